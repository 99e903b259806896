# Shared by the start scripts of both servers; sourced, never run. Callers set address and port.

say() { printf 'dbackup: %s\n' "$*"; }
fail() {
  printf 'dbackup: %s\n' "$*" >&2
  exit 1
}

# NAME_FILE names a file that holds the value of NAME. Here only for what the server itself reads, into the environment and
# never into an argument; the application reads the files of its own settings (master key, first password, ...) itself.
resolve_file_variables() {
  local name twin
  for name in DBACKUP_{HTTP_PORT,BIND,MANAGEMENT_PORT,DATA_DIR,NODE_ID,JAVA_OPTS,DB_URL,DB_USER,DB_PASSWORD}; do
    twin=${name}_FILE
    [ -n "${!twin:-}" ] || continue
    [ -z "${!name:-}" ] || fail "$name and $twin are both set; keep one of them."
    [ -r "${!twin}" ] || fail "$twin names ${!twin}, which cannot be read."
    export "$name=$(<"${!twin}")"
    unset "$twin"
  done
}

answers() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# True when the health endpoint says 200.
healthy() {
  local line
  exec 3<>"/dev/tcp/$address/$port" || return 1
  printf 'GET /api/health HTTP/1.0\r\nHost: %s\r\n\r\n' "$address" >&3
  read -r -t 5 line <&3 || line=
  exec 3>&-
  [[ $line == *' 200 '* ]]
} 2>/dev/null

# Makes the data folder, for this user alone, and exports its absolute path. $1: the folder when DBACKUP_DATA_DIR is not set.
use_data_folder() {
  umask 077
  DBACKUP_DATA_DIR=${DBACKUP_DATA_DIR:-$1}
  mkdir -p "$DBACKUP_DATA_DIR"
  DBACKUP_DATA_DIR=$(cd "$DBACKUP_DATA_DIR" && pwd)
  export DBACKUP_DATA_DIR
}

# One server per data folder: the lock is inherited by the server process and ends with it.
lock_data_folder() {
  command -v flock >/dev/null || return 0
  exec 9>"$DBACKUP_DATA_DIR/server.lock"
  flock -n 9 || fail "another server is running on $DBACKUP_DATA_DIR."
}

# A password of 24 characters in a file that only this user can read; an existing one stays.
make_password_file() {
  [ -s "$1" ] || head -c 18 /dev/urandom | base64 >"$1"
  chmod 600 "$1"
}

# $1: the moment of the start, as $EPOCHREALTIME gave it.
say_ready() {
  local elapsed=$((${EPOCHREALTIME/[.,]/} - ${1/[.,]/}))
  say "ready after $((elapsed / 1000000)).$((elapsed / 100000 % 10)) s at http://$address:$port"
}

# Payara resolves ${ENV=...} without defaults, so the embedded database is named here. $1: the domain's folder.
use_database_of_domain() {
  export DBACKUP_DB_URL=${DBACKUP_DB_URL:-jdbc:h2:file:${DBACKUP_DATA_DIR:-$1/data}/dbackup;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=10000}
  export DBACKUP_DB_USER=${DBACKUP_DB_USER:-dbackup} DBACKUP_DB_PASSWORD=${DBACKUP_DB_PASSWORD:-dbackup}
}
