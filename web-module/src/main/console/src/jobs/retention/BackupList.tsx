import { Label } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/session";
import { toBackup } from "../../app/paths";
import { DataTable, type Column } from "../../components/DataTable";
import { Time } from "../../components/Time";
import { useFormat } from "../../i18n/format";
import { reasonWords } from "./reasons";
import type { PlaceVerdicts, Verdict } from "./shortening";

/** Backups with what happens to each, and why. */
export function BackupList({ place, backups }: { place: PlaceVerdicts; backups: readonly Verdict[] }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const format = useFormat();
  const columns: Column<Verdict>[] = [
    {
      key: "created",
      title: t("preview.created"),
      sortBy: (backup) => backup.createdAt,
      cell: (backup) =>
        may("storage:read") ? (
          <Link to={toBackup(place.destinationId, backup.path)}>
            <Time at={backup.createdAt} />
          </Link>
        ) : (
          <Time at={backup.createdAt} />
        ),
    },
    {
      key: "verdict",
      title: t("preview.verdict"),
      sortBy: (backup) => (backup.keep ? 2 : backup.newlyDeleted ? 0 : 1),
      cell: (backup) => (
        <Label variant="outline" status={backup.keep ? "success" : "danger"}>
          {t(
            backup.keep
              ? "preview.isKept"
              : backup.newlyDeleted
                ? "preview.isNewlyDeleted"
                : "preview.isDeleted",
          )}
        </Label>
      ),
    },
    {
      key: "reason",
      title: t("preview.reason"),
      cell: (backup) => reasonWords(backup.reason, t),
      width: 40,
    },
    {
      key: "size",
      title: t("preview.size"),
      sortBy: (backup) => backup.size,
      cell: (backup) => format.bytes(backup.size),
    },
  ];
  return (
    <DataTable
      label={t("preview.backups")}
      rows={backups}
      columns={columns}
      rowKey={({ path }) => path}
      empty={null}
    />
  );
}
