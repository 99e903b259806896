import { Label, List, ListItem } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Execution } from "./executions";
import type { DatabaseResult } from "./result";

/** What became of each database. */
export function DatabaseTable({ databases, type }: { databases: DatabaseResult[]; type: Execution["type"] }) {
  const { t } = useTranslation("history");
  const format = useFormat();
  const has = (test: (database: DatabaseResult) => boolean) => databases.some(test);
  const bytes = (value: number | null) => (value === null ? "–" : format.bytes(value));
  const withTarget = has(({ target }) => target !== null);
  const withPlain = has(({ plainSize }) => plainSize !== null);
  const withStored = has(({ storedSize }) => storedSize !== null);
  return (
    <Table aria-label={t("databases")} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>{t("database")}</Th>
          {withTarget && <Th>{t("target")}</Th>}
          <Th>{t("state")}</Th>
          {withPlain && <Th>{t("plainSize")}</Th>}
          {withStored && <Th>{t("storedSize")}</Th>}
          <Th width={40}>{t("notes")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {databases.map((database) => (
          <Tr key={`${database.name} ${database.target ?? ""}`}>
            <Td dataLabel={t("database")}>{database.name}</Td>
            {withTarget && <Td dataLabel={t("target")}>{database.target ?? "–"}</Td>}
            <Td dataLabel={t("state")}>
              <Label variant="outline" status={database.done ? "success" : "danger"}>
                {t(database.done ? `databaseDone.${type}` : "databaseFailed")}
              </Label>
            </Td>
            {withPlain && <Td dataLabel={t("plainSize")}>{bytes(database.plainSize)}</Td>}
            {withStored && <Td dataLabel={t("storedSize")}>{bytes(database.storedSize)}</Td>}
            <Td dataLabel={t("notes")}>
              <Notes database={database} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Notes({ database: { error, warnings } }: { database: DatabaseResult }) {
  const notes = error ? [error, ...warnings] : warnings;
  if (notes.length < 2) {
    return notes[0] ?? "–";
  }
  return (
    <List isPlain>
      {notes.map((note) => (
        <ListItem key={note}>{note}</ListItem>
      ))}
    </List>
  );
}
