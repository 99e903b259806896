import { Button, FormGroup, HelperText, HelperTextItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecretField, SelectField, SwitchField, TextAreaField, TextField } from "../components/fields";
import { MASK, type Kind, type Property, type Values } from "./values";

interface PropertyFormProps {
  kind: Kind;
  values: Values;
  onChange: (values: Values) => void;
  /** What is wrong, by the property's name. */
  errors?: Readonly<Record<string, string>>;
}

/** The fields of what a kind of adapter declares; a new kind needs no line of this console. */
export function PropertyForm({ kind, values, onChange, errors = {} }: PropertyFormProps) {
  return kind.properties.map((property) => (
    <PropertyField
      key={`${kind.id} ${property.name}`}
      kindId={kind.id}
      property={property}
      value={values[property.name] ?? ""}
      error={errors[property.name]}
      onChange={(value) => onChange({ ...values, [property.name]: value })}
    />
  ));
}

interface PropertyFieldProps {
  kindId: string;
  property: Property;
  value: string | boolean;
  error: string | undefined;
  onChange: (value: string | boolean) => void;
}

function PropertyField({ kindId, property, value, error, onChange }: PropertyFieldProps) {
  const words = usePropertyWords()(kindId, property);
  if (typeof value === "boolean") {
    return <SwitchField {...words} value={value} onChange={onChange} />;
  }
  const field = { ...words, value, onChange, error, required: property.required };
  if (property.secret) {
    return <StoredSecret {...field} />;
  }
  switch (property.type) {
    case "choice":
      return <SelectField {...field} options={choices(property)} />;
    case "multiline":
      return <TextAreaField {...field} />;
    case "integer":
      return <TextField {...field} type="number" autoComplete="off" />;
    default:
      return <TextField {...field} autoComplete="off" />;
  }
}

/** The caption and the help of a property in the reader's language, or as the server has them. */
export function usePropertyWords() {
  const { t } = useTranslation("adapters");
  return (kindId: string, { name, label, help }: Property) => ({
    label: t([`property.${kindId}.${name}.label`, `property.${name}.label`], { defaultValue: label }),
    help: help && t([`property.${kindId}.${name}.help`, `property.${name}.help`], { defaultValue: help }),
  });
}

function choices({ options, required, defaultValue }: Property) {
  const all = options.map((option) => ({ value: option, label: option }));
  return required || defaultValue !== null ? all : [{ value: "", label: "–" }, ...all];
}

interface SecretProps {
  label: string;
  help: string;
  value: string;
  error: string | undefined;
  required: boolean;
  onChange: (value: string) => void;
}

/** A secret that is stored is never shown: it stays, or a new one is typed in its place. */
function StoredSecret(field: SecretProps) {
  const { t } = useTranslation("adapters");
  const [stored] = useState(field.value === MASK);
  if (field.value === MASK) {
    return (
      <FormGroup role="group" label={field.label}>
        <HelperText>
          <HelperTextItem variant="success">{t("secret.kept")}</HelperTextItem>
        </HelperText>
        <Button variant="link" isInline onClick={() => field.onChange("")}>
          {t("secret.replace", { label: field.label })}
        </Button>
      </FormGroup>
    );
  }
  return (
    <>
      <SecretField
        {...field}
        help={stored && field.value === "" ? t("secret.cleared") : field.help}
        autoComplete="new-password"
      />
      {stored && (
        <Button variant="link" isInline onClick={() => field.onChange(MASK)}>
          {t("secret.keep", { label: field.label })}
        </Button>
      )}
    </>
  );
}
