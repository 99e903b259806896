import { useCallback } from "react";
import { useSearchParams, type NavigateOptions } from "react-router";

type SetParam = (value: string | null, options?: NavigateOptions) => void;

/** One parameter of the address, such as which dialog is open; null when it is not there. */
export function useAddressParam(name: string): [string | null, SetParam] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | null, options?: NavigateOptions) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        if (value === null) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      }, options),
    [name, setParams],
  );
  return [params.get(name), set];
}
