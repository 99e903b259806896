export const SNIPPETS = ["shell", "github", "gitlab"] as const;
export type Snippet = (typeof SNIPPETS)[number];

/** Ready to paste: runs a job, waits for its end, and fails unless the backup is complete. */
export function snippetOf(kind: Snippet, url: string, jobId: string): string {
  switch (kind) {
    case "shell":
      return `#!/bin/sh\n${script(url, jobId)}\n`;
    case "github":
      return [
        "- name: Back up with DBackup",
        "  env:",
        "    DBACKUP_API_KEY: ${{ secrets.DBACKUP_API_KEY }}",
        "  run: |",
        indented(script(url, jobId), 4),
        "",
      ].join("\n");
    case "gitlab":
      return [
        "backup:",
        "  image: alpine",
        "  before_script:",
        "    - apk add --no-cache curl jq",
        "  script:",
        "    - |",
        indented(script(url, jobId), 6),
        "",
      ].join("\n");
  }
}

// The key goes to curl by its input: arguments of a process can be read by everybody on the machine.
function script(url: string, jobId: string): string {
  return `set -eu
URL='${url}'
: "\${DBACKUP_API_KEY:?is not set}"
api() {
  printf 'header = "Authorization: Bearer %s"\\n' "$DBACKUP_API_KEY" | curl -fsS -K - "$@"
}
ANSWER=$(api -X POST "$URL/api/jobs/${jobId}/run")
RUN=$(printf '%s' "$ANSWER" | jq -er .executionId)
echo "Run $RUN: $URL/history/$RUN"
while :; do
  sleep 5
  ANSWER=$(api --retry 5 "$URL/api/executions/$RUN")
  STATUS=$(printf '%s' "$ANSWER" | jq -r .data.status)
  case "$STATUS" in Pending | Running) continue ;; esac
  echo "$STATUS"
  test "$STATUS" = Success && break
  printf '%s' "$ANSWER" | jq -r '.data.error // empty' >&2
  exit 1
done`;
}

function indented(text: string, blanks: number): string {
  return text
    .split("\n")
    .map((line) => " ".repeat(blanks) + line)
    .join("\n");
}
