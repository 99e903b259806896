import { Label, type LabelProps } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { useFormat } from "../i18n/format";

type Verification = Schema["BackupRow"]["verification"];

const LOOKS: Record<NonNullable<Verification>["status"], LabelProps["status"]> = {
  passed: "success",
  partial: "warning",
  failed: "danger",
  missing: "danger",
};

/** Whether a backup was proved to be readable, and when. Green only for what was. */
export function VerificationLabel({ verification }: { verification: Verification }) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  if (!verification) {
    return (
      <Label color="grey" variant="outline" isCompact>
        {t("verification.never")}
      </Label>
    );
  }
  const { status, verifiedAt, error } = verification;
  const when = verifiedAt ? format.relative(verifiedAt) : "";
  return (
    <Label
      status={LOOKS[status]}
      variant="outline"
      isCompact
      title={[verifiedAt && format.exactTime(verifiedAt), error].filter(Boolean).join("\n")}
    >
      {t(`verification.${status}`, { when })}
    </Label>
  );
}
