import { Button, Label } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useMay } from "../api/session";
import { SelectField, TextField } from "../components/fields";
import { useProfiles } from "../vault/queries";
import { boundsOf, fits, shownText, textOf, wordKey, type Draft } from "./form";
import type { Setting } from "./queries";

interface SettingFieldProps {
  setting: Setting;
  draft: Draft;
  mayChange: boolean;
  /** The server's words about it. */
  error: string | null;
  /** Null goes back to the default. */
  onChange: (text: string | null) => void;
}

interface InputProps {
  label: string;
  help: React.ReactNode;
  error: string | null;
  value: string;
  isDisabled: boolean;
  onChange: (text: string) => void;
}

type Option = { value: string; label: string };

export function SettingField({ setting, draft, mayChange, error, onChange }: SettingFieldProps) {
  const { t } = useTranslation("settings");
  const key = wordKey(setting);
  const bounds = boundsOf(setting);
  const input: InputProps = {
    label: t(`names.${key}`, { defaultValue: setting.name }),
    help: <Help setting={setting} draft={draft} mayChange={mayChange} onChange={onChange} />,
    error:
      error ??
      (fits(setting, draft) ? null : bounds ? t("whole", bounds) : t("rule", { rule: setting.rule })),
    value: shownText(setting, draft),
    isDisabled: !mayChange || !setting.changeable,
    onChange,
  };
  switch (setting.name) {
    case "dbackup.config-backup.destination":
      return <DestinationField {...input} />;
    case "dbackup.config-backup.profile":
      return <ProfileField {...input} />;
    case "dbackup.timezone":
      return <ZoneField {...input} />;
  }
  if (setting.type === "choice") {
    const options = setting.options.map((value) => ({
      value,
      label: t(`options.${key}.${value}`, { defaultValue: value }),
    }));
    return <SelectField {...input} options={options} />;
  }
  return (
    <TextField
      {...input}
      type={setting.type === "integer" ? "number" : "text"}
      placeholder={textOf(setting.defaultValue)}
      autoComplete="off"
    />
  );
}

/** What it means, whose value it is, and the way back to the default. */
function Help({ setting, draft, mayChange, onChange }: Omit<SettingFieldProps, "error">) {
  const { t } = useTranslation("settings");
  const given = textOf(setting.defaultValue);
  const fallback = given && t(`options.${wordKey(setting)}.${given}`, { defaultValue: given });
  const isDefault =
    draft[setting.name] === null || (draft[setting.name] === undefined && setting.source === "default");
  return (
    <>
      {t(`help.${wordKey(setting)}`, { defaultValue: setting.description })}{" "}
      {setting.source === "environment" ? (
        <Label isCompact color="orange">
          {t("fixed", { variable: setting.environmentVariable })}
        </Label>
      ) : (
        <>
          {fallback !== "" && t("default", { value: fallback })}
          {mayChange && !isDefault && setting.source === "stored" && (
            <>
              {" "}
              <Button variant="link" isInline onClick={() => onChange(null)}>
                {t("reset")}
              </Button>
            </>
          )}
        </>
      )}
    </>
  );
}

/** One of what there is; a value that is not there any more stays, so that it shows. */
function ChoiceField({ options, ...input }: InputProps & { options: readonly Option[] | undefined }) {
  const { t } = useTranslation("settings");
  if (!options) {
    return <TextField {...input} autoComplete="off" />;
  }
  const known = input.value === "" || options.some(({ value }) => value === input.value);
  return (
    <SelectField
      {...input}
      options={[
        { value: "", label: t("notSet") },
        ...options,
        ...(known ? [] : [{ value: input.value, label: t("gone", { id: input.value }) }]),
      ]}
    />
  );
}

function DestinationField(input: InputProps) {
  const destinations = useQuery({
    queryKey: ["adapters", "storage"],
    queryFn: () => answer(client.GET("/adapters", { params: { query: { type: "storage" } } })),
    enabled: useMay()("destinations:read"),
  });
  return (
    <ChoiceField
      {...input}
      options={destinations.data?.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function ProfileField(input: InputProps) {
  const profiles = useProfiles(useMay()("vault:read"));
  return (
    <ChoiceField {...input} options={profiles.data?.map(({ id, name }) => ({ value: id, label: name }))} />
  );
}

function ZoneField(input: InputProps) {
  const zones = useMemo(() => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])], []);
  const all = zones.includes(input.value) || input.value === "" ? zones : [input.value, ...zones];
  return <SelectField {...input} options={all.map((zone) => ({ value: zone, label: zone }))} />;
}
