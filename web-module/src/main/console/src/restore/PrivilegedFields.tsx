import { ExpandableSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { SecretField, TextField } from "../components/fields";

export interface Credentials {
  user: string;
  password: string;
}

export const NO_CREDENTIALS: Credentials = { user: "", password: "" };

/** A login that may create databases, for this one restore. */
export function PrivilegedFields({
  value,
  onChange,
}: {
  value: Credentials;
  onChange: (value: Credentials) => void;
}) {
  const { t } = useTranslation("restore");
  return (
    <>
      <p>{t("rights.body")}</p>
      <ExpandableSection toggleText={t("rights.toggle")}>
        <TextField
          label={t("rights.user")}
          help={t("rights.help")}
          value={value.user}
          autoComplete="off"
          onChange={(user) => onChange({ ...value, user })}
        />
        <SecretField
          label={t("rights.password")}
          value={value.password}
          autoComplete="new-password"
          onChange={(password) => onChange({ ...value, password })}
        />
      </ExpandableSection>
    </>
  );
}
