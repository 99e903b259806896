#!/usr/bin/env bash
# Creates a Payara domain with everything DBackup needs; the application is not deployed and the domain is not left running.
#
#   create-domain.sh PAYARA_HOME DOMAIN_FOLDER
#
# Reads DBACKUP_HTTP_PORT, DBACKUP_BIND, DBACKUP_DB_URL (PostgreSQL only: DBACKUP_DB_JAR names its JDBC driver) and
# DBACKUP_MANAGEMENT_PORT (4848). The name of the domain is the last part of DOMAIN_FOLDER; its administrator is admin with the
# password in DOMAIN_FOLDER/config/admin-password.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../launch-functions.sh
. "$here/../launch-functions.sh"
[ $# = 2 ] || fail "usage: create-domain.sh PAYARA_HOME DOMAIN_FOLDER"

umask 077
asadmin=$1/bin/asadmin
[ -x "$asadmin" ] || fail "$1 is no Payara folder."
[ ! -e "$2" ] || fail "$2 exists already."
mkdir -p "$(dirname "$2")"
parent=$(cd "$(dirname "$2")" && pwd)
name=$(basename "$2")
folder=$parent/$name
port=${DBACKUP_HTTP_PORT:-8080}
admin_port=${DBACKUP_MANAGEMENT_PORT:-4848}
grid_port=$((admin_port + 1))

resolve_file_variables
use_database_of_domain "$folder"
case $DBACKUP_DB_URL in
  jdbc:h2:*) driver=org.h2.Driver ;;
  jdbc:postgresql:*)
    driver=org.postgresql.Driver
    [ -f "${DBACKUP_DB_JAR:-}" ] || fail "DBACKUP_DB_JAR must name the PostgreSQL JDBC driver's jar."
    ;;
  *) fail "DBACKUP_DB_URL must begin with jdbc:postgresql: or jdbc:h2:" ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make_password_file "$work/password"
{
  printf 'AS_ADMIN_PASSWORD=%s\n' "$(<"$work/password")"
  printf 'AS_ADMIN_MASTERPASSWORD=changeit\n'
} >"$work/asadmin"

# Ports nobody uses are put next to the administration port; none of them is reachable from outside.
"$asadmin" --user admin --passwordfile "$work/asadmin" create-domain --domaindir "$parent" \
  --adminport "$admin_port" --instanceport "$port" --savelogin=false --checkports=false \
  --domainproperties "http.ssl.port=$((admin_port + 2)):jms.port=$((admin_port + 3)):orb.listener.port=$((admin_port + 4)):orb.ssl.port=$((admin_port + 5)):orb.mutualauth.port=$((admin_port + 6)):domain.jmxPort=$((admin_port + 7)):osgi.shell.telnet.port=$((admin_port + 8)):java.debugger.port=$((admin_port + 9)):hazelcast.das.port=$grid_port:hazelcast.start.port=$((admin_port + 10))" \
  "$name" >"$work/log" || { cat "$work/log" >&2; exit 1; }
cp "$work/password" "$folder/config/admin-password"
cp "$work/asadmin" "$folder/config/asadmin-password"
if [ -n "${DBACKUP_DB_JAR:-}" ]; then cp "$DBACKUP_DB_JAR" "$folder/lib/"; fi

sed -e "s/@DB_DRIVER_CLASS@/$driver/" -e "s/@BIND@/${DBACKUP_BIND:-127.0.0.1}/" -e "s/@GRID_PORT@/$grid_port/" \
  "$here/domain.asadmin" | grep -v '^#' | grep . >"$work/commands"
"$asadmin" start-domain --domaindir "$parent" "$name" >>"$work/log"
status=0
"$asadmin" --port "$admin_port" --user admin --passwordfile "$work/asadmin" --interactive=false \
  multimode --file "$work/commands" >"$work/configured" 2>&1 || status=$?
# The batch runtime reads its database once: it must find the setting above at its first start, hence the stop.
"$asadmin" stop-domain --domaindir "$parent" "$name" >>"$work/log"
if [ $status != 0 ] || grep -qi 'failed' "$work/configured"; then
  cat "$work/configured" >&2
  rm -rf "$folder"
  fail "the domain could not be configured."
fi
say "created the Payara domain $folder"
