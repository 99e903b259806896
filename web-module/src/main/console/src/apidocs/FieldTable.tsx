import { Label } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Prose } from "./Prose";
import type { Field } from "./schema";

interface FieldTableProps {
  label: string;
  /** `where` is the part of the request that a parameter is in. */
  fields: readonly (Field & { where?: string })[];
}

export function FieldTable({ label, fields }: FieldTableProps) {
  const { t } = useTranslation("apidocs");
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th width={30}>{t("field")}</Th>
          <Th width={25}>{t("type")}</Th>
          <Th>{t("meaning")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {fields.map((field) => (
          <Tr key={`${field.where} ${field.path}`}>
            <Td dataLabel={t("field")}>
              <div>
                <span className="console-mono">{field.path}</span>{" "}
                {field.required && (
                  <Label isCompact variant="outline" color="orange">
                    {t("required")}
                  </Label>
                )}
              </div>
            </Td>
            <Td dataLabel={t("type")} className="console-mono">
              {field.type}
            </Td>
            <Td dataLabel={t("meaning")}>
              <div>
                {field.where && <span className="console-subtle">{field.where}</span>}
                {field.description && <Prose text={field.description} />}
                {field.rules.length > 0 && (
                  <div className="console-mono console-subtle apidocs-rules">{field.rules.join(" · ")}</div>
                )}
              </div>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
