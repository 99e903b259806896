import type { UseQueryResult } from "@tanstack/react-query";
import { DataTable, type DataTableProps } from "./DataTable";
import { Loaded } from "./Loaded";

/** A table of what a query read; it says when that could not be read, or not again. */
export function LoadedTable<T>({
  query,
  ...table
}: Omit<DataTableProps<T>, "rows"> & { query: UseQueryResult<T[]> }) {
  return (
    <Loaded query={query} skeleton={<DataTable {...table} rows={undefined} />}>
      {(rows) => <DataTable {...table} rows={rows} />}
    </Loaded>
  );
}
