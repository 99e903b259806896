#!/bin/sh
# Decrypts the backups named as arguments, with Node 18 or later, or else with a JDK 17 or later.
# The key is read from master.key beside this script; it never appears on a command line.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1

if [ "$#" -eq 0 ]; then
  echo "Usage: sh decrypt_linux_mac.sh <backup file or folder> ..." >&2
  exit 2
fi

if command -v node >/dev/null 2>&1 &&
  node -e 'process.exit(parseInt(process.versions.node, 10) >= 18 ? 0 : 1)'; then
  exec node "$here/decrypt_backup.js" "$@"
fi

if command -v java >/dev/null 2>&1 && java --list-modules 2>/dev/null | grep -q '^jdk.compiler@'; then
  exec java "$here/DecryptBackup.java" "$@"
fi

echo "Neither Node (18 or later, https://nodejs.org) nor a JDK (17 or later, https://adoptium.net) was found." >&2
exit 1
