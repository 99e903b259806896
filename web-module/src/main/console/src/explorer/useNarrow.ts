import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 1100px)";

/** Whether a table with all its columns would not fit. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(NARROW);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
