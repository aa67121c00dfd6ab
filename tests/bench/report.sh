#!/bin/sh
# Measures the reports on a desk of three years: tests/bench/report.sh [TIX] [TICKETS]
# Of the tickets one of fifty is open, one of six changed hands, one of five was rated. Beside each report stands the
# sqlite3 shell counting much less, the way one would type it.
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
. tests/bench/events.sh
tix=$(realpath "${1:-build/release/tix}")
tickets=${2:-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

export TIX_DB="$folder/desk.db" TIX_ACTOR=bench TIX_NOW=2027-01-01T00:00:00Z
step=$(awk -v tickets="$tickets" 'BEGIN {print 3 * 365 * 86400 / tickets}')
events "$tickets" "$step" 50 > events.csv
ratings "$tickets" "$step" > ratings.csv
"$tix" init -q
"$tix" import events events.csv -q --format csv > import.txt
"$tix" import tickets ratings.csv -q --format csv > import.txt
rm events.csv ratings.csv
printf '%d tickets, %d MiB\n' "$tickets" "$(($(wc -c < desk.db) / 1048576))"

# The words of a report, and beside it the SQL: report NAME SQL WORD...
report() {
  name=$1
  sql=$2
  shift 2
  measure "$name" "$tix" report "$@" --format csv > lines.txt
  grep ' MiB$' lines.txt > ours.txt
  measure 'sqlite3' sqlite3 desk.db "$sql" > lines.txt
  grep ' MiB$' lines.txt > theirs.txt
  awk -v ours="$(measured "$name" ours.txt)" -v theirs="$(measured 'sqlite3' theirs.txt)" \
    '{printf "%s   sqlite3 %6d ms  ratio %.1f\n", $0, theirs, ours / (theirs ? theirs : 1)}' ours.txt
}

month=1796169600 # 30 days before the end
start=1704067200 # of the three years
open='SELECT priority, count(*), sum(overdue_at < 1798761600), min(created_at) FROM ticket WHERE status < 4 GROUP BY 1'
came() { echo "SELECT date(from_at, 'unixepoch'), came, count(*) FROM stay WHERE from_at >= $1 GROUP BY 1, 2"; }
clocks() { echo "SELECT clock, outcome, count(*), avg(elapsed_s) FROM clock WHERE stopped_at >= $1 GROUP BY 1, 2"; }
spans() { echo "SELECT team, status, sum(to_at - from_at), count(*) FROM span WHERE to_at >= $1 GROUP BY 1, 2"; }
deeds() { echo "SELECT actor, kind, count(*) FROM event WHERE at >= $1 GROUP BY 1, 2"; }
broken="SELECT count(*), max(stopped_at - breached_at) FROM clock WHERE breached_at >= $month"

report 'backlog' "$open" backlog
report 'backlog, teams' "$open" backlog --by team
report 'trend' "$(came $month)" trend
report 'trend, teams' "$(spans $month)" trend --by day,team
report 'trend, tags' "$(spans $month)" trend --by day,tag
report 'sla' "$(clocks $month)" sla
report 'sla, teams' "$(clocks $month)" sla --by week,team
report 'breaches' "$broken" breaches
report 'breaches, teams' "$broken" breaches --by week,team
report 'agents' "$(deeds $month)" agents
report 'flow' "$(spans $month)" flow
report 'escalations' "$(deeds $month)" escalations
report 'delays' "$(deeds $month)" delays
report 'sla, quarter' "$(clocks 1790812800)" sla --by week,team --period last-quarter
report 'flow, quarter' "$(spans 1790812800)" flow --by week,team --period last-quarter
report 'backlog, months' "$open" backlog --by month --from 2026-01-01
report 'survival' "$(came 1790985600)" survival
report 'forecast' "$(came 1790985600)" forecast
report 'patterns' "$(came 1790985600)" patterns
report 'patterns, subjects' "$(came 1790985600)" patterns --by subject
report 'heatmap' "$(came 1790985600)" patterns --heatmap
report 'forecast, agents' "$(came 1790985600)" forecast --agents +2
report 'satisfaction' "$(deeds $month)" satisfaction
report 'causes' "$(spans $month)" causes
report 'causes, weeks' "$(spans 1790812800)" causes --by week --period last-quarter
report 'digest' "$open" digest
report 'survival, 3 years' "$(came $start)" survival --by month --from 2024-01-01
report 'trend, 3 years' "$(came $start)" trend --by month --from 2024-01-01
report 'same, teams' "$(spans $start)" trend --by month,team --from 2024-01-01
report 'sla, 3 years' "$(clocks $start)" sla --from 2024-01-01
report 'flow, 3 years' "$(spans $start)" flow --by month,team --from 2024-01-01
report 'agents, 3 years' "$(deeds $start)" agents --by month --from 2024-01-01
report 'delays, 3 years' "$(deeds $start)" delays --from 2024-01-01

# Another desk tried on the last month.
"$tix" desk show | sed 's/first_response = "[^"]*"/first_response = "2h"/' > new.toml
measure 'sla test' "$tix" sla test new.toml --from 2026-12-01 --format csv > lines.txt
grep ' MiB$' lines.txt
