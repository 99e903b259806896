import { Checkbox } from "@patternfly/react-core";
import { Th, Thead, Tr } from "@patternfly/react-table";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { MOST_CHOSEN } from "./bulk";
import type { BackupFilters, SortColumn } from "./filters";

interface HeadProps {
  filters: BackupFilters;
  onFilter: (changes: Partial<BackupFilters>) => void;
  narrow: boolean;
  total: number;
  /** How many are chosen. */
  chosen: number;
  onChooseAll: (on: boolean) => Promise<void>;
}

const COLUMNS: { key: string; sort?: SortColumn }[] = [
  { key: "name", sort: "name" },
  { key: "origin" },
  { key: "databases" },
  { key: "size", sort: "size" },
  { key: "date", sort: "createdAt" },
  { key: "verification" },
  { key: "protection" },
];

/** Not drawn again while the rows scroll. */
export const BackupTableHead = memo(function BackupTableHead({
  filters,
  onFilter,
  narrow,
  total,
  chosen,
  onChooseAll,
}: HeadProps) {
  const { t } = useTranslation(["explorer", "app"]);
  const columns = narrow ? COLUMNS.slice(0, 1) : COLUMNS;
  const tooMany = total > MOST_CHOSEN;
  return (
    <Thead>
      <Tr aria-rowindex={1}>
        <Th className="explorer-choose">
          <Checkbox
            id="explorer-all"
            aria-label={t(tooMany ? "chooseTooMany" : "chooseAll", { count: total, most: MOST_CHOSEN })}
            isChecked={chosen === 0 ? false : chosen === total ? true : null}
            isDisabled={tooMany && chosen === 0}
            onChange={(_, on) => void onChooseAll(on && !tooMany)}
          />
        </Th>
        {columns.map(({ key, sort }, index) => (
          <Th
            key={key}
            className={`explorer-col-${key}`}
            sort={
              sort && {
                columnIndex: index,
                sortBy: {
                  index: columns.findIndex((column) => column.sort === filters.sort),
                  direction: filters.order,
                  defaultDirection: sort === "name" ? "asc" : "desc",
                },
                onSort: (_, __, order) => onFilter({ sort, order }),
              }
            }
          >
            {key === "protection" ? (
              <span className="pf-v6-screen-reader">{t("column.protection")}</span>
            ) : (
              t(`column.${key}`)
            )}
          </Th>
        ))}
        <Th className="explorer-col-actions" screenReaderText={t("app:table.actions")} />
      </Tr>
    </Thead>
  );
});
