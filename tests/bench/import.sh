#!/bin/sh
# Measures `tix import events`: tests/bench/import.sh [TIX] [TICKETS]
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
. tests/bench/events.sh
tix=$(realpath "${1:-build/release/tix}")
tickets=${2:-25000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

events "$tickets" > events.csv

printf '%d rows, %d KiB\n' "$(($(wc -l < events.csv) - 1))" "$(($(wc -c < events.csv) / 1024))"
export TIX_DB="$folder/desk.db" TIX_ACTOR=bench
"$tix" init -q
measure 'tix import' "$tix" import events events.csv --format csv > tix.txt
measure 'sqlite3 .import' sqlite3 plain.db '.import --csv events.csv event' > plain.txt
cat tix.txt plain.txt
awk -v ours="$(measured 'tix import' tix.txt)" -v theirs="$(measured 'sqlite3 .import' plain.txt)" \
  'BEGIN {printf "ratio %.1f\n", ours / theirs}'
