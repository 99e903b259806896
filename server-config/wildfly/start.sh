#!/usr/bin/env bash
# Starts DBackup on the provisioned WildFly, in the foreground, until Ctrl-C or TERM.
#
#   start.sh [WILDFLY_HOME] [EAR]      default: the folder wildfly and the file dbackup.ear one folder up
#
# Everything an instance writes is in DBACKUP_DATA_DIR (default: the folder data one folder up); the server folder itself
# is only read, so several instances can share it. Settings: server-config/README.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
started=${DBACKUP_STARTED_AT:-$EPOCHREALTIME}
server=${1:-$here/../wildfly}
ear=${2:-$here/../dbackup.ear}

# shellcheck source=../launch-functions.sh
. "$here/../launch-functions.sh"

choose_database_driver() {
  case "${DBACKUP_DB_URL:-}" in
    '') unset DBACKUP_DB_URL ;;
    jdbc:postgresql:*) export DBACKUP_DB_DRIVER=postgresql ;;
    jdbc:h2:*) export DBACKUP_DB_DRIVER=h2 ;;
    *) fail "DBACKUP_DB_URL must begin with jdbc:postgresql: or jdbc:h2:" ;;
  esac
}

prepare_instance() {
  local config=$base/configuration
  mkdir -p "$config" "$base/deployments" "$data/logs"
  if ! cmp -s "$server/standalone/configuration/standalone.xml" "$config/standalone.xml.provisioned"; then
    if [ -f "$config/standalone.xml" ] && ! cmp -s "$config/standalone.xml" "$config/standalone.xml.provisioned"; then
      cp "$config/standalone.xml" "$config/standalone.xml.before-upgrade"
      say "the server's configuration is replaced by the new version's; yours is kept as $config/standalone.xml.before-upgrade"
    fi
    cp "$server/standalone/configuration/"* "$config/"
    cp "$config/standalone.xml" "$config/standalone.xml.provisioned"
  fi
  cmp -s "$ear" "$base/deployments/dbackup.ear" || cp "$ear" "$base/deployments/dbackup.ear"
  rm -f "$base"/deployments/dbackup.ear.*
  touch "$base/deployments/dbackup.ear.dodeploy"
}

# The management console has one user, admin; the password file is the operator's to read and to change.
prepare_management_login() {
  local users=$base/configuration/mgmt-users.properties secret
  make_password_file "$password_file"
  secret=$(printf 'admin:ManagementRealm:%s' "$(<"$password_file")" | md5sum)
  { grep -v '^admin=' "$users" || true; printf 'admin=%s\n' "${secret%% *}"; } >"$users.new"
  mv "$users.new" "$users"
}

# The innermost cause of a failed start, without its class: the database's own words when it refused the connection.
reason_of_failure() {
  {
    tail -c "+$((log_begin + 1))" "$data/logs/server.log" \
      | grep -oE '(PSQLException|JdbcSQL[A-Za-z]*Exception): [^"]*' \
      || grep -ohE 'Caused by: [^"]*' "$base/deployments/dbackup.ear.failed" || true
  } | tail -n 1 | sed -E 's/^(Caused by: )?[A-Za-z0-9_.$]*(Exception|Error): //; s/\\$//'
}

resolve_file_variables
choose_database_driver
[ -f "$ear" ] || fail "$ear is missing."
[ -x "$server/bin/standalone.sh" ] || fail "$server is no WildFly folder."
use_data_folder "$here/../data"
data=$DBACKUP_DATA_DIR
base=$data/wildfly
password_file=$data/management-password
port=${DBACKUP_HTTP_PORT:-8080}
management_port=${DBACKUP_MANAGEMENT_PORT:-9990}
address=${DBACKUP_BIND:-127.0.0.1}
case $address in 0.0.0.0 | ::) address=127.0.0.1 ;; esac
lock_data_folder
! answers "$address" "$port" || fail "port $port is in use; set DBACKUP_HTTP_PORT."
! answers 127.0.0.1 "$management_port" || fail "port $management_port is in use; set DBACKUP_MANAGEMENT_PORT."

prepare_instance
prepare_management_login
log_begin=0
[ ! -f "$data/logs/server.log" ] || log_begin=$(wc -c <"$data/logs/server.log")

# The least of Java's priorities, which batch threads have, becomes a nice value of 10. The JVM's compilers get the same: right after a
# start they would otherwise take their time from the database that is being dumped.
priorities="-XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=10 -XX:CompilerThreadPriority=10"
export JAVA_OPTS="$priorities ${DBACKUP_JAVA_OPTS:--Xms256m -Xmx1g -XX:+UseSerialGC} -Djava.awt.headless=true"
export LAUNCH_JBOSS_IN_BACKGROUND=1
"$server/bin/standalone.sh" -Djboss.server.base.dir="$base" -Djboss.server.log.dir="$data/logs" &
pid=$!
stopping=
trap 'stopping=1; kill -TERM $pid 2>/dev/null || true' INT TERM

until healthy; do
  if ! kill -0 $pid 2>/dev/null; then
    [ -z "$stopping" ] || exit 130
    fail "the server ended; see above and $data/logs/server.log"
  fi
  if [ -f "$base/deployments/dbackup.ear.failed" ]; then
    kill -TERM $pid
    wait $pid || true
    fail "the application did not start: $(reason_of_failure) (more in $data/logs/server.log)"
  fi
  sleep 0.2
done

say_ready "$started"
say "management console: http://127.0.0.1:$management_port/console, user admin, password in $password_file"

# A trapped signal ends the first wait; the second one waits for the server's own end.
status=0
wait $pid || status=$?
if kill -0 $pid 2>/dev/null; then
  status=0
  wait $pid || status=$?
fi
say "stopped"
case $status in 0 | 130 | 143) exit 0 ;; *) exit "$status" ;; esac
