/** Where the browser downloads a backup from. */
export function downloadAddress(destinationId: string, file: string, decrypt: boolean): string {
  const query = new URLSearchParams({ file, decrypt: String(decrypt) });
  return `/api/storage/${encodeURIComponent(destinationId)}/download?${query}`;
}

/** Commands that take a link; they keep the name that the server gives the file, and fail when it refuses. */
export function commands(link: string) {
  const quoted = `'${link.replaceAll("'", "%27")}'`;
  return {
    wget: `wget --content-disposition ${quoted}`,
    curl: `curl --fail --remote-name --remote-header-name ${quoted}`,
  };
}

const MINUTE_MS = 60_000;

/** "5 minutes" in milliseconds; one minute when the words are not understood, so that nobody trusts a dead link. */
export function lifetime(expiresIn: string): number {
  const [, amount] = /^(\d+) min/.exec(expiresIn) ?? [];
  return Number(amount ?? 1) * MINUTE_MS;
}

/** Milliseconds as 4:59. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
