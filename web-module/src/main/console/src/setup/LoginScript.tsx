import { Button, Content, ExpandableSection, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyBlock } from "../components/CopyBlock";
import { loginScript, randomPassword } from "./script";

const USER = "dbackup";

/** For those who have no login for backups yet: statements that make one, and a button that enters it below. */
export function LoginScript({
  kindId,
  onUse,
}: {
  kindId: string;
  onUse: (login: { username: string; password: string }) => void;
}) {
  const { t } = useTranslation("setup");
  const [open, setOpen] = useState(false);
  const [password] = useState(randomPassword);
  const script = loginScript(kindId, USER, password);
  if (script === null) {
    return null;
  }
  return (
    <ExpandableSection
      toggleText={t("login.title")}
      isExpanded={open}
      onToggle={(_, on) => setOpen(on)}
      isIndented
    >
      <Stack hasGutter>
        <StackItem>
          <Content component="p">{t(kindId === "postgres" ? "login.postgres" : "login.mysql")}</Content>
        </StackItem>
        <StackItem>
          <CopyBlock text={script} label={t("login.script")} />
        </StackItem>
        <StackItem>
          <Button variant="secondary" onClick={() => onUse({ username: USER, password })}>
            {t("login.use")}
          </Button>
        </StackItem>
      </Stack>
    </ExpandableSection>
  );
}
