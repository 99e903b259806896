import { Label, Skeleton, type LabelProps } from "@patternfly/react-core";
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { Time } from "../components/Time";
import { AuditDetails } from "./AuditDetails";
import { subjectOf } from "./links";

type Entry = Schema["AuditEntry"];

const COLORS: Partial<Record<Entry["action"], Pick<LabelProps, "color" | "status">>> = {
  CREATE: { color: "green" },
  UPDATE: { color: "blue" },
  DELETE: { color: "red" },
  EXECUTE: { color: "teal" },
  EXPORT: { color: "orange" },
  DENIED: { status: "danger" },
  LOGIN_FAILED: { status: "warning" },
};
const SKELETON_ROWS = [1, 2, 3, 4, 5, 6, 7, 8];
const COLUMNS = 5;

interface AuditTableProps {
  /** Undefined while they are being read. */
  entries: readonly Entry[] | undefined;
  /** The id of the line whose particulars are shown. */
  open: string | null;
  onOpen: (id: string | null) => void;
}

export function AuditTable({ entries, open, onOpen }: AuditTableProps) {
  const { t } = useTranslation("audit");
  const titles = [t("time"), t("user"), t("action"), t("what")];
  return (
    <Table aria-label={t("title")} variant="compact" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th screenReaderText={t("expand")} />
          {titles.map((title) => (
            <Th key={title}>{title}</Th>
          ))}
        </Tr>
      </Thead>
      {entries === undefined && (
        <Tbody>
          {SKELETON_ROWS.map((row) => (
            <Tr key={row}>
              <Td colSpan={COLUMNS}>
                <Skeleton screenreaderText={row === 1 ? t("app:loading") : ""} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      )}
      {entries?.map((entry, row) => {
        const isOpen = entry.id === open;
        return (
          <Tbody key={entry.id} isExpanded={isOpen}>
            <Tr isContentExpanded={isOpen}>
              <Td
                expand={{
                  rowIndex: row,
                  isExpanded: isOpen,
                  expandId: "audit",
                  onToggle: () => onOpen(isOpen ? null : entry.id),
                }}
              />
              <Td dataLabel={titles[0]} modifier="nowrap">
                <Time at={entry.timestamp} />
              </Td>
              <Td dataLabel={titles[1]} className="audit-breaks">
                <div>
                  {entry.userEmail ?? entry.userId ?? t("system")}{" "}
                  {entry.apiKeyId && <Label isCompact>{t("byKey")}</Label>}
                </div>
              </Td>
              <Td dataLabel={titles[2]} modifier="nowrap">
                <div>
                  <Label variant="outline" isCompact {...(COLORS[entry.action] ?? { color: "grey" })}>
                    {t(`actions.${entry.action}`)}
                  </Label>
                </div>
              </Td>
              <Td dataLabel={titles[3]} className="audit-breaks">
                <div>
                  <Subject entry={entry} />
                </div>
              </Td>
            </Tr>
            {isOpen && (
              <Tr isExpanded>
                <Td colSpan={COLUMNS}>
                  <ExpandableRowContent>
                    <AuditDetails entry={entry} />
                  </ExpandableRowContent>
                </Td>
              </Tr>
            )}
          </Tbody>
        );
      })}
    </Table>
  );
}

/** What it was done to, by its name when the line tells it. */
function Subject({ entry }: { entry: Entry }) {
  const { resource, resourceId, userId, details } = entry;
  const place = subjectOf(entry);
  const { t } = useTranslation("audit");
  const id = resource === "AUTH" && resourceId === userId ? null : resourceId;
  const name = [details.name, details.path, details.email, id].find(
    (text): text is string => typeof text === "string" && text !== "",
  );
  return (
    <>
      {t(`resources.${resource}`)}
      {name && ": "}
      {name && (place ? <Link to={place}>{name}</Link> : name)}
    </>
  );
}
