#!/usr/bin/env bash
# The whole way against the tools an administrator would pipe together, measured in turn on one machine: a PostgreSQL
# database of about 2 GB to local disk and back.
#
#   benchmarks/end-to-end.sh [ROUNDS]      default 4; SCALE=140 sets the size (one unit is about 15 MB)
#
# Who begins changes from round to round, and everything is on the disk before each measurement. Prints each round, then medians and the ratio DBackup / pipe. Needs what ./dbackup demo needs, and age.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$root/server-config/demo
. "$here/databases.sh"
. "$here/api.sh"
. "$here/product.sh"
work=$root/.dbackup/benchmark
DBACKUP_EAR=$root/ear/target/dbackup.ear
DBACKUP_WILDFLY=$root/server-config/target/wildfly
databases=$work/databases
rounds=${1:-4}
scale=${SCALE:-140}
email=admin@example.org
declare -A samples waits

step() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() {
  printf '\nbenchmark: %s\n' "$*" >&2
  exit 1
}

# Remembers a duration and prints it: NAME SECONDS
sample() {
  samples[$1]+="$2 "
  note "$(printf '%-24s %8.2f s' "$1" "$2")"
}

median() { tr ' ' '\n' <<<"${samples[$1]}" | sed '/^$/d' | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

timed() { # NAME COMMAND...
  local name=$1 begun=$EPOCHREALTIME
  shift
  "$@"
  sample "$name" "$(awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')"
}

dump() { PGPASSWORD=$pg_password "$pg_bin/pg_dump" -h 127.0.0.1 -p "$pg_port" -U admin -Fc -Z0 bench; }
pipe_zstd_backup() { dump | zstd -q -3 -T0 | age -r "$recipient" >"$work/pipe.zst.age"; }
pipe_none_backup() { dump | age -r "$recipient" >"$work/pipe.age"; }
pipe_restore() {
  pg postgres -c 'CREATE DATABASE bench_pipe'
  age -d -i "$work/age.key" "$work/pipe.zst.age" | zstd -q -d |
    PGPASSWORD=$pg_password "$pg_bin/pg_restore" -h 127.0.0.1 -p "$pg_port" -U admin --exit-on-error -d bench_pipe
}

# Lets an execution finish and remembers its own time, which no polling rounds up: NAME EXECUTION. Each question would take a twentieth of a
# processor from what is measured, so the first one waits for as long as the last of this name took.
finished() {
  sleep "${waits[$1]:-4}"
  await "$2"
  local milliseconds
  milliseconds=$(jq -r .data.duration "$answer")
  waits[$1]=$((milliseconds / 1000 + 1))
  sample "$1" "$(jq -n "$milliseconds / 1000")"
}

product_backup() { # NAME JOB; leaves the path in $path
  finished "$1" "$(api POST "jobs/$2/run" | jq -r .executionId)"
  path=$(jq -r .data.path "$answer")
}

product_restore() { # NAME PATH
  finished "$1" "$(api POST "storage/$destination/restore" "$(jq -n --arg f "$2" --arg s "$source_id" \
    '{file: $f, targetSourceId: $s, targetDatabaseName: "bench_restored"}')" | jq -r .executionId)"
}

forget() { api DELETE "storage/$destination/files" "$(jq -n --arg p "$1" '{path: $p}')" >/dev/null; }

job() { # NAME COMPRESSION
  create jobs "$(jq -n --arg n "$1" --arg c "$2" --arg s "$source_id" --arg d "$destination" --arg p "$profile" \
    '{name: $n, schedule: "0 2 * * *", enabled: false, sourceId: $s, destinationId: $d, compression: $c, encryptionProfileId: $p, databases: ["bench"]}')"
}

[ -f "$DBACKUP_EAR" ] && [ -d "$DBACKUP_WILDFLY" ] || fail "run ./dbackup package first."
command -v age >/dev/null || fail "age is needed; ./dbackup test installs it."
prepare_folder
trap stop_everything EXIT
trap 'exit 130' INT TERM

step "A PostgreSQL server with about $((scale * 15)) MB"
start_postgres
pg postgres -c 'CREATE DATABASE bench'
PGPASSWORD=$pg_password "$pg_bin/pgbench" -h 127.0.0.1 -p "$pg_port" -U admin -q -i -s "$scale" bench >"$work/pgbench.log" 2>&1
pg bench -c 'CHECKPOINT'
note "$(mebibytes "$(pg bench -c "SELECT pg_database_size('bench')")") MiB"
age-keygen -o "$work/age.key" 2>"$work/age.log"
recipient=$(age-keygen -y "$work/age.key")

step "DBackup"
export DBACKUP_RATE_LIMIT_AUTH=0 DBACKUP_RATE_LIMIT_READ=0 DBACKUP_RATE_LIMIT_WRITE=0
start_product
open_api "$email" "$work/admin-password"
source_id=$(create adapters "$(adapter Bench database postgres "$(postgres_access)")")
destination=$(create adapters "$(adapter Disk storage local-fs "$(jq -n --arg b "$work/backups" '{basePath: $b}')")")
profile=$(create vault '{"name": "Benchmark key"}')
zstd_job=$(job 'ZSTD 3' ZSTD)
none_job=$(job 'No compression' NONE)

step "One round of each to warm up, not counted"
pipe_zstd_backup
pipe_none_backup
rm "$work/pipe.age"
for job in "$zstd_job" "$none_job"; do
  product_backup warm-up "$job"
  forget "$path"
done
samples=()

# What the one before left to do, such as a checkpoint, is not the next one's time.
settle() {
  pg postgres -c CHECKPOINT
  sync
}

# The calls below are in turn: the two of each pair, the first one changing with the round.
in_turn() { # FIRST SECOND
  local pair=("$1" "$2")
  ((round % 2)) || pair=("$2" "$1")
  settle
  "${pair[0]}"
  settle
  "${pair[1]}"
}

pipe_backs_up_zstd() { timed 'pipe backup ZSTD' pipe_zstd_backup; }
product_backs_up_zstd() {
  product_backup 'DBackup backup ZSTD' "$zstd_job"
  zstd_path=$path
}
pipe_restores() {
  timed 'pipe restore ZSTD' pipe_restore
  pg postgres -c 'DROP DATABASE bench_pipe'
}
product_restores() {
  product_restore 'DBackup restore ZSTD' "$zstd_path"
  pg postgres -c 'DROP DATABASE bench_restored'
}
pipe_backs_up_plain() {
  timed 'pipe backup NONE' pipe_none_backup
  rm "$work/pipe.age"
}
product_backs_up_plain() {
  product_backup 'DBackup backup NONE' "$none_job"
  forget "$path"
}

for ((round = 1; round <= rounds; round++)); do
  step "Round $round of $rounds"
  in_turn pipe_backs_up_zstd product_backs_up_zstd
  in_turn pipe_restores product_restores
  in_turn pipe_backs_up_plain product_backs_up_plain
  forget "$zstd_path"
done

step "Medians of $rounds rounds"
for what in 'backup ZSTD' 'backup NONE' 'restore ZSTD'; do
  pipe=$(median "pipe $what")
  product=$(median "DBackup $what")
  note "$(awk -v w="$what" -v a="$product" -v b="$pipe" 'BEGIN { printf "%-13s DBackup %7.2f s   pipe %7.2f s   ratio %.2f", w, a, b, a / b }')"
done
