import {
  Button,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  Switch,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import EyeIcon from "@patternfly/react-icons/dist/esm/icons/eye-icon";
import EyeSlashIcon from "@patternfly/react-icons/dist/esm/icons/eye-slash-icon";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface FieldProps {
  label: string;
  /** What to enter, in a sentence. */
  help?: ReactNode;
  /** What is wrong with the value. */
  error?: string | null;
  required?: boolean;
}

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password" | "number" | "url" | "time" | "datetime-local";
  autoComplete?: string;
  placeholder?: string;
  isDisabled?: boolean;
}

export function TextField({ value, onChange, type = "text", ...field }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} {...field}>
      <TextInput
        id={id}
        type={type}
        value={value}
        onChange={(_, text) => onChange(text)}
        {...inputProps(id, field)}
      />
    </Field>
  );
}

/** A password: hidden, with a button that shows it. */
export function SecretField({ value, onChange, ...field }: Omit<TextFieldProps, "type">) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} {...field}>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            id={id}
            type={shown ? "text" : "password"}
            value={value}
            onChange={(_, text) => onChange(text)}
            {...inputProps(id, { autoComplete: "off", ...field })}
          />
        </InputGroupItem>
        <InputGroupItem>
          <Button
            variant="control"
            aria-label={t(shown ? "hideSecret" : "showSecret", { label: field.label })}
            icon={shown ? <EyeSlashIcon /> : <EyeIcon />}
            onClick={() => setShown(!shown)}
          />
        </InputGroupItem>
      </InputGroup>
    </Field>
  );
}

export function TextAreaField({
  value,
  onChange,
  rows = 4,
  ...field
}: Omit<TextFieldProps, "type"> & { rows?: number }) {
  const id = useId();
  return (
    <Field id={id} {...field}>
      <TextArea
        id={id}
        rows={rows}
        resizeOrientation="vertical"
        value={value}
        onChange={(_, text) => onChange(text)}
        {...inputProps(id, field)}
      />
    </Field>
  );
}

interface SelectFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; isDisabled?: boolean }[];
  isDisabled?: boolean;
}

export function SelectField({ value, onChange, options, ...field }: SelectFieldProps) {
  const id = useId();
  return (
    <Field id={id} {...field}>
      <FormSelect
        id={id}
        value={value}
        onChange={(_, chosen) => onChange(chosen)}
        isDisabled={field.isDisabled}
        validated={field.error ? "error" : "default"}
        aria-describedby={`${id}-help`}
      >
        {options.map((option) => (
          <FormSelectOption key={option.value} {...option} />
        ))}
      </FormSelect>
    </Field>
  );
}

export function SwitchField({
  label,
  help,
  value,
  onChange,
  isDisabled,
}: {
  label: string;
  help?: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
  isDisabled?: boolean;
}) {
  const id = useId();
  return (
    <FormGroup fieldId={id}>
      <Switch
        id={id}
        label={label}
        isChecked={value}
        isDisabled={isDisabled}
        onChange={(_, on) => onChange(on)}
        aria-describedby={`${id}-help`}
      />
      <Help id={id} help={help} />
    </FormGroup>
  );
}

function Field({
  id,
  label,
  help,
  error,
  required,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <FormGroup label={label} fieldId={id} isRequired={required}>
      {children}
      <Help id={id} help={help} error={error} />
    </FormGroup>
  );
}

function Help({ id, help, error }: { id: string; help?: ReactNode; error?: string | null }) {
  return (
    <FormHelperText id={`${id}-help`}>
      {(error || help) && (
        <HelperText>
          <HelperTextItem variant={error ? "error" : "default"}>{error ?? help}</HelperTextItem>
        </HelperText>
      )}
    </FormHelperText>
  );
}

function inputProps(id: string, field: Partial<TextFieldProps>) {
  const { required, error, autoComplete, placeholder, isDisabled } = field;
  return {
    isRequired: required,
    isDisabled,
    autoComplete,
    placeholder,
    validated: error ? ("error" as const) : ("default" as const),
    "aria-describedby": `${id}-help`,
  };
}
