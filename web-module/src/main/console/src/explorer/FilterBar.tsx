import {
  Button,
  FormSelect,
  FormSelectOption,
  SearchInput,
  TextInput,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
  ToolbarToggleGroup,
} from "@patternfly/react-core";
import FilterIcon from "@patternfly/react-icons/dist/esm/icons/filter-icon";
import { memo, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isFiltered, NO_FILTERS, type BackupFilters } from "./filters";
import { useEngines, useUsage } from "./queries";

interface FilterBarProps {
  destinationId: string;
  filters: BackupFilters;
  onChange: (changes: Partial<BackupFilters>) => void;
}

export function FilterBar({ destinationId, filters, onChange }: FilterBarProps) {
  const { t } = useTranslation("explorer");
  const engines = useEngines().data ?? [];
  const jobs = (useUsage(destinationId).data?.perJob ?? []).filter(({ jobId }) => jobId !== null);
  return (
    <Toolbar clearAllFilters={() => onChange(NO_FILTERS)}>
      <ToolbarContent>
        <ToolbarItem>
          <SearchField value={filters.search} onChange={onChange} />
        </ToolbarItem>
        <ToolbarToggleGroup toggleIcon={<FilterIcon />} breakpoint="xl">
          <ToolbarGroup variant="filter-group">
            <ToolbarItem>
              <FormSelect
                aria-label={t("filter.type")}
                value={filters.type}
                onChange={(_, type) => onChange({ type })}
              >
                <FormSelectOption value="" label={t("filter.everyType")} />
                <FormSelectOption value="BACKUP" label={t("filter.databases")} />
                {engines.map(({ id, name }) => (
                  <FormSelectOption key={id} value={id} label={name} />
                ))}
                <FormSelectOption value="SYSTEM" label={t("filter.system")} />
              </FormSelect>
            </ToolbarItem>
            <ToolbarItem>
              <FormSelect
                aria-label={t("filter.job")}
                value={filters.job}
                onChange={(_, job) => onChange({ job })}
              >
                <FormSelectOption value="" label={t("filter.everyJob")} />
                {jobs.map(({ jobId, jobName }) => (
                  <FormSelectOption key={jobId} value={jobId ?? ""} label={jobName ?? jobId ?? ""} />
                ))}
              </FormSelect>
            </ToolbarItem>
            {(["from", "to"] as const).map((bound) => (
              <ToolbarItem key={bound} className="explorer-day">
                <label htmlFor={`explorer-${bound}`}>{t(`filter.${bound}`)}</label>
                <TextInput
                  id={`explorer-${bound}`}
                  type="date"
                  value={filters[bound]}
                  onChange={(_, day) => onChange({ [bound]: day })}
                />
              </ToolbarItem>
            ))}
            {isFiltered(filters) && (
              <ToolbarItem>
                <Button variant="link" onClick={() => onChange(NO_FILTERS)}>
                  {t("filter.clear")}
                </Button>
              </ToolbarItem>
            )}
          </ToolbarGroup>
        </ToolbarToggleGroup>
      </ToolbarContent>
    </Toolbar>
  );
}

/** Long enough that typing asks the server once, short enough to feel immediate. */
const PAUSE_MS = 250;

/** Keeps what is typed to itself until there is a pause: nothing else is drawn for a key. */
const SearchField = memo(function SearchField({
  value,
  onChange,
}: {
  value: string;
  onChange: FilterBarProps["onChange"];
}) {
  const { t } = useTranslation("explorer");
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) {
      return;
    }
    const timer = setTimeout(() => onChange({ search: text }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <SearchInput
      aria-label={t("filter.search")}
      placeholder={t("filter.searchPlaceholder")}
      value={text}
      onChange={(_, typed) => setText(typed)}
      onClear={() => onChange({ search: "" })}
    />
  );
});
