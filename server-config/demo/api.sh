# The public API by curl and jq. Secrets go through files and pipes, never through arguments. Sourced by run.

answer= # the file with the last answer

# Logs in, makes an API key and uses it from then on. $1 e-mail address, $2 file with the password
open_api() {
  answer=$work/answer.json
  local jar=$work/cookies
  (
    umask 077
    : >"$jar"
    : >"$work/key-header"
  )
  jq -n --arg e "$1" --rawfile p "$2" '{email: $e, password: ($p | rtrimstr("\n"))}' |
    curl -fsS -o "$answer" -c "$jar" -H 'Content-Type: application/json' --data-binary @- "$url/api/auth/login" ||
    fail "login failed: $(cat "$answer")"
  jq -n '{name: "Demonstration", permissions: ["sources:read", "sources:write", "destinations:read", "destinations:write", "jobs:read", "jobs:write", "jobs:execute", "storage:read", "storage:restore", "storage:delete", "history:read", "vault:read", "vault:write"]}' |
    curl -fsS -b "$jar" -H 'Content-Type: application/json' --data-binary @- "$url/api/api-keys" |
    jq -r '"Authorization: Bearer " + .key' >"$work/key-header"
}

# Calls the API: METHOD PATH [JSON]; prints the answer and keeps it in $answer. A refusal ends the demonstration.
api() {
  local status
  status=$(printf '%s' "${3:-}" | curl -sS -o "$answer" -w '%{http_code}' --retry 5 -X "$1" -H "@$work/key-header" \
    ${3:+-H 'Content-Type: application/json' --data-binary @-} "$url/api/$2")
  case $status in
    2??) cat "$answer" ;;
    *) fail "$1 /api/$2 answered $status: $(cat "$answer")" ;;
  esac
}

# Creates something and prints its id: COLLECTION JSON
create() { api POST "$1" "$2" | jq -r .id; }

adapter() { # NAME TYPE ADAPTER-ID CONFIG
  jq -n --arg n "$1" --arg t "$2" --arg a "$3" --slurpfile c <(printf '%s' "$4") '{name: $n, type: $t, adapterId: $a, config: $c[0]}'
}

# Waits for an execution; it must succeed.
await() {
  local status
  while true; do
    api GET "executions/$1" >/dev/null
    status=$(jq -r .data.status "$answer")
    case $status in
      Success) return ;;
      Pending | Running) sleep 1 ;;
      *) fail "the execution ended as $status: $(jq -r .data.error "$answer")" ;;
    esac
  done
}

# Seconds the last execution took.
duration() { jq -r '.data.duration / 100 | round / 10' "$answer"; }

# A line of figures: ENGINE BYTES MILLISECONDS
figures() {
  awk -v stored="$2" -v ms="$3" -v source="$(database_bytes "$1")" 'BEGIN {
    if (ms < 1) ms = 1
    printf "%d bytes stored in %.1f s; the database has %.1f MiB (%.1f MB/s, ratio %.1f : 1)", stored, ms / 1000, source / 1048576, source / 1000 / ms, source / stored
  }'
}
