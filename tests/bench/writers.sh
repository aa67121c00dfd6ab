#!/bin/sh
# Measures how long a writer among many waits: tests/bench/writers.sh [TIX] [WRITERS]
set -eu
cd -- "$(dirname -- "$0")/../.."
tix=$(realpath "${1:-build/release/tix}")
writers=${2:-32}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TIX_DB="$folder/desk.db" TIX_ACTOR=bench
"$tix" init -q

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# Runs the command for each writer at once; prints the longest of them: worst COMMAND...
worst() {
  : > waits
  for _ in $(seq "$writers"); do
    {
      begun=$(milliseconds)
      "$@" > /dev/null
      echo $(($(milliseconds) - begun)) >> waits
    } &
  done
  wait
  sort -n waits | tail -1
}

# The floor: the same number of rows by the sqlite3 shell, one after another, with nobody to wait for.
sqlite3 floor.db 'PRAGMA journal_mode = WAL; CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)' > /dev/null
begun=$(milliseconds)
for _ in $(seq "$writers"); do sqlite3 floor.db "INSERT INTO note (body) VALUES ('a row')"; done
floor=$(($(milliseconds) - begun))
shell=$(worst sqlite3 -cmd '.timeout 60000' floor.db "INSERT INTO note (body) VALUES ('a row')")
ours=$(worst "$tix" create 'A row')
printf 'sqlite3, one after another  %6d ms in all\n' "$floor"
printf 'sqlite3, %3d at once        %6d ms the last\n' "$writers" "$shell"
printf 'tix create, %3d at once     %6d ms the last\n' "$writers" "$ours"
awk -v ours="$ours" -v floor="$floor" 'BEGIN {printf "ratio to one after another  %6.2f\n", ours / floor}'
