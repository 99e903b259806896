import { useFormat } from "../i18n/format";

/** A moment in words, in the reader's time zone, with the exact time on hover. A dash when there is none. */
export function Time({ at, relative = false }: { at: string | null | undefined; relative?: boolean }) {
  const format = useFormat();
  if (!at) {
    return "–";
  }
  return (
    <time dateTime={at} title={format.exactTime(at)}>
      {relative ? format.relative(at) : format.time(at)}
    </time>
  );
}
