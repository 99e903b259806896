import { Alert, EmptyState, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import { Table, Tbody } from "@patternfly/react-table";
import { useQueryClient } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { LoadFailed } from "../components/Loaded";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { BackupTableHead } from "./BackupTableHead";
import { BackupRow, LoadingRow, Spacer } from "./BackupRow";
import { MOST_CHOSEN } from "./bulk";
import { isFiltered, type BackupFilters } from "./filters";
import { pagesOf, rowAt, spacers } from "./paging";
import { backupPage } from "./queries";
import { RefreshButton } from "./RefreshButton";
import { useFirstPage, usePages } from "./usePages";
import { useNarrow } from "./useNarrow";
import { useRowKeys } from "./useRowKeys";

type Row = Schema["BackupRow"];

interface BackupTableProps {
  destinationId: string;
  filters: BackupFilters;
  onFilter: (changes: Partial<BackupFilters>) => void;
  chosen: ReadonlyMap<string, Row>;
  onChoose: (rows: readonly Row[], on: boolean) => void;
  onTooMany: () => void;
}

const GUESSED_HEIGHT = { wide: 65, narrow: 109 };
const OVERSCAN = 8;
const WHILE_READING = 8;

/** All matching backups as one table, of which only the rows on the screen are in the document. */
export function BackupTable({
  destinationId,
  filters,
  onFilter,
  chosen,
  onChoose,
  onTooMany,
}: BackupTableProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const queries = useQueryClient();
  const narrow = useNarrow();
  const area = useRef<HTMLDivElement>(null);
  const anchor = useRef<number | null>(null);
  const first = useFirstPage(destinationId, filters);
  const total = first.data?.total ?? 0;

  const [{ head, height }, setHeights] = useState({ head: 0, height: 0 });
  // Not memoized by the compiler, which is right: its answers change while scrolling.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => area.current,
    estimateSize: () => height || GUESSED_HEIGHT[narrow ? "narrow" : "wide"],
    overscan: OVERSCAN,
    // The head of the table is above the first row and stays on the screen.
    scrollMargin: head,
    scrollPaddingStart: head,
  });
  const items = virtual.getVirtualItems();
  const needed = pagesOf({ first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 }, total);
  const { pages, problem } = usePages(destinationId, filters, first.data?.rows, needed);
  const { above, below } = spacers(items, virtual.getTotalSize(), head);
  const moves = useRowKeys(area, virtual, total);

  // All rows have the height that the style sheet gives them, which follows the reader's size of letters.
  const filled = total > 0;
  useLayoutEffect(() => {
    const measured = (part: string) => area.current?.querySelector(part)?.getBoundingClientRect().height ?? 0;
    setHeights({ head: measured("thead"), height: measured("tr[data-index]") });
    virtual.measure();
  }, [filled, narrow, virtual]);

  const { search, type, job, from, to, sort, order } = filters;
  useEffect(() => {
    anchor.current = null;
    area.current?.scrollTo({ top: 0 });
  }, [search, type, job, from, to, sort, order]);

  /** The rows of a range, of which some may not have been read yet. */
  const between = useCallback(
    async (one: number, other: number) => {
      const [begin, end] = [Math.min(one, other), Math.max(one, other)];
      const read = new Map<number, readonly Row[]>();
      for (const page of pagesOf({ first: begin, last: end }, total)) {
        const { rows } = await queries.fetchQuery(backupPage(destinationId, filters, page));
        read.set(page, rows);
      }
      return Array.from({ length: end - begin + 1 }, (_, i) => rowAt(read, begin + i)).filter(
        (row) => row !== undefined,
      );
    },
    [queries, destinationId, filters, total],
  );

  const choose = useCallback(
    async (row: Row, index: number, on: boolean, range: boolean) => {
      const start = range ? anchor.current : null;
      anchor.current = index;
      if (start === null) {
        onChoose([row], on);
      } else if (Math.abs(index - start) >= MOST_CHOSEN) {
        onTooMany();
      } else {
        onChoose(await between(start, index), on);
      }
    },
    [between, onChoose, onTooMany],
  );

  const chooseAll = useCallback(
    async (on: boolean) => onChoose(on ? await between(0, total - 1) : [...chosen.values()], on),
    [between, onChoose, total, chosen],
  );

  if (first.isError && !first.data) {
    return <LoadFailed problem={first.error} retry={() => void first.refetch()} />;
  }
  if (first.data && total === 0) {
    const state = isFiltered(filters) ? "noMatch" : "nothing";
    return (
      <EmptyState titleText={t(`${state}.title`)} headingLevel="h2">
        <EmptyStateBody>{t(`${state}.body`)}</EmptyStateBody>
        <EmptyStateFooter>
          <RefreshButton destinationId={destinationId} filters={filters} />
        </EmptyStateFooter>
      </EmptyState>
    );
  }
  return (
    <>
      {(first.error ?? problem) && (
        <Alert isInline variant="warning" title={t("stale")}>
          {wordsOf(first.error ?? problem)}
        </Alert>
      )}
      <div className="explorer-count">
        <span role="status">{first.data && t("count", { count: total, shown: format.number(total) })}</span>
        {first.data?.scannedAt && (
          <span className="console-subtle">
            {t("scanned")} <Time at={first.data.scannedAt} relative />
          </span>
        )}
        <RefreshButton destinationId={destinationId} filters={filters} />
      </div>
      <div ref={area} className="explorer-rows" tabIndex={-1} onFocus={moves.onFocus}>
        <Table
          aria-label={t("table")}
          aria-rowcount={total + 1}
          aria-busy={first.isFetching}
          role="table"
          variant="compact"
          isStickyHeader
          gridBreakPoint=""
          className={narrow ? "explorer-table explorer-narrow" : "explorer-table"}
        >
          <BackupTableHead
            filters={filters}
            onFilter={onFilter}
            narrow={narrow}
            total={total}
            chosen={chosen.size}
            onChooseAll={chooseAll}
          />
          <Tbody onKeyDown={moves.onKeyDown}>
            {!first.data &&
              Array.from({ length: WHILE_READING }, (_, index) => (
                <LoadingRow key={index} index={index} narrow={narrow} />
              ))}
            <Spacer height={above} narrow={narrow} />
            {items.map(({ index }) => {
              const row = rowAt(pages, index);
              return row ? (
                <BackupRow
                  key={row.path}
                  destinationId={destinationId}
                  row={row}
                  index={index}
                  narrow={narrow}
                  chosen={chosen.has(row.path)}
                  onChoose={choose}
                />
              ) : (
                <LoadingRow key={index} index={index} narrow={narrow} />
              );
            })}
            <Spacer height={below} narrow={narrow} />
          </Tbody>
        </Table>
      </div>
    </>
  );
}
