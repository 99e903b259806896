import { Alert, Content, List, ListItem, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { saveRecoveryKit, type Profile } from "./queries";

interface RecoveryKitDialogProps {
  profile: Profile;
  /** Whether it was made a moment ago, so that nobody can have its kit yet. */
  isNew: boolean;
  onClose: () => void;
}

/** Says what the kit is and where to keep it before it is downloaded. */
export function RecoveryKitDialog({ profile, isNew, onClose }: RecoveryKitDialogProps) {
  const { t } = useTranslation("vault");
  const { addAlert } = useAlerts();
  return (
    <ConfirmDialog
      title={t(isNew ? "kit.newTitle" : "kit.title", { name: profile.name })}
      action={t("kit.action")}
      dismissal={isNew ? t("kit.later") : undefined}
      variant="primary"
      onConfirm={async () => {
        await saveRecoveryKit(profile);
        addAlert(t("kit.saved"), "warning", t("kit.savedBody"));
      }}
      onClose={onClose}
    >
      <Stack hasGutter>
        <StackItem>
          <Content component="p">{t("kit.what", { name: profile.name })}</Content>
        </StackItem>
        <StackItem>
          <Alert isInline variant="warning" title={t("kit.warning")}>
            <List>
              <ListItem>{t("kit.elsewhere")}</ListItem>
              <ListItem>{t("kit.secret")}</ListItem>
              <ListItem>{t("kit.without")}</ListItem>
            </List>
          </Alert>
        </StackItem>
        <StackItem className="console-subtle">{t("kit.audit")}</StackItem>
      </Stack>
    </ConfirmDialog>
  );
}
