import { useTranslation } from "react-i18next";
import { SelectField, SwitchField, TextField } from "../../components/fields";
import { useAdapters } from "../api";
import { DatabasePicker } from "./DatabasePicker";
import type { SectionProps } from "./JobEditor";
import { NoAdapters } from "./NoAdapters";
import { Section } from "./Section";

export function SourceSection({ job, form, change, errorOf }: SectionProps) {
  const { t } = useTranslation("jobs");
  const sources = useAdapters("database");
  const known = sources.data ?? (job ? [job.source] : []);
  const source = sources.data?.find(({ id }) => id === form.sourceId);
  return (
    <Section id="source" title={t("section.source")}>
      <TextField
        label={t("name")}
        required
        value={form.name}
        onChange={(name) => change({ name })}
        error={errorOf("nameMissing")}
        autoComplete="off"
      />
      <SelectField
        label={t("source")}
        required
        value={form.sourceId}
        onChange={(sourceId) => change({ sourceId, allDatabases: true, databases: [] })}
        options={[
          { value: "", label: t("choose"), isDisabled: true },
          ...known.map(({ id, name, adapterId }) => ({ value: id, label: `${name} (${adapterId})` })),
        ]}
        isDisabled={!sources.data}
        error={errorOf("sourceMissing")}
      />
      <NoAdapters type="database" />
      {form.sourceId && (
        <DatabasePicker source={source} form={form} change={change} error={errorOf("databasesMissing")} />
      )}
      <SwitchField
        label={t("enabled")}
        help={t(form.enabled ? "enabledHelp" : "disabledHelp")}
        value={form.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </Section>
  );
}
