#!/bin/sh
# Measures `tix list` with filters beside the sqlite3 shell on the same SQL: tests/bench/filter.sh [TIX] [TICKETS]
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
. tests/bench/events.sh
tix=$(realpath "${1:-build/release/tix}")
tickets=${2:-200000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

events "$tickets" > events.csv
export TIX_DB="$folder/desk.db" TIX_ACTOR=bench
"$tix" init -q
"$tix" import events events.csv --format csv -q > import.txt
rm events.csv
printf '%d tickets, %d KiB\n' "$tickets" "$(($(wc -c < desk.db) / 1024))"

# Beside each other: all that tix does to show what it found, and the shell choosing the numbers.
question() {
  asked=$1
  shift
  "$tix" list "$@" --explain-filter > script.sql
  measure "$asked" "$tix" list "$@" --format csv --columns id > ours.txt
  measure "$asked in sqlite3" sqlite3 desk.db '.read script.sql' > theirs.txt
  grep -h ' ms ' ours.txt theirs.txt
  awk -v ours="$(measured "$asked" ours.txt)" -v theirs="$(measured "$asked in sqlite3" theirs.txt)" \
    -v found="$(grep -c '^[0-9]*$' theirs.txt)" 'BEGIN {printf "%d found, ratio %.1f\n", found, ours / (theirs + 0.5)}'
}

question start-up id:1
question 'team, priority' team:team2 priority:high.. is:open
question 'one word' number 4711
question 'rare word' 4711
question overdue is:overdue
question everyday is:open 'age:30d..' 'customer:user80@acme.test'
