import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
  Title,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { listChange, readDetails, textOf, type Change, type Json } from "./diff";
import "./audit.css";

/** What one line of the trail tells: the change as before and after, then everything else. */
export function AuditDetails({ entry }: { entry: Schema["AuditEntry"] }) {
  const { t } = useTranslation("audit");
  const { changes, isUpdate, rest } = readDetails(entry.details as { [name: string]: Json });
  return (
    <Stack hasGutter>
      {isUpdate && (
        <StackItem>
          {changes.length > 0 ? <Changes changes={changes} /> : <p>{t("diff.nothing")}</p>}
        </StackItem>
      )}
      {rest.length > 0 && (
        <StackItem>
          <Title headingLevel="h2" size="md">
            {t(isUpdate ? "diff.state" : "diff.details")}
          </Title>
          <Facts facts={rest.map(([name, value]) => [name, textOf(value) || "–"])} />
        </StackItem>
      )}
      <StackItem>
        <Title headingLevel="h2" size="md">
          {t("diff.origin")}
        </Title>
        <Facts
          facts={[
            [t("ip"), entry.ipAddress ?? "–"],
            [t("agent"), entry.userAgent ?? "–"],
            [t("apiKey"), entry.apiKeyId ?? t("noApiKey")],
            [t("resourceId"), entry.resourceId ?? "–"],
            [t("sequence"), entry.sequence === null ? t("unchained") : String(entry.sequence)],
            [t("hash"), entry.hash ?? "–"],
          ]}
        />
      </StackItem>
    </Stack>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <DescriptionList
      className="audit-facts"
      isHorizontal
      isCompact
      horizontalTermWidthModifier={{ md: "14rem" }}
    >
      {facts.map(([term, text]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription className="console-mono">{text}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("audit");
  return (
    <Table aria-label={t("diff.title")} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th width={25}>{t("diff.field")}</Th>
          <Th>{t("diff.before")}</Th>
          <Th>{t("diff.after")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => (
          <Tr key={change.path}>
            <Td dataLabel={t("diff.field")} className="console-mono">
              {change.path}
            </Td>
            <Sides change={change} />
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Sides({ change: { before, after, secret } }: { change: Change }) {
  const { t } = useTranslation("audit");
  const titles = { before: t("diff.before"), after: t("diff.after") };
  if (secret) {
    return (
      <>
        <Td dataLabel={titles.before}>{t("diff.hidden")}</Td>
        <Td dataLabel={titles.after}>{t("diff.secretChanged")}</Td>
      </>
    );
  }
  const list = listChange(before, after);
  const old = list ? list.removed : [textOf(before)].filter(Boolean);
  const now = list ? list.added : [textOf(after)].filter(Boolean);
  return (
    <>
      <Td dataLabel={titles.before} className="console-mono">
        {old.length === 0
          ? t(list ? "diff.noneRemoved" : "diff.absent")
          : old.map((text) => (
              <del key={text} className="audit-side">
                {text}
              </del>
            ))}
      </Td>
      <Td dataLabel={titles.after} className="console-mono">
        {now.length === 0
          ? t(list ? "diff.noneAdded" : "diff.absent")
          : now.map((text) => (
              <ins key={text} className="audit-side">
                {text}
              </ins>
            ))}
      </Td>
    </>
  );
}
