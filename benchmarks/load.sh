#!/usr/bin/env bash
# How fast the API answers with 10,000 jobs, 1,000,000 executions, 5,000,000 log rows and 140,000 backups, at 20 requests a second,
# while a backup runs; and how fast the console is on it.
#
#   benchmarks/load.sh [h2|postgresql] [SECONDS]      default h2, 60 seconds after three times as many to warm up
#
# Prints p50 and p95 of each path, of the overview's load and of a key in a filter. Needs what ./dbackup demo needs, ./dbackup package before, and 10 GB of disk; filling takes minutes.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$root/server-config/demo
. "$here/databases.sh"
. "$here/api.sh"
. "$here/product.sh"
work=$root/.dbackup/load
DBACKUP_EAR=$root/ear/target/dbackup.ear
DBACKUP_WILDFLY=$root/server-config/target/wildfly
databases=$work/databases
kind=${1:-h2}
seconds=${2:-60}
email=admin@example.org

step() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() {
  printf '\nbenchmark: %s\n' "$*" >&2
  exit 1
}

[ -f "$DBACKUP_EAR" ] && [ -d "$DBACKUP_WILDFLY" ] && [ -f "$root/benchmarks/target/benchmarks.jar" ] ||
  fail "run ./dbackup package and mvn -q -DskipTests -pl benchmarks -am package first."
case $kind in h2 | postgresql) ;; *) fail "the database is h2 or postgresql" ;; esac
prepare_folder
trap stop_everything EXIT
trap 'exit 130' INT TERM

stop_product() {
  kill -TERM "$server_pid"
  wait "$server_pid" || true
  server_pid=
}

# The table functions differ, the rest of the file is the same for both.
fill_h2() {
  sed -E 's/SERIES\(([0-9]+)\)/system_range(0, \1 - 1) r/' "$root/benchmarks/load/fill.sql" >"$work/fill.sql"
  java -Xmx4g -cp "$(echo "$DBACKUP_WILDFLY"/modules/system/layers/base/com/h2database/h2/main/h2-*.jar)" org.h2.tools.RunScript \
    -url "jdbc:h2:file:$work/data/dbackup;CACHE_SIZE=2500000" -user dbackup -password dbackup -script "$work/fill.sql"
}
fill_postgresql() {
  sed -E 's/SERIES\(([0-9]+)\)/generate_series(0::bigint, \1 - 1) r(x)/; s/^analyze;/vacuum analyze;/' "$root/benchmarks/load/fill.sql" >"$work/fill.sql"
  pg metadata -f "$work/fill.sql"
}

load() { java -cp "$root/benchmarks/target/benchmarks.jar" io.dbackup.benchmarks.RequestLoad "$url" "$@"; }

step "An empty instance"
start_postgres
pg postgres -c 'CREATE DATABASE source'
PGPASSWORD=$pg_password "$pg_bin/pgbench" -h 127.0.0.1 -p "$pg_port" -U admin -q -i -s 60 source >"$work/pgbench.log" 2>&1
if [ "$kind" = postgresql ]; then
  pg postgres -c 'CREATE DATABASE metadata'
  metadata=(DBACKUP_DB_URL="jdbc:postgresql://127.0.0.1:$pg_port/metadata" DBACKUP_DB_USER=admin DBACKUP_DB_PASSWORD="$pg_password")
fi
export DBACKUP_RATE_LIMIT_AUTH=0 DBACKUP_RATE_LIMIT_READ=0 DBACKUP_RATE_LIMIT_WRITE=0
DBACKUP_METRICS_TOKEN=$(random_password)
export DBACKUP_METRICS_TOKEN
start_product
stop_product

step "Filling it"
begun=$EPOCHREALTIME
"fill_$kind"
note "after $(seconds_since "$begun") s"

step "The server with it"
start_product
open_api "$email" "$work/admin-password"
source_id=$(create adapters "$(adapter Bench database postgres "$(postgres_access)")")
destination=$(create adapters "$(adapter Disk storage local-fs "$(jq -n --arg b "$work/backups" '{basePath: $b}')")")
job=$(create jobs "$(jq -n --arg s "$source_id" --arg d "$destination" \
  '{name: "Runs meanwhile", schedule: "0 2 1 1 *", enabled: false, sourceId: $s, destinationId: $d, compression: "ZSTD", databases: ["source"]}')")

# One backup after the other, until the file is gone.
: >"$work/go-on"
while [ -f "$work/go-on" ]; do await "$(api POST "jobs/$job/run" | jq -r .executionId)"; done &
backups=$!

execution=exe$(printf '%023d' 987654)
paths=(/api/history "/api/history?limit=100&page=3" "/api/history?status=Failed&type=Backup&limit=100" "/api/history?jobId=job$(printf '%023d' 4711)"
  "/api/jobs?limit=100" "/api/jobs?limit=100&page=50" "/api/executions/$execution" "/api/executions/$execution?includeLogs=true"
  /api/dashboard "/api/dashboard?calendarDays=365")
step "Warming up for $((3 * seconds)) s"
load "$work/key-header" "$((3 * seconds))" 20 "${paths[@]}" >"$work/warm-up.log"
printf 'Authorization: Bearer %s\n' "$DBACKUP_METRICS_TOKEN" >"$work/token-header"
chmod 600 "$work/token-header"
step "20 requests a second for $seconds s, and a scrape every five seconds, while backups run"
load "$work/token-header" "$seconds" 0.2 /api/metrics >"$work/metrics.log" &
scrapes=$!
load "$work/key-header" "$seconds" 20 "${paths[@]}"
wait "$scrapes"
cat "$work/metrics.log"
step "The list of all jobs, one request every two seconds"
load "$work/key-header" 10 0.5 /api/jobs
rm "$work/go-on"
wait "$backups"
note "backups meanwhile: $(api GET "history?jobId=$job&limit=1000" | jq length)"

step "The console in a browser"
# Signing in takes a password; the file is removed with everything else.
(
  cd "$root/web-module/src/main/console"
  CONSOLE_URL=$url CONSOLE_EMAIL=$email CONSOLE_PASSWORD=$(<"$work/admin-password") CONSOLE_DESTINATION=dst$(printf '%023d' 0) \
    CONSOLE_WORLD=$(jq -n --arg key "$(sed 's/^Authorization: Bearer //' "$work/key-header")" '{key: $key}') \
    npx playwright test --config e2e/speed.config.ts --reporter line | grep ' ms$'
)
