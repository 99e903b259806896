import { Content, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { ExistingDatabase } from "./ExistingDatabase";
import { wordToType, type Choice, type Conflict } from "./mapping";

interface ConfirmReplaceProps {
  conflicts: readonly Conflict[];
  choices: readonly Choice[];
  target: string;
  destination: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Names once more what is replaced, and where it can be found afterwards. */
export function ConfirmReplace({
  conflicts,
  choices,
  target,
  destination,
  onConfirm,
  onClose,
}: ConfirmReplaceProps) {
  const { t } = useTranslation("restore");
  const made = choices.filter(({ selected }) => selected).length - conflicts.length;
  return (
    <ConfirmDialog
      title={t("replace.title", { count: conflicts.length, target })}
      action={t("replace.action")}
      typed={wordToType(conflicts, target)}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Content component="p">{t("replace.body")}</Content>
      <List>
        {conflicts.map(({ originalName, existing }) => (
          <ListItem key={originalName}>
            <ExistingDatabase {...existing} />
          </ListItem>
        ))}
      </List>
      {made > 0 && <Content component="p">{t("replace.made", { count: made })}</Content>}
      <Content component="p" className="restore-replaced">
        {t("replace.copy", { destination })}
      </Content>
    </ConfirmDialog>
  );
}
