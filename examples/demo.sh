#!/bin/sh
# A first look: builds tix, sets up a small help desk in a temporary folder and shows its work list.
set -eu
cd -- "$(dirname -- "$0")/.."

echo "Builds tix in build/release and shows a small help desk. On two cores this takes about 3 minutes and 500 MB."
echo "It installs missing packages first: on a bare Debian 12 they take 530 MB more (130 MB to download)."

echo "== Packages"
cmake/install_packages.sh build

echo "== Build"
cmake --preset release -DTIX_TESTS=OFF
cmake --build build/release --target tix --parallel "$(nproc)"

# Shows each command as you would type it, and runs it.
PATH=$PWD/build/release:$PATH
TIX_DB=$(mktemp -d)/desk.db
COLUMNS=${COLUMNS:-$(tput cols 2>/dev/null || echo 80)}
# No pager waits for a key.
PAGER=
export PATH TIX_DB COLUMNS PAGER
show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

echo
echo "== A small help desk"
show tix init --desk examples/desk.toml
show tix import tickets examples/tickets.csv
# The example tickets end on a Friday in August, so show the desk as of then.
show tix list --limit 10 --as-of 2026-08-07T14:00:00+01:00
show tix report backlog --as-of 2026-08-07T14:00:00+01:00

echo
echo "The database is $TIX_DB. To keep using it:"
echo "  export PATH=\"$PWD/build/release:\$PATH\" TIX_DB=$TIX_DB"
