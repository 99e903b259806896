# The product on the embedded database, below the folder $work, and the end of everything that was started. Sourced by run.

server_pid=
metadata=() # environment that names another metadata database than the embedded one
admin_port_wanted=${DBACKUP_MANAGEMENT_PORT:-9990}
port_wanted=${DBACKUP_HTTP_PORT:-8080}

stop_everything() {
  local status=$?
  trap - EXIT INT TERM
  if [ -n "$server_pid" ] && kill -TERM "$server_pid" 2>/dev/null; then wait "$server_pid" || true; fi
  stop_postgres
  stop_mariadb
  remove_databases
  [ $status = 0 ] || note "logs: $work"
  exit $status
}

random_password() { head -c 15 /dev/urandom | base64 | tr '+/' 'ab'; }

start_product() {
  local begun=$EPOCHREALTIME port management
  port=$(free_port "$port_wanted")
  management=$(free_port "$admin_port_wanted")
  url=http://127.0.0.1:$port
  (
    umask 077
    # Set by the first start of the data folder.
    [ -s "$work/admin-password" ] || random_password >"$work/admin-password"
    mkdir -p "$work/backups"
  )
  env -u DBACKUP_DB_URL "${metadata[@]}" DBACKUP_DATA_DIR="$work/data" DBACKUP_HTTP_PORT="$port" DBACKUP_MANAGEMENT_PORT="$management" \
    DBACKUP_BIND=127.0.0.1 DBACKUP_ADMIN_EMAIL="$email" DBACKUP_ADMIN_PASSWORD_FILE="$work/admin-password" \
    "$root/server-config/wildfly/start.sh" "$DBACKUP_WILDFLY" "$DBACKUP_EAR" >"$work/server.log" 2>&1 &
  server_pid=$!
  until curl -fs -o "$work/health.json" "$url/api/health"; do
    kill -0 "$server_pid" 2>/dev/null || { tail -n 30 "$work/server.log" >&2; fail "the server did not start."; }
    sleep 0.3
  done
  note "ready at $url after $(seconds_since "$begun") s"
}
