import KeyIcon from "@patternfly/react-icons/dist/esm/icons/key-icon";
import LockIcon from "@patternfly/react-icons/dist/esm/icons/lock-icon";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";

/** Whether a backup is locked against deletion, and whether it is encrypted. */
export function Protection({ row }: { row: Schema["BackupRow"] }) {
  const { t } = useTranslation("explorer");
  const signs = [
    row.locked && { word: t("locked"), Icon: LockIcon },
    row.isEncrypted && { word: t("encrypted"), Icon: KeyIcon },
  ].filter((sign) => sign !== false);
  return (
    <span className="explorer-signs">
      {signs.map(({ word, Icon }) => (
        <span key={word} title={word}>
          <Icon aria-hidden />
          <span className="pf-v6-screen-reader">{word}</span>
        </span>
      ))}
    </span>
  );
}
