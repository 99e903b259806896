import { Alert, Radio } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Conflict } from "./mapping";

interface ConflictChoiceProps {
  conflicts: readonly Conflict[];
  destination: string;
  replace: boolean;
  onChange: (replace: boolean) => void;
}

/** What is to happen to databases that exist. Nothing, unless it is asked for. */
export function ConflictChoice({ conflicts, destination, replace, onChange }: ConflictChoiceProps) {
  const { t } = useTranslation("restore");
  return (
    <div role="radiogroup" aria-label={t("conflict.title", { count: conflicts.length })}>
      <Alert
        isInline
        variant="warning"
        component="h3"
        title={t("conflict.title", { count: conflicts.length })}
        className="restore-replaced"
      >
        {t("conflict.body")}
      </Alert>
      <Radio
        id="existing-fail"
        name="existing"
        label={t("conflict.fail")}
        description={t("conflict.failHelp")}
        isChecked={!replace}
        onChange={() => onChange(false)}
      />
      <Radio
        id="existing-replace"
        name="existing"
        label={t("conflict.replace")}
        description={t("conflict.replaceHelp", { destination })}
        isChecked={replace}
        onChange={() => onChange(true)}
      />
    </div>
  );
}
