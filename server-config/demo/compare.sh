# Compares the databases shop and shop_restored: every row of every table and view, then the definitions. Sourced by run.

# Each table and view of the original.
tables_of_postgres() {
  pg shop -c "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
}

tables_of_mariadb() {
  my shop -e "SELECT concat('\`', replace(table_name, '\`', '\`\`'), '\`') FROM information_schema.tables WHERE table_schema = 'shop' ORDER BY 1"
}

rows_of_postgres() { pg "$1" -c "COPY (SELECT * FROM $2) TO STDOUT"; }
rows_of_mariadb() { my "$1" --quick -e "SELECT * FROM $2"; }

# Everything but rows: types, views, functions, triggers, events, grants, comments. Lines that differ by nature are left out.
definitions_of_postgres() {
  PGPASSWORD=$pg_password "$pg_bin/pg_dump" -h 127.0.0.1 -p "$pg_port" -U admin --schema-only "$1" |
    grep -v -e '^\\restrict' -e '^\\unrestrict'
  pg "$1" -c "SELECT loid, md5(string_agg(data, '' ORDER BY pageno)) FROM pg_largeobject GROUP BY loid ORDER BY loid"
}

definitions_of_mariadb() {
  MYSQL_PWD=$my_password mariadb-dump --no-defaults --protocol=tcp -h 127.0.0.1 -P "$my_port" -u admin --no-data --routines \
    --events --triggers --skip-comments "$1" | sed -e 's/ AUTO_INCREMENT=[0-9]*//' -e 's/`shop_restored`/`shop`/g'
}

# Row count and digest of what comes in, whatever its order.
digest() {
  local rows=$work/rows
  LC_ALL=C sort >"$rows"
  printf '%s %s' "$(wc -l <"$rows")" "$(sha256sum <"$rows" | cut -c1-16)"
}

# False when anything differs. $1 engine
compare() {
  local engine=$1 table original restored tables
  tables=$("tables_of_$engine")
  [ -n "$tables" ] || fail "there is nothing to compare."
  printf '   %-28s %9s  %-16s  %s\n' 'table or view' rows digest restored
  while IFS= read -r table; do
    original=$("rows_of_$engine" shop "$table" | digest)
    restored=$("rows_of_$engine" shop_restored "$table" | digest)
    printf '   %-28s %9s  %-16s  %s\n' "$table" ${original} "$([ "$original" = "$restored" ] && echo equal || echo "DIFFERENT: $restored")"
    [ "$original" = "$restored" ] || return 1
  done <<<"$tables"
  "definitions_of_$engine" shop >"$work/original.sql"
  "definitions_of_$engine" shop_restored >"$work/restored.sql"
  diff "$work/original.sql" "$work/restored.sql" >"$work/difference.txt" || { head -n 20 "$work/difference.txt" >&2; return 1; }
  note "definitions (views, functions, triggers, events, comments): equal, $(wc -l <"$work/original.sql") lines"
}
