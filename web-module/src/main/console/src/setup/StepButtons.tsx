import { ActionGroup, Button, useWizardContext } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The end of a step: on, and back. The button on submits the form it stands in. */
export function StepButtons({
  next,
  isBusy = false,
  isDisabled = false,
  isFirst = false,
}: {
  next: ReactNode;
  isBusy?: boolean;
  isDisabled?: boolean;
  isFirst?: boolean;
}) {
  const { t } = useTranslation("setup");
  const { goToPrevStep } = useWizardContext();
  return (
    <ActionGroup>
      <Button type="submit" isLoading={isBusy} isDisabled={isBusy || isDisabled}>
        {next}
      </Button>
      {!isFirst && (
        <Button variant="secondary" isDisabled={isBusy} onClick={() => void goToPrevStep()}>
          {t("back")}
        </Button>
      )}
    </ActionGroup>
  );
}
