# The two database servers of the demonstration: own data folders, free ports on loopback. Sourced by run.

work=$root/.dbackup/demo
databases=$work/databases
postgres_pid_file= mariadb_pid=

# Sets $2... to run as the system user $1, which these servers insist on when this script is root.
as_user() {
  local user=$1
  shift
  if [ "$(id -u)" = 0 ]; then (cd / && exec setpriv --reuid="$user" --regid="$user" --clear-groups -- "$@"); else "$@"; fi
}

# A fresh folder for this run. The servers' own users must be able to reach their data, which they cannot below /root.
prepare_folder() {
  mkdir -p "$work"
  exec 8>"$work/lock"
  flock -n 8 || fail "another demonstration is running in $work."
  find "$work" -mindepth 1 -maxdepth 1 ! -name lock -exec rm -rf {} +
  if [ "$(id -u)" = 0 ] && ! as_user nobody test -x "$work" 2>/dev/null; then
    # One folder for each run: another clone's servers may be at work beside it.
    databases=$(mktemp -d /var/tmp/dbackup-demo.XXXXXX)
  fi
  mkdir -p "$databases"
  chmod 755 "$databases"
}

in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The first free port from $1 on.
free_port() {
  local port=$1
  while in_use "$port"; do port=$((port + 1)); done
  echo "$port"
}

seconds_since() {
  local elapsed=$((${EPOCHREALTIME/[.,]/} - ${1/[.,]/}))
  printf '%d.%d' $((elapsed / 1000000)) $((elapsed / 100000 % 10))
}

server_folder() { # FOLDER USER
  mkdir -p "$1"
  chmod 700 "$1"
  [ "$(id -u)" != 0 ] || chown "$2": "$1"
}

start_postgres() {
  local begun=$EPOCHREALTIME folder=$databases/postgres
  pg_bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)")
  pg_port=$(free_port 55432)
  pg_password=$(random_password)
  server_folder "$folder" postgres
  printf '%s' "$pg_password" | as_user postgres tee "$folder/password" >/dev/null
  as_user postgres "$pg_bin/initdb" -D "$folder/data" -U admin -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C.UTF-8 \
    >"$work/postgres-init.log" 2>&1 ||
    { cat "$work/postgres-init.log" >&2; fail "PostgreSQL could not be set up."; }
  as_user postgres "$pg_bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" \
    -o "-p $pg_port -k $folder -c listen_addresses=127.0.0.1" start >"$work/postgres-start.log" 8>&- ||
    fail "PostgreSQL did not start; see $folder/server.log"
  postgres_pid_file=$folder/data/postmaster.pid
  note "PostgreSQL $("$pg_bin/postgres" --version | grep -o '[0-9][0-9.]*' | head -n 1) on port $pg_port after $(seconds_since "$begun") s"
}

stop_postgres() {
  [ -n "$postgres_pid_file" ] && [ -f "$postgres_pid_file" ] || return 0
  local pid
  pid=$(head -n 1 "$postgres_pid_file")
  kill -INT "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
}

start_mariadb() {
  local begun=$EPOCHREALTIME folder=$databases/mariadb tries
  my_port=$(free_port 53306)
  my_password=$(random_password)
  server_folder "$folder" mysql
  as_user mysql mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal \
    --skip-test-db >"$work/mariadb-init.log" 2>&1 || fail "MariaDB could not be set up; see $work/mariadb-init.log"
  # The server reads its first administrator from a file of its own user's.
  printf "CREATE USER admin@'%%' IDENTIFIED BY '%s';\nGRANT ALL ON *.* TO admin@'%%' WITH GRANT OPTION;\nALTER USER root@localhost IDENTIFIED BY '%s';\n" \
    "$my_password" "$my_password" | as_user mysql tee "$folder/init.sql" >/dev/null
  as_user mysql /usr/sbin/mariadbd --no-defaults --datadir="$folder/data" --socket="$folder/socket" --port="$my_port" \
    --bind-address=127.0.0.1 --pid-file="$folder/pid" --init-file="$folder/init.sql" --event-scheduler=ON \
    --character-set-server=utf8mb4 --log-error="$folder/server.log" >/dev/null 2>&1 8>&- &
  mariadb_pid=$!
  for ((tries = 0; ; tries++)); do
    [ $tries -lt 300 ] || fail "MariaDB did not start; see $folder/server.log"
    kill -0 "$mariadb_pid" 2>/dev/null || fail "MariaDB ended; see $folder/server.log"
    ! my mysql -e 'SELECT 1' >/dev/null 2>&1 || break
    sleep 0.2
  done
  note "MariaDB $(my mysql -e 'SELECT version()' | cut -d- -f1) on port $my_port after $(seconds_since "$begun") s"
}

# Nothing that was only for this run stays outside the work folder.
remove_databases() {
  case "$databases" in /var/tmp/dbackup-demo.*) rm -rf "$databases" ;; esac
}

stop_mariadb() {
  [ -n "$mariadb_pid" ] || return 0
  # The job is a shell around the server: the server's own process id is in its file.
  [ ! -f "$databases/mariadb/pid" ] || kill -TERM "$(<"$databases/mariadb/pid")" 2>/dev/null || true
  wait "$mariadb_pid" 2>/dev/null || true
}

# psql in the database $1
pg() {
  PGPASSWORD=$pg_password "$pg_bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$pg_port" -U admin -d "$@"
}

# mariadb in the database $1
my() {
  MYSQL_PWD=$my_password mariadb --no-defaults --batch --skip-column-names --protocol=tcp -h 127.0.0.1 -P "$my_port" \
    -u admin --default-character-set=utf8mb4 "$@"
}

load_postgres() {
  local begun=$EPOCHREALTIME
  pg postgres -c 'CREATE DATABASE shop'
  pg shop -f "$here/postgres.sql" >/dev/null
  note "PostgreSQL: $(pg shop -c 'SELECT sum(n_live_tup) FROM pg_stat_user_tables') rows, $(mebibytes "$(database_bytes postgres)") MiB, in $(seconds_since "$begun") s"
}

load_mariadb() {
  local begun=$EPOCHREALTIME
  my mysql -e 'CREATE DATABASE shop CHARACTER SET utf8mb4'
  my shop <"$here/mariadb.sql"
  my shop -e 'ANALYZE TABLE customer, purchase, document, event_log' >/dev/null
  note "MariaDB: about $(my shop -e "SELECT sum(table_rows) FROM information_schema.tables WHERE table_schema = 'shop'") rows, $(mebibytes "$(database_bytes mariadb)") MiB, in $(seconds_since "$begun") s"
}

database_bytes() {
  if [ "$1" = postgres ]; then
    pg shop -c "SELECT pg_database_size('shop')"
  else
    my shop -e "SELECT sum(data_length + index_length) FROM information_schema.tables WHERE table_schema = 'shop'"
  fi
}

mebibytes() { awk -v b="$1" 'BEGIN { printf "%.1f", b / 1048576 }'; }

# The configuration of the source: PORT, with the password in the environment.
access_with_password() {
  jq -n --argjson port "$1" '{host: "127.0.0.1", port: $port, username: "admin", password: env.PASSWORD}'
}
postgres_access() { PASSWORD=$pg_password access_with_password "$pg_port"; }
mariadb_access() { PASSWORD=$my_password access_with_password "$my_port"; }
