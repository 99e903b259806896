import {
  Button,
  SearchInput,
  ToggleGroup,
  ToggleGroupItem,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import CopyIcon from "@patternfly/react-icons/dist/esm/icons/copy-icon";
import DownloadIcon from "@patternfly/react-icons/dist/esm/icons/download-icon";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useAlerts } from "../components/Alerts";
import { saveFile } from "../components/saveFile";
import { useFormat } from "../i18n/format";
import type { LogLine } from "./executions";
import { asText, LEVELS, matching, type Level } from "./logLines";
import { LogLines } from "./LogLines";

/** A log that is searched, narrowed, copied and kept. Level and search are in the address. */
export function Log({
  lines,
  name,
  isLive,
}: {
  lines: readonly LogLine[];
  /** Of the file it is kept in. */
  name: string;
  isLive: boolean;
}) {
  const { t } = useTranslation("history");
  const format = useFormat();
  const { addAlert, addError } = useAlerts();
  const [query, setQuery] = useSearchParams();
  const level = LEVELS.find((one) => one === query.get("level")) ?? "all";
  const search = query.get("search") ?? "";
  const found = useMemo(() => matching(lines, level, search), [lines, level, search]);

  function narrow(key: "level" | "search", value: Level | string) {
    const next = new URLSearchParams(query);
    if (value === "" || value === "all") {
      next.delete(key);
    } else {
      next.set(key, value);
    }
    setQuery(next, { replace: true });
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(asText(found));
      addAlert(t("copied"));
    } catch (problem) {
      addError(t("notCopied"), problem);
    }
  }

  /** The whole log, whatever is shown of it. */
  function download() {
    saveFile(new Blob([asText(lines)], { type: "text/plain" }), new Headers(), `${name}.log`);
  }

  return (
    <>
      <Toolbar aria-label={t("log")}>
        <ToolbarContent>
          <ToolbarItem>
            <SearchInput
              aria-label={t("searchLog")}
              placeholder={t("searchLog")}
              value={search}
              onChange={(_, value) => narrow("search", value)}
              onClear={() => narrow("search", "")}
            />
          </ToolbarItem>
          <ToolbarItem>
            <ToggleGroup aria-label={t("level")}>
              {LEVELS.map((one) => (
                <ToggleGroupItem
                  key={one}
                  buttonId={`level-${one}`}
                  text={t(`levels.${one}`)}
                  isSelected={level === one}
                  onChange={() => narrow("level", one)}
                />
              ))}
            </ToggleGroup>
          </ToolbarItem>
          <ToolbarItem alignSelf="center">
            <span role="status" className="console-subtle">
              {found.length === lines.length
                ? t("lines", { count: lines.length })
                : t("linesOf", { shown: format.number(found.length), count: lines.length })}
            </span>
          </ToolbarItem>
          {window.isSecureContext && (
            <ToolbarItem align={{ default: "alignEnd" }}>
              <Button variant="secondary" icon={<CopyIcon />} onClick={() => void copy()}>
                {t("copy")}
              </Button>
            </ToolbarItem>
          )}
          <ToolbarItem>
            <Button variant="secondary" icon={<DownloadIcon />} onClick={download}>
              {t("download")}
            </Button>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {found.length > 0 ? (
        <LogLines lines={found} isLive={isLive} />
      ) : (
        <p>{t(lines.length > 0 ? "noLineMatches" : isLive ? "noLinesYet" : "noLines")}</p>
      )}
    </>
  );
}
