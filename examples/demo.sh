#!/bin/sh
# A first look: builds tix, sets up a small help desk in a temporary folder and shows its work list.
set -eu
cd -- "$(dirname -- "$0")/.."

echo "== Packages"
cmake/install_packages.sh build

echo "== Build"
cmake --preset release -DTIX_TESTS=OFF
cmake --build build/release --target tix --parallel "$(nproc)"

# Every command is shown before it runs, as one would type it.
PATH=$PWD/build/release:$PATH
TIX_DB=$(mktemp -d)/desk.db
COLUMNS=${COLUMNS:-$(tput cols 2>/dev/null || echo 80)}
# Nothing stops at a pager's prompt.
PAGER=
export PATH TIX_DB COLUMNS PAGER
show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

echo
echo "== A help desk of your own"
show tix init --desk examples/desk.toml
show tix import tickets examples/tickets.csv
# The example's tickets end on a Friday in August: that is when it is looked at.
show tix list --limit 10 --as-of 2026-08-07T14:00:00+01:00
show tix report backlog --as-of 2026-08-07T14:00:00+01:00

echo
echo "The desk stays in $TIX_DB. To go on with it:"
echo "  export PATH=\"$PWD/build/release:\$PATH\" TIX_DB=$TIX_DB"
