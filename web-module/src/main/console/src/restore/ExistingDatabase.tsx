import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Existing } from "./mapping";

/** shop (1.2 GiB, 42 tables) */
export function ExistingDatabase({ name, sizeBytes, tableCount }: Existing) {
  const { t } = useTranslation("restore");
  const format = useFormat();
  return (
    <>
      <span className="console-mono">{name}</span>{" "}
      <span className="console-subtle">
        {sizeBytes === null
          ? t("existing.unknown")
          : t("existing.figures", { size: format.bytes(sizeBytes), count: tableCount ?? 0 })}
      </span>
    </>
  );
}
