import { Stack, StackItem } from "@patternfly/react-core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Schema } from "../api/client";
import { useAlerts } from "../components/Alerts";
import { BackupTable } from "./BackupTable";
import { MOST_CHOSEN } from "./bulk";
import { BulkBar } from "./BulkBar";
import { FilterBar } from "./FilterBar";
import { readFilters, writeFilters, type BackupFilters } from "./filters";

type Row = Schema["BackupRow"];

/** The backups at a destination, however many there are. */
export function BackupsTab({ destinationId }: { destinationId: string }) {
  const { t } = useTranslation("explorer");
  const { addAlert } = useAlerts();
  const [address, setAddress] = useSearchParams();
  const filters = readFilters(address);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());

  const filter = useCallback(
    (changes: Partial<BackupFilters>) => {
      setAddress((before) => writeFilters(before, { ...readFilters(before), ...changes }), { replace: true });
      setChosen(new Map());
    },
    [setAddress],
  );
  const choose = useCallback(
    (rows: readonly Row[], on: boolean) =>
      setChosen((before) => {
        const next = new Map(before);
        rows.forEach((row) => (on ? next.set(row.path, row) : next.delete(row.path)));
        return new Map([...next].slice(0, MOST_CHOSEN));
      }),
    [],
  );
  const tooMany = useCallback(
    () => addAlert(t("bulk.tooMany", { most: MOST_CHOSEN }), "warning"),
    [addAlert, t],
  );

  return (
    <Stack hasGutter>
      <StackItem>
        <FilterBar destinationId={destinationId} filters={filters} onChange={filter} />
      </StackItem>
      {chosen.size > 0 && (
        <StackItem>
          <BulkBar
            destinationId={destinationId}
            rows={[...chosen.values()]}
            onDone={(paths) =>
              setChosen((before) => new Map([...before].filter(([path]) => !paths.includes(path))))
            }
          />
        </StackItem>
      )}
      <StackItem>
        <BackupTable
          destinationId={destinationId}
          filters={filters}
          onFilter={filter}
          chosen={chosen}
          onChoose={choose}
          onTooMany={tooMany}
        />
      </StackItem>
    </Stack>
  );
}
