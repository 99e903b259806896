import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** One parameter of the address, such as which dialog is open; null when it is not there. */
export function useAddressParam(name: string): [string | null, (value: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | null) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        if (value === null) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      }),
    [name, setParams],
  );
  return [params.get(name), set];
}
