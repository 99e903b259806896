/** A listing that is shown as one long table and read in pages: which of them are needed, and where each row is. */

export const PAGE_SIZE = 200;

/** First and last row that are on the screen. */
export interface Window {
  first: number;
  last: number;
}

/** The numbers of the pages, from 1, that hold the rows of a window; none of an empty listing. */
export function pagesOf({ first, last }: Window, total: number): number[] {
  const end = Math.min(last, total - 1);
  const pages: number[] = [];
  for (let page = pageOf(Math.max(0, first)); end >= 0 && page <= pageOf(end); page++) {
    pages.push(page);
  }
  return pages;
}

/** The row with this index, if its page has been read. */
export function rowAt<T>(pages: ReadonlyMap<number, readonly T[]>, index: number): T | undefined {
  return pages.get(pageOf(index))?.[index % PAGE_SIZE];
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_SIZE) + 1;
}

/** The heights above and below the rows that are in the document; `begin` is where the first of all rows begins. */
export function spacers(rows: readonly { start: number; end: number }[], height: number, begin: number) {
  return {
    above: Math.max(0, (rows[0]?.start ?? 0) - begin),
    below: Math.max(0, height - ((rows.at(-1)?.end ?? begin) - begin)),
  };
}

/** The row that a key moves to; undefined for keys that do not move. */
export function rowAfterKey(
  key: string,
  index: number,
  { total, onScreen }: { total: number; onScreen: number },
): number | undefined {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + onScreen,
    PageUp: index - onScreen,
    Home: 0,
    End: total - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.max(0, Math.min(total - 1, target));
}
