import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import { line, scale, ticks, type Point } from "./chart";

interface GrowthChartProps {
  label: string;
  points: readonly Point[];
  write: (value: number) => string;
  /** 1024 for bytes. */
  base: number;
}

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 76;
const BOTTOM = 28;
const TOP = 12;
const RIGHT = 12;
const PLOT = { width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM };

/** How a value grew. What it shows is also in a table beside it, so it is one picture for screen readers. */
export function GrowthChart({ label, points, write, base }: GrowthChartProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) {
    return null;
  }
  const lines = ticks(Math.max(...points.map(({ value }) => value)), base);
  const { x, y } = scale(points, PLOT, lines.at(-1) ?? 0);
  const path = line(points.map(({ at, value }) => [x(at), y(value)]));
  const day = (at: number) => format.date(new Date(at).toISOString());
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="explorer-chart"
      role="img"
      aria-label={t("history.picture", {
        label,
        first: write(first.value),
        from: day(first.at),
        last: write(last.value),
        to: day(last.at),
      })}
    >
      <g transform={`translate(${LEFT} ${TOP})`}>
        {lines.map((value) => (
          <g key={value} transform={`translate(0 ${y(value)})`}>
            <line className="grid" x2={PLOT.width} />
            <text x={-8} dy="0.32em" textAnchor="end">
              {write(value)}
            </text>
          </g>
        ))}
        <path className="area" d={`${path} L${x(last.at)} ${PLOT.height} L${x(first.at)} ${PLOT.height} Z`} />
        <path className="line" d={path} />
        {points.map(({ at, value }) => (
          <circle key={at} className="point" cx={x(at)} cy={y(value)} r={points.length > 40 ? 2 : 3}>
            <title>{`${format.time(new Date(at).toISOString())}: ${write(value)}`}</title>
          </circle>
        ))}
        {first !== last && <text y={PLOT.height + BOTTOM - 8}>{day(first.at)}</text>}
        <text x={PLOT.width} y={PLOT.height + BOTTOM - 8} textAnchor="end">
          {day(last.at)}
        </text>
      </g>
    </svg>
  );
}
