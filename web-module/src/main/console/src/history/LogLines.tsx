import { Button } from "@patternfly/react-core";
import ArrowDownIcon from "@patternfly/react-icons/dist/esm/icons/arrow-down-icon";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { LogLine } from "./executions";
import "./history.css";

/** Of a line that is not broken; longer ones are measured when they are shown. */
const LINE_HEIGHT_PX = 21;
/** So near to the end counts as there. */
const NEAR_PX = 24;

/**
 * The lines in a box of their own. While it is live the newest stay in sight, until the reader scrolls up; back at the
 * end they do again.
 */
export function LogLines({ lines, isLive }: { lines: readonly LogLine[]; isLive: boolean }) {
  const { t } = useTranslation("history");
  const box = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [follows, setFollows] = useState(isLive);
  // eslint-disable-next-line react-hooks/incompatible-library -- it only concerns the React compiler, which is not used
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT_PX,
    overscan: 30,
  });
  const height = rows.getTotalSize();
  useLayoutEffect(() => {
    if (follows && isLive && box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [follows, isLive, height]);

  function onScroll() {
    const { scrollTop, scrollHeight, clientHeight } = box.current as HTMLDivElement;
    if (scrollTop < lastTop.current) {
      setFollows(false);
    } else if (scrollHeight - scrollTop - clientHeight < NEAR_PX) {
      setFollows(true);
    }
    lastTop.current = scrollTop;
  }

  return (
    <div className="history-log">
      <div
        ref={box}
        className="history-log-box"
        onScroll={onScroll}
        role="region"
        aria-label={t("log")}
        tabIndex={0}
      >
        <ol style={{ height }}>
          {rows.getVirtualItems().map(({ key, index, start }) => (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
            >
              <Line line={lines[index] as LogLine} />
            </li>
          ))}
        </ol>
      </div>
      {isLive && !follows && (
        <Button
          className="history-follow"
          variant="primary"
          size="sm"
          icon={<ArrowDownIcon />}
          onClick={() => setFollows(true)}
        >
          {t("follow")}
        </Button>
      )}
    </div>
  );
}

function Line({ line: { timestamp, level, stage, message, details } }: { line: LogLine }) {
  const { t } = useTranslation(["history", "app"]);
  const format = useFormat();
  return (
    <>
      <time dateTime={timestamp} title={format.exactTime(timestamp)}>
        {format.clock(timestamp)}
      </time>
      <span className={`history-level history-level-${level}`}>{t(`levelWord.${level}`)}</span>
      <span className="history-log-text">
        {message}
        {details && <span className="history-log-details">{details}</span>}
      </span>
      <span className="history-log-stage">{t(`app:stage.${stage}`)}</span>
    </>
  );
}
