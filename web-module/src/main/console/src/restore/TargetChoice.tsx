import { Alert, Button, ExpandableSection, List, ListItem, Skeleton } from "@patternfly/react-core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { toNewAdapter } from "../app/paths";
import { wordsOf } from "../components/Alerts";
import { SelectField } from "../components/fields";
import { ExistingDatabase } from "./ExistingDatabase";
import type { Existing } from "./mapping";

interface TargetChoiceProps {
  engine: string;
  sources: readonly Schema["Adapter"][];
  target: Schema["Adapter"] | undefined;
  existing: UseQueryResult<Existing[]>;
  onChange: (id: string) => void;
}

/** The server that gets the databases, and what it has already. */
export function TargetChoice({ engine, sources, target, existing, onChange }: TargetChoiceProps) {
  const { t } = useTranslation("restore");
  if (!target) {
    return (
      <Alert isInline variant="warning" title={t("target.none", { engine })}>
        <Link to={toNewAdapter("database")}>{t("target.add")}</Link>
      </Alert>
    );
  }
  return (
    <>
      <SelectField
        label={t("target.label")}
        help={t("target.help", { engine })}
        value={target.id}
        onChange={onChange}
        options={sources.map(({ id, name, metadata }) => ({
          value: id,
          label: [name, metadata.version].filter(Boolean).join(" · "),
        }))}
      />
      {existing.isError ? (
        <Alert
          isInline
          variant="danger"
          title={t("target.unreachable", { target: target.name })}
          actionLinks={
            <Button variant="link" isInline onClick={() => void existing.refetch()}>
              {t("again")}
            </Button>
          }
        >
          {wordsOf(existing.error)}
        </Alert>
      ) : existing.data ? (
        <ExpandableSection toggleText={t("target.has", { count: existing.data.length })}>
          <List aria-label={t("target.databases")}>
            {existing.data.map((database) => (
              <ListItem key={database.name}>
                <ExistingDatabase {...database} />
              </ListItem>
            ))}
          </List>
        </ExpandableSection>
      ) : (
        <Skeleton screenreaderText={t("target.reading")} />
      )}
    </>
  );
}
