#!/usr/bin/env bash
# Starts DBackup on Payara Server, in the foreground, until Ctrl-C or TERM. The first start creates the domain.
#
#   start.sh PAYARA_HOME EAR
#
# Everything an instance writes is in DBACKUP_DATA_DIR (default: the folder data one folder up), the domain in its folder payara.
set -euo pipefail

started=$EPOCHREALTIME
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../launch-functions.sh
. "$here/../launch-functions.sh"
[ $# = 2 ] || fail "usage: start.sh PAYARA_HOME EAR"

asadmin=$1/bin/asadmin
ear=$2
[ -f "$ear" ] || fail "$ear is missing."
resolve_file_variables
use_data_folder "$here/../data"
domain=$DBACKUP_DATA_DIR/payara
use_database_of_domain "$domain"
port=${DBACKUP_HTTP_PORT:-8080}
admin_port=${DBACKUP_MANAGEMENT_PORT:-4848}
address=${DBACKUP_BIND:-127.0.0.1}
case $address in 0.0.0.0 | ::) address=127.0.0.1 ;; esac
lock_data_folder
! answers "$address" "$port" || fail "port $port is in use; set DBACKUP_HTTP_PORT."
! answers 127.0.0.1 "$admin_port" || fail "port $admin_port is in use; set DBACKUP_MANAGEMENT_PORT."
[ -d "$domain" ] || "$here/create-domain.sh" "$1" "$domain"

stop() {
  "$asadmin" stop-domain --domaindir "$DBACKUP_DATA_DIR" payara >/dev/null 2>&1 || true
}

"$asadmin" start-domain --domaindir "$DBACKUP_DATA_DIR" payara
pid=$(<"$domain/config/pid")
trap 'stop; say stopped; exit 0' INT TERM

if ! cmp -s "$ear" "$domain/config/deployed.ear"; then
  if ! "$asadmin" --port "$admin_port" --user admin --passwordfile "$domain/config/asadmin-password" \
    deploy --force=true --name dbackup "$ear"; then
    stop
    fail "the application did not start; the reason is above and in $domain/logs/server.log"
  fi
  cp "$ear" "$domain/config/deployed.ear"
fi
until healthy; do
  kill -0 "$pid" 2>/dev/null || fail "the server ended; see $domain/logs/server.log"
  sleep 0.5
done

say_ready "$started"
say "administration console: http://127.0.0.1:$admin_port, user admin, password in $domain/config/admin-password"
while kill -0 "$pid" 2>/dev/null; do sleep 1; done
fail "the server ended; see $domain/logs/server.log"
