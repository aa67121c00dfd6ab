#!/bin/sh
# Measures the reports on a desk of three years: tests/bench/report.sh [TIX] [TICKETS]
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
. tests/bench/events.sh
tix=$(realpath "${1:-build/release/tix}")
tickets=${2:-200000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

export TIX_DB="$folder/desk.db" TIX_ACTOR=bench TIX_NOW=2027-01-01T00:00:00Z
step=$(awk -v tickets="$tickets" 'BEGIN {print 3 * 365 * 86400 / tickets}')
events "$tickets" "$step" > events.csv
"$tix" init -q
"$tix" import events events.csv --format csv > import.txt
rm events.csv
printf '%d tickets, %d MiB\n' "$tickets" "$(($(wc -c < desk.db) / 1048576))"

# The words of a report, and what its line is called.
report() {
  name=$1
  shift
  measure "$name" "$tix" report "$@" --format csv > lines.txt
  grep ' MiB$' lines.txt
}

report 'backlog' backlog
report 'trend' trend
report 'trend, teams' trend --by day,team
report 'trend, tags' trend --by day,tag
report 'trend, 3 years' trend --by month --from 2024-01-01
report 'same, teams' trend --by month,team --from 2024-01-01
report 'sla' sla
report 'sla, teams' sla --by week,team
report 'sla, 3 years' sla --from 2024-01-01
report 'breaches' breaches
report 'agents' agents
report 'agents, 3 years' agents --by month --from 2024-01-01
report 'flow' flow
report 'flow, 3 years' flow --by month,team --from 2024-01-01
report 'escalations' escalations
report 'delays' delays
report 'delays, 3 years' delays --from 2024-01-01
report 'patterns' patterns
report 'patterns, subjects' patterns --by subject
report 'patterns, weeks' patterns --by week,category
report 'heatmap' patterns --heatmap
report 'satisfaction' satisfaction
report 'survival' survival
report 'survival, 3 years' survival --by month --from 2024-01-01
report 'forecast' forecast
report 'forecast, agents' forecast --agents +2
report 'backlog, months' backlog --by month --period year

# Another desk tried on all three years.
"$tix" desk show | sed 's/first_response = "[^"]*"/first_response = "2h"/' > new.toml
measure 'sla test' "$tix" sla test new.toml --from 2024-01-01 --format csv > lines.txt
grep ' MiB$' lines.txt
