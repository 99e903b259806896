import { useQuery } from "@tanstack/react-query";
import { loadMessages } from "../i18n";

/** Whether the words of signing in are there; they belong to no screen that would load them. */
export function useSignInWords(): boolean {
  return (
    useQuery({ queryKey: ["session", "words"], queryFn: () => loadMessages("signin").then(() => true) })
      .data ?? false
  );
}
