import { Button, ExpandableSection, Flex, Form, Grid, GridItem } from "@patternfly/react-core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../components/fields";
import { isWide } from "../components/isWide";
import { ACTIONS, FILTERS, RESOURCES, type FilterName } from "./filters";

interface AuditFiltersProps {
  params: URLSearchParams;
  onChange: (changes: Partial<Record<FilterName, string>>) => void;
}

/** What of the trail is shown. Choices and times hold at once, texts when they are sent off. */
export function AuditFilters({ params, onChange }: AuditFiltersProps) {
  const { t } = useTranslation("audit");
  const value = (name: FilterName) => params.get(name) ?? "";
  const any = FILTERS.some((name) => value(name) !== "");
  const [expanded, setExpanded] = useState(() => any || isWide());
  // The address may change without this form, by a link or the way back: then the texts begin anew.
  return (
    <ExpandableSection toggleText={t("filters")} isExpanded={expanded} onToggle={(_, on) => setExpanded(on)}>
      <FilterForm
        key={`${value("user")} ${value("resourceId")}`}
        value={value}
        onChange={onChange}
        any={any}
      />
    </ExpandableSection>
  );
}

interface FilterFormProps extends Pick<AuditFiltersProps, "onChange"> {
  value: (name: FilterName) => string;
  any: boolean;
}

function FilterForm({ value, any, onChange }: FilterFormProps) {
  const { t } = useTranslation("audit");
  const [user, setUser] = useState(value("user"));
  const [resourceId, setResourceId] = useState(value("resourceId"));
  const choice = (name: "action" | "resource", options: readonly string[]) => (
    <SelectField
      label={t(name)}
      value={value(name)}
      onChange={(chosen) => onChange({ [name]: chosen })}
      options={[
        { value: "", label: t(`any.${name}`) },
        ...options.map((option) => ({ value: option, label: t(`${name}s.${option}`) })),
      ]}
    />
  );
  const time = (name: "from" | "to") => (
    <TextField
      label={t(name)}
      type="datetime-local"
      value={value(name)}
      onChange={(text) => onChange({ [name]: text })}
    />
  );
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ user: user.trim(), resourceId: resourceId.trim() });
      }}
    >
      <Grid hasGutter>
        <Cell>
          <TextField
            label={t("userFilter")}
            value={user}
            onChange={setUser}
            placeholder={t("userHint")}
            autoComplete="off"
          />
        </Cell>
        <Cell>{choice("action", ACTIONS)}</Cell>
        <Cell>{choice("resource", RESOURCES)}</Cell>
        <Cell>
          <TextField label={t("resourceId")} value={resourceId} onChange={setResourceId} autoComplete="off" />
        </Cell>
        <Cell>{time("from")}</Cell>
        <Cell>{time("to")}</Cell>
      </Grid>
      <Flex gap={{ default: "gapSm" }}>
        <Button type="submit" variant="secondary">
          {t("search")}
        </Button>
        {any && (
          <Button
            variant="link"
            onClick={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, ""])))}
          >
            {t("clear")}
          </Button>
        )}
      </Flex>
    </Form>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <GridItem span={12} sm={6} lg={4} xl={2}>
      {children}
    </GridItem>
  );
}
