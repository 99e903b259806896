import {
  Chart,
  ChartArea,
  ChartAxis,
  ChartScatter,
  ChartVoronoiContainer,
} from "@patternfly/react-charts/victory";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import { ticks, type Point } from "./chart";

interface GrowthChartProps {
  label: string;
  points: readonly Point[];
  write: (value: number) => string;
  /** 1024 for bytes. */
  base: number;
}

const SIZE = { width: 640, height: 240 };
const PADDING = { top: 12, right: 28, bottom: 40, left: 84 };
/** More days than that would overlap. */
const DAYS = 4;

/** How a value grew. What it shows is also in a table beside it, so it is one picture for screen readers. */
export function GrowthChart({ label, points, write, base }: GrowthChartProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) {
    return null;
  }
  const lines = ticks(Math.max(...points.map(({ value }) => value)), base);
  const data = points.map(({ at, value }) => ({ x: new Date(at), y: value }));
  const day = (at: number | Date) => format.date(new Date(at).toISOString());
  const moment = (at: Date) => format.time(at.toISOString());
  return (
    <div
      role="img"
      aria-label={t("history.picture", {
        label,
        first: write(first.value),
        from: day(first.at),
        last: write(last.value),
        to: day(last.at),
      })}
    >
      <div aria-hidden>
        <Chart
          {...SIZE}
          padding={PADDING}
          scale={{ x: "time", y: "linear" }}
          domain={{ y: [0, lines.at(-1) ?? 1] }}
          containerComponent={
            <ChartVoronoiContainer
              constrainToVisibleArea
              labels={({ datum }: { datum: { x: Date; y: number } }) =>
                `${moment(datum.x)}: ${write(datum.y)}`
              }
              voronoiBlacklist={["area"]}
            />
          }
        >
          <ChartAxis tickCount={DAYS} tickFormat={day} fixLabelOverlap />
          <ChartAxis dependentAxis showGrid tickValues={lines} tickFormat={write} />
          <ChartArea name="area" data={data} />
          <ChartScatter name="points" data={data} size={points.length > 40 ? 2 : 3} />
        </Chart>
      </div>
    </div>
  );
}
