#!/bin/sh
# Measures `tix calendar due --batch`: tests/bench/calendar.sh [TIX] [ROWS]
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
tix=$(realpath "${1:-build/release/tix}")
rows=${2:-1000000}
desk=$PWD/examples/desk.toml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# From minutes to ten years of working time, over fifty years of starts.
awk -v rows="$rows" 'BEGIN {
  OFS = ","
  print "calendar", "start", "duration"
  for (i = 0; i < rows; i++) {
    at = 946684800 + (i * 7919 * 131) % 1577880000
    print "ticket-office", strftime("%Y-%m-%dT%H:%M:%SZ", at, 1), (i * 104729) % 75000000 "s"
  }
}' > due.csv
head -n 2 due.csv > one.csv

measure 'start-up' "$tix" calendar due --desk "$desk" --batch one.csv > one.txt
measure 'tix due' "$tix" calendar due --desk "$desk" --batch due.csv > answers.txt
measure 'sqlite3 .import' sqlite3 plain.db '.import --csv due.csv question' > plain.txt
grep -h ' ms ' one.txt answers.txt plain.txt
awk -v rows="$rows" -v start="$(measured 'start-up' one.txt)" -v ours="$(measured 'tix due' answers.txt)" \
  -v theirs="$(measured 'sqlite3 .import' plain.txt)" \
  'BEGIN {printf "%d answers a second beyond start-up, ratio %.1f\n", rows * 1000 / (ours - start), ours / theirs}'
