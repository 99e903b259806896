import { Checkbox, Skeleton } from "@patternfly/react-core";
import { Td, Tr } from "@patternfly/react-table";
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

const COLUMNS_AT_MOST = 9;

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
    <Tr data-index={index} aria-rowindex={index + 2} isRowSelected={chosen}>
      <Td className="explorer-choose">
        <Checkbox
          id={`choose-${index}`}
          aria-label={t("choose", { name: row.name })}
          isChecked={chosen}
          onChange={(event, on) =>
            void onChoose(row, index, on, (event.nativeEvent as unknown as MouseEvent).shiftKey)
          }
        />
      </Td>
      {narrow ? (
        <NarrowCell destinationId={destinationId} row={row} />
      ) : (
        <WideCells {...{ destinationId, row }} />
      )}
      <Td isActionCell>
        <RowMenu destinationId={destinationId} row={row} />
      </Td>
    </Tr>
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
  const folder = row.path.slice(0, -row.name.length - 1);
  return (
    <>
      <Td>
        <Lines
          first={<Link to={toBackup(destinationId, row.path)}>{row.name}</Link>}
          second={folder}
          title={row.path}
        />
      </Td>
      <Td>
        <Lines
          first={originOf(row) ?? t(row.safetyCopy ? "origin.safetyCopy" : "origin.unknown")}
          second={[row.sourceName, row.safetyCopy && row.jobName && t("origin.safetyCopy")]
            .filter(Boolean)
            .join(" · ")}
        />
      </Td>
      <Td>
        <Lines first={databases || "–"} title={databases} />
      </Td>
      <Td>{format.bytes(row.size)}</Td>
      <Td>
        <Time at={row.createdAt} />
      </Td>
      <Td>
        <VerificationLabel verification={row.verification} />
      </Td>
      <Td>
        <Protection row={row} />
      </Td>
    </>
  );
}

function NarrowCell({ destinationId, row }: CellsProps) {
  const format = useFormat();
  return (
    <Td>
      <Lines
        first={<Link to={toBackup(destinationId, row.path)}>{row.name}</Link>}
        second={
          <>
            <Time at={row.createdAt} /> · {format.bytes(row.size)} ·{" "}
            {[originOf(row), ...row.databases].filter(Boolean).join(" · ")}
          </>
        }
        title={row.path}
      />
      <div className="explorer-badges">
        <VerificationLabel verification={row.verification} />
        <Protection row={row} />
      </div>
    </Td>
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
export function LoadingRow({ index }: { index: number }) {
  const { t } = useTranslation();
  return (
    <Tr data-index={index} aria-rowindex={index + 2}>
      <Td colSpan={COLUMNS_AT_MOST}>
        <Skeleton screenreaderText={t("loading")} />
      </Td>
    </Tr>
  );
}

/** Takes the place of rows that are not in the document. */
export function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={COLUMNS_AT_MOST} style={{ height, padding: 0 }} />
    </tr>
  ) : null;
}
