import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../../components/fields";
import { MAX_COUNT, policyProblem, TIERS, type PolicyForm } from "./policy";

const MODES = ["NONE", "SIMPLE", "SMART"] as const;

/** Which backups are kept. */
export function PolicyFields({
  label,
  policy,
  onChange,
}: {
  label: string;
  policy: PolicyForm;
  onChange: (policy: PolicyForm) => void;
}) {
  const { t } = useTranslation("jobs");
  const problem = policyProblem(policy);
  const count = (name: "keepCount" | (typeof TIERS)[number], least: number) => (
    <TextField
      key={name}
      label={t(`retention.${name}`)}
      type="number"
      required
      value={Number.isNaN(policy[name]) ? "" : String(policy[name])}
      onChange={(text) => onChange({ ...policy, [name]: text === "" ? NaN : Number(text) })}
      error={isWrong(policy[name], least) ? t("retention.wrongCount", { least, most: MAX_COUNT }) : null}
    />
  );
  return (
    <>
      <SelectField
        label={label}
        value={policy.mode}
        onChange={(mode) => onChange({ ...policy, mode: MODES.find((known) => known === mode) ?? "NONE" })}
        options={MODES.map((mode) => ({ value: mode, label: t(`retention.modes.${mode}`) }))}
        help={t(`retention.help.${policy.mode}`)}
        error={problem === "nothingKept" ? t("retention.nothingKept") : null}
      />
      {policy.mode === "SIMPLE" && count("keepCount", 1)}
      {policy.mode === "SMART" && <div className="jobs-numbers">{TIERS.map((tier) => count(tier, 0))}</div>}
    </>
  );
}

const isWrong = (value: number, least: number) =>
  !Number.isInteger(value) || value < least || value > MAX_COUNT;
