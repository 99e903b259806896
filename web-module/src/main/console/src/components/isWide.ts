/** Whether there is room beside each other: what takes much of a small screen may begin closed there. */
export function isWide(): boolean {
  return window.matchMedia("(min-width: 768px)").matches;
}
