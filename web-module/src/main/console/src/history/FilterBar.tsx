import {
  Button,
  FormSelect,
  FormSelectOption,
  InputGroup,
  InputGroupItem,
  InputGroupText,
  TextInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { dayOf, isNarrowed, lastDayOf, startOf, STATUSES, TYPES, type Filters } from "./filters";
import { JobFilter } from "./JobFilter";

type Change = (key: keyof Filters, value: string) => void;

/** What the list is narrowed to. */
export function FilterBar({
  filters,
  jobName,
  onChange,
  onClear,
}: {
  filters: Filters;
  /** Of the job that is filtered by, when it is known already. */
  jobName?: string;
  onChange: Change;
  onClear: () => void;
}) {
  const { t } = useTranslation(["history", "app"]);
  const may = useMay();
  return (
    <Toolbar aria-label={t("filters")}>
      <ToolbarContent>
        <ToolbarItem>
          <Choice
            label={t("status")}
            all={t("anyStatus")}
            value={filters.status}
            options={STATUSES.map((value) => ({ value, label: t(`app:status.${value.toLowerCase()}`) }))}
            onChange={(value) => onChange("status", value)}
          />
        </ToolbarItem>
        <ToolbarItem>
          <Choice
            label={t("what")}
            all={t("anyType")}
            value={filters.type}
            options={TYPES.map((value) => ({ value, label: t(`app:executionType.${value}`) }))}
            onChange={(value) => onChange("type", value)}
          />
        </ToolbarItem>
        {(may("jobs:read") || filters.jobId) && (
          <ToolbarItem>
            <JobFilter
              jobId={filters.jobId}
              jobName={jobName}
              onChange={(value) => onChange("jobId", value)}
            />
          </ToolbarItem>
        )}
        <ToolbarItem>
          <Day
            label={t("from")}
            value={filters.from ? dayOf(filters.from) : ""}
            onChange={(day) => onChange("from", startOf(day))}
          />
        </ToolbarItem>
        <ToolbarItem>
          <Day
            label={t("to")}
            value={filters.to ? lastDayOf(filters.to) : ""}
            onChange={(day) => onChange("to", startOf(day, 1))}
          />
        </ToolbarItem>
        {isNarrowed(filters) && (
          <ToolbarItem>
            <Button variant="link" onClick={onClear}>
              {t("clear")}
            </Button>
          </ToolbarItem>
        )}
      </ToolbarContent>
    </Toolbar>
  );
}

function Choice({
  label,
  all,
  value = "",
  options,
  onChange,
}: {
  label: string;
  all: string;
  value?: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <FormSelect aria-label={label} value={value} onChange={(_, chosen) => onChange(chosen)}>
      <FormSelectOption value="" label={all} />
      {options.map((option) => (
        <FormSelectOption key={option.value} {...option} />
      ))}
    </FormSelect>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <InputGroup>
      <InputGroupText>{label}</InputGroupText>
      <InputGroupItem>
        <TextInput type="date" aria-label={label} value={value} onChange={(_, day) => onChange(day)} />
      </InputGroupItem>
    </InputGroup>
  );
}
