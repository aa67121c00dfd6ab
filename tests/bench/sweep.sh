#!/bin/sh
# Measures a sweep over a big desk on which little is due: tests/bench/sweep.sh [TIX] [TICKETS]
# Of the tickets 20,000 are open and 200 due; beside it, the raw cost of finding them with the sqlite3 shell.
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
tix=$(realpath "${1:-build/release/tix}")
tickets=${2:-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > desk.toml <<'END'
[desk]
zone = "UTC"
[team.frontline]
lead = "sari"
[team.specialists]
[agent.sari]
team = "frontline"
[agent.budi]
team = "frontline"
capacity = 1000
[agent.made]
team = "specialists"
capacity = 1000
[[sla]]
name = "standard"
[sla.targets]
urgent = { resolution = "4h" }
low = { resolution = "1000h" }
[[escalation]]
name = "warn"
clock = "resolution"
at = "75%"
do = ["notify:agent"]
[[escalation]]
name = "overdue"
clock = "resolution"
at = "due"
kind = "functional"
do = ["team:specialists", "assign:auto", "notify:lead"]
procedure = "Call the customer."
END
export TIX_DB="$folder/desk.db" TIX_ACTOR=bench TIX_NOW=2026-08-07T10:00:00Z
awk -v tickets="$tickets" 'BEGIN {
  print "ref,title,status,priority,team,agent,created_at,resolved_at"
  for (i = 1; i <= tickets; ++i) {
    if (i <= 200) printf "R%d,printer,open,urgent,frontline,budi,2026-08-07T08:00:00Z,\n", i
    else if (i <= 20000) printf "R%d,printer,open,low,frontline,budi,2026-08-07T08:00:00Z,\n", i
    else printf "R%d,printer,resolved,low,frontline,budi,2026-%02d-01T08:00:00Z,2026-%02d-02T08:00:00Z\n", i, i % 7 + 1, i % 7 + 1
  }
}' > tickets.csv
"$tix" init -q --desk desk.toml
"$tix" import tickets tickets.csv -q --format csv > import.txt
rm tickets.csv
printf '%d tickets, %d MiB\n' "$tickets" "$(($(wc -c < desk.db) / 1048576))"

measure 'nothing due' "$tix" sweep --format csv > lines.txt
grep ' MiB$' lines.txt
export TIX_NOW=2026-08-07T12:30:00Z
measure 'dry run, 400 due' "$tix" sweep --dry-run --format csv > lines.txt
grep ' MiB$' lines.txt
measure 'sqlite3 finds them' sqlite3 desk.db "SELECT count(*) FROM ticket WHERE next_timer_at <= 1786105800" > lines.txt
grep ' MiB$' lines.txt
measure 'sweep, 400 firings' "$tix" sweep --format csv > lines.txt
grep ' MiB$' lines.txt
measure 'again' "$tix" sweep --format csv > lines.txt
grep ' MiB$' lines.txt
