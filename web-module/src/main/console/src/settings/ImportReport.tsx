import { Alert, List, ListItem } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";

const KINDS = ["created", "updated", "kept"] as const;

/** What an import did, or would do. */
export function ImportReport({ report, checkOnly }: { report: Schema["ImportReport"]; checkOnly: boolean }) {
  const { t } = useTranslation("settings");
  const sections = [...new Set(KINDS.flatMap((kind) => Object.keys(report[kind])))].sort();
  return (
    <Alert
      isInline
      isLiveRegion
      variant={checkOnly ? "info" : "success"}
      title={t(checkOnly ? "report.checked" : "report.done")}
    >
      {sections.length === 0 ? (
        <p>{t("report.nothing")}</p>
      ) : (
        <Table aria-label={t("report.title")} variant="compact" borders={false} gridBreakPoint="">
          <Thead>
            <Tr>
              <Th>{t("report.section")}</Th>
              {KINDS.map((kind) => (
                <Th key={kind}>{t(`report.${kind}`)}</Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {sections.map((section) => (
              <Tr key={section}>
                <Td>{t(`report.sections.${section}`, { defaultValue: section })}</Td>
                {KINDS.map((kind) => (
                  <Td key={kind}>{report[kind][section] ?? 0}</Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {report.warnings.length > 0 && (
        <>
          <p>{t("report.warnings")}</p>
          <List>
            {report.warnings.map((warning) => (
              <ListItem key={warning}>{warning}</ListItem>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
