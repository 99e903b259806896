import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from "react";
import { rowAfterKey } from "./paging";

const CONTROLS = "a[href], button, input";

/**
 * Arrow keys, page keys, Home and End go from row to row in the same column. A row that is scrolled away takes nobody's
 * place with it: the table itself has the focus then.
 */
export function useRowKeys(
  area: RefObject<HTMLDivElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  total: number,
) {
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    if (focused.current && !focused.current.isConnected) {
      focused.current = null;
      if (document.activeElement === document.body) {
        area.current?.focus({ preventScroll: true });
      }
    }
  });

  function onFocus(event: FocusEvent<HTMLElement>) {
    focused.current = event.target.closest("tr[data-index]") ? event.target : null;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const control = event.target as HTMLElement;
    const row = control.closest<HTMLElement>("tr[data-index]");
    // Menus of a row are elsewhere in the document and have their own keys.
    if (!row || !event.currentTarget.contains(control) || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const onScreen = Math.max(1, Math.floor((area.current?.clientHeight ?? 0) / row.offsetHeight) - 2);
    const target = rowAfterKey(event.key, Number(row.dataset.index), { total, onScreen });
    if (target === undefined) {
      return;
    }
    event.preventDefault();
    const column = [...row.querySelectorAll(CONTROLS)].indexOf(control);
    virtual.scrollToIndex(target);
    if (!focus(target, column)) {
      // It comes into the document when what was scrolled to is drawn.
      requestAnimationFrame(() => requestAnimationFrame(() => focus(target, column)));
    }
  }

  function focus(index: number, column: number): boolean {
    const controls = area.current?.querySelectorAll<HTMLElement>(
      `tr[data-index="${index}"] :is(${CONTROLS})`,
    );
    const control = controls?.[column] ?? controls?.[0];
    control?.focus({ preventScroll: true });
    return control !== undefined;
  }

  return { onFocus, onKeyDown };
}
