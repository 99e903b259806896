import { useSearchParams } from "react-router";
import { SHOWN } from "./shown";

/** What of the jobs is shown, kept in the address. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const set = (name: "q" | "show", value: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return {
    search: params.get("q") ?? "",
    shown: SHOWN.find((value) => value === params.get("show")) ?? "all",
    set,
  };
}
