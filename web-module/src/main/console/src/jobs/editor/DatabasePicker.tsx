import {
  Alert,
  Button,
  Checkbox,
  FormGroup,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  Radio,
  SearchInput,
  TextInput,
} from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../../api/client";
import { useMay } from "../../api/session";
import { wordsOf } from "../../components/Alerts";
import { LinesSkeleton } from "../../components/Loaded";
import { useFormat } from "../../i18n/format";
import type { Adapter } from "../api";
import { databaseRows } from "./databases";
import type { JobForm } from "./form";

const SEARCHED_FROM = 10;

interface DatabasePickerProps {
  source: Adapter | undefined;
  form: JobForm;
  change: (changes: Partial<JobForm>) => void;
  error: string | null;
}

/** All databases, also those that come later, or some by name. */
export function DatabasePicker(props: DatabasePickerProps) {
  const { t } = useTranslation("jobs");
  const { form, change, error } = props;
  return (
    <FormGroup role="radiogroup" label={t("databases.title")} fieldId="databases">
      <Radio
        id="databases-all"
        name="databases"
        label={t("databases.all")}
        description={t("databases.allHelp")}
        isChecked={form.allDatabases}
        onChange={() => change({ allDatabases: true })}
      />
      <Radio
        id="databases-some"
        name="databases"
        label={t("databases.some")}
        description={t("databases.someHelp")}
        isChecked={!form.allDatabases}
        onChange={() => change({ allDatabases: false })}
        body={!form.allDatabases && <SomeDatabases {...props} />}
      />
      {error && (
        <HelperText>
          <HelperTextItem variant="error">{error}</HelperTextItem>
        </HelperText>
      )}
    </FormGroup>
  );
}

function SomeDatabases({ source, form, change }: DatabasePickerProps) {
  const { t } = useTranslation("jobs");
  const format = useFormat();
  const names = useDatabaseNames(source);
  const sizes = useDatabaseSizes(source);
  const [search, setSearch] = useState("");
  const rows = databaseRows(names.data, sizes.data, form.databases);
  const shown = rows.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const toggle = (name: string, on: boolean) =>
    change({
      databases: on ? [...form.databases, name] : form.databases.filter((other) => other !== name),
    });
  return (
    <>
      {names.isError && (
        <Alert isInline variant="warning" component="p" title={t("databases.notListed")}>
          {wordsOf(names.error)}
        </Alert>
      )}
      {names.isLoading && <LinesSkeleton />}
      {rows.length > SEARCHED_FROM && (
        <SearchInput
          aria-label={t("databases.search")}
          placeholder={t("databases.search")}
          value={search}
          onChange={(_, text) => setSearch(text)}
          onClear={() => setSearch("")}
        />
      )}
      <div className="jobs-list">
        {shown.map(({ name, size, isMissing }) => (
          <Checkbox
            key={name}
            id={`database-${name}`}
            label={size === undefined ? name : `${name} (${format.bytes(size)})`}
            description={isMissing && t("databases.missing")}
            isChecked={form.databases.includes(name)}
            onChange={(_, on) => toggle(name, on)}
          />
        ))}
      </div>
      <HelperText>
        <HelperTextItem>{t("databases.chosen", { count: form.databases.length })}</HelperTextItem>
      </HelperText>
      {!names.data && !names.isLoading && <AddByName onAdd={(name) => toggle(name, true)} />}
    </>
  );
}

/** For a source that cannot be asked. */
function AddByName({ onAdd }: { onAdd: (name: string) => void }) {
  const { t } = useTranslation("jobs");
  const [name, setName] = useState("");
  return (
    <InputGroup>
      <InputGroupItem isFill>
        <TextInput aria-label={t("databases.name")} value={name} onChange={(_, text) => setName(text)} />
      </InputGroupItem>
      <InputGroupItem>
        <Button
          variant="control"
          isDisabled={name.trim() === ""}
          onClick={() => {
            onAdd(name.trim());
            setName("");
          }}
        >
          {t("databases.add")}
        </Button>
      </InputGroupItem>
    </InputGroup>
  );
}

function useDatabaseNames(source: Adapter | undefined) {
  return useQuery({
    queryKey: ["adapters", "database", source?.id, "names"],
    queryFn: async () => {
      const result = await answer(
        client.POST("/adapters/access-check", {
          body: { adapterId: source?.adapterId ?? "", config: {}, configId: source?.id },
        }),
      );
      if (!result.success) {
        throw new Error(result.message);
      }
      return result.databases;
    },
    enabled: source !== undefined,
    staleTime: 60_000,
    retry: false,
  });
}

/** Sizes only help to choose: that they are not known is no error. */
function useDatabaseSizes(source: Adapter | undefined) {
  const may = useMay();
  return useQuery({
    queryKey: ["adapters", "database", source?.id, "sizes"],
    queryFn: async () => {
      const result = await answer(
        client.POST("/adapters/database-stats", { body: { sourceId: source?.id ?? "" } }),
      );
      return new Map(result.success ? result.databases.map(({ name, sizeBytes }) => [name, sizeBytes]) : []);
    },
    enabled: source !== undefined && may("sources:read"),
    staleTime: 60_000,
    retry: false,
  });
}
