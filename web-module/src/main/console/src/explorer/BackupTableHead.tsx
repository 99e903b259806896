import { Checkbox } from "@patternfly/react-core";
import { Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { MOST_CHOSEN } from "./bulk";
import type { BackupFilters, SortColumn } from "./filters";

interface HeadProps {
  filters: BackupFilters;
  onFilter: (changes: Partial<BackupFilters>) => void;
  narrow: boolean;
  choice: { all: boolean; some: boolean; total: number; choose: (on: boolean) => Promise<void> };
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

export function BackupTableHead({ filters, onFilter, narrow, choice }: HeadProps) {
  const { t } = useTranslation(["explorer", "app"]);
  const columns = narrow ? COLUMNS.slice(0, 1) : COLUMNS;
  return (
    <Thead>
      <Tr aria-rowindex={1}>
        <Th className="explorer-choose">
          <Checkbox
            id="explorer-all"
            aria-label={t(choice.total > MOST_CHOSEN ? "chooseTooMany" : "chooseAll", {
              count: choice.total,
              most: MOST_CHOSEN,
            })}
            isChecked={choice.all || (choice.some ? null : false)}
            isDisabled={choice.total > MOST_CHOSEN && !choice.some}
            onChange={(_, on) => void choice.choose(on && !(choice.some && choice.total > MOST_CHOSEN))}
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
}
