import { Checkbox, Skeleton } from "@patternfly/react-core";
import { memo, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { toBackup } from "../app/paths";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { Protection } from "./Protection";
import { RowMenu } from "./RowMenu";
import { VerificationLabel } from "./VerificationLabel";

type Row = Schema["BackupRow"];

interface BackupRowProps {
  destinationId: string;
  row: Row;
  index: number;
  narrow: boolean;
  chosen: boolean;
  onChoose: (row: Row, index: number, on: boolean, range: boolean) => Promise<void>;
}

/** How many columns the table has. */
const COLUMNS = { wide: 9, narrow: 3 };

// The components for rows and cells of PatternFly measure every cell and then draw it again, which is too slow for
// scrolling; these are their classes.
const ROW = "pf-v6-c-table__tr";
const CELL = "pf-v6-c-table__td";

/** Drawn again only when something about this row has changed. */
export const BackupRow = memo(function BackupRow({
  destinationId,
  row,
  index,
  narrow,
  chosen,
  onChoose,
}: BackupRowProps) {
  const { t } = useTranslation("explorer");
  return (
    // The head is the first row.
    <tr className={ROW} data-index={index} aria-rowindex={index + 2} data-chosen={chosen || undefined}>
      <td className={`${CELL} explorer-choose`}>
        <Checkbox
          id={`choose-${index}`}
          aria-label={t("choose", { name: row.name })}
          isChecked={chosen}
          onChange={(event, on) =>
            void onChoose(row, index, on, (event.nativeEvent as unknown as MouseEvent).shiftKey)
          }
        />
      </td>
      {narrow ? (
        <NarrowCell destinationId={destinationId} row={row} />
      ) : (
        <WideCells {...{ destinationId, row }} />
      )}
      <td className={`${CELL} pf-v6-c-table__action`}>
        <RowMenu destinationId={destinationId} row={row} />
      </td>
    </tr>
  );
});

interface CellsProps {
  destinationId: string;
  row: Row;
}

function WideCells({ destinationId, row }: CellsProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const databases = row.databases.join(", ");
  return (
    <>
      <td className={CELL}>
        <Link className="explorer-name" to={toBackup(destinationId, row.path)} title={row.path}>
          {row.name}
        </Link>
      </td>
      <td className={CELL}>
        <Lines
          first={originOf(row) ?? t(row.safetyCopy ? "origin.safetyCopy" : "origin.unknown")}
          second={[row.sourceName, row.safetyCopy && row.jobName && t("origin.safetyCopy")]
            .filter(Boolean)
            .join(" · ")}
        />
      </td>
      <td className={CELL}>
        <Lines first={databases || "–"} title={databases} />
      </td>
      <td className={CELL}>{format.bytes(row.size)}</td>
      <td className={CELL}>
        <Lines first={format.date(row.createdAt)} second={<Time at={row.createdAt} relative />} />
      </td>
      <td className={CELL}>
        <VerificationLabel verification={row.verification} />
      </td>
      <td className={CELL}>
        <Protection row={row} />
      </td>
    </>
  );
}

function NarrowCell({ destinationId, row }: CellsProps) {
  const format = useFormat();
  return (
    <td className={CELL}>
      <Link className="explorer-name" to={toBackup(destinationId, row.path)} title={row.path}>
        {row.name}
      </Link>
      <Lines
        first={
          <>
            <Time at={row.createdAt} /> · {format.bytes(row.size)} ·{" "}
            {[originOf(row), ...row.databases].filter(Boolean).join(" · ")}
          </>
        }
      />
      <div className="explorer-badges">
        <VerificationLabel verification={row.verification} />
        <Protection row={row} />
      </div>
    </td>
  );
}

function originOf(row: Row): string | null {
  return row.jobName ?? row.sourceName;
}

function Lines({
  first,
  second,
  title,
}: {
  first: React.ReactNode;
  second?: React.ReactNode;
  title?: string;
}) {
  return (
    <div className="explorer-lines" title={title}>
      <div>{first}</div>
      {second && <div className="console-subtle">{second}</div>}
    </div>
  );
}

/** A row that has not been read yet. */
export function LoadingRow({ index, narrow }: { index: number; narrow: boolean }) {
  const { t } = useTranslation();
  return (
    <tr className={ROW} data-index={index} aria-rowindex={index + 2}>
      <td className={CELL} colSpan={COLUMNS[narrow ? "narrow" : "wide"]}>
        <Skeleton screenreaderText={t("loading")} />
      </td>
    </tr>
  );
}

/** Takes the place of rows that are not in the document. */
export function Spacer({ height, narrow }: { height: number; narrow: boolean }) {
  return height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={COLUMNS[narrow ? "narrow" : "wide"]} style={{ height, padding: 0 }} />
    </tr>
  ) : null;
}
