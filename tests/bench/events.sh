# Sourced by the scripts beside it: a log of tickets.
# shellcheck shell=sh

# Six updates each of as many tickets, as `tix import events` takes them: events TICKETS [STEP [HELD]]
# One ticket each STEP (900) seconds from 2024 on; one of HELD (10) stays on hold, one of six changes hands.
# Rows by time, so that those of a ticket lie far apart, as in a real log.
events() {
  awk -v tickets="$1" -v step="${2:-900}" -v held="${3:-10}" 'BEGIN {
  OFS = ","
  print "ref", "at", "actor", "title", "requester", "category", "priority", "status", "team", "agent", "message"
  split("vpn mail printer door", category, " "); split("urgent high normal low", priority, " ")
  for (row = 0; row < 6; row++)
    for (i = 1; i <= tickets; i++) {
      at = 1704067200 + int(i * step) + row * 5400 + (i * 7919 + row * 104729) % 900
      ref = "T-" i; agent = "agent" (i % 40); who = "user" (i % 5000) "@acme.test"
      stamp = strftime("%Y-%m-%dT%H:%M:%SZ", at, 1)
      if (row == 0) print ref, stamp, who, "Something is wrong with number " i, who, category[i % 4 + 1], priority[i * 7 % 4 + 1], "", "team" (i % 8), "", "It does not work since this morning."
      if (row == 1) print ref, stamp, agent, "", "", "", "", "open", "", agent, ""
      if (row == 2) print ref, stamp, agent, "", "", "", "", "pending", "", "", "Which version is it?"
      if (row == 3) print ref, stamp, who, "", "", "", "", "open", "", "", "The newest one."
      team = heir = ""
      if (row > 3 && i % 6 == 5) {team = "team" ((i + 3) % 8); agent = heir = "agent" ((i + 7) % 40)}
      if (row == 4) print ref, stamp, agent, "", "", "", "high", "", team, heir, "Looking into it."
      if (row == 5) print ref, stamp, agent, "", "", "", "", (i % held ? "resolved" : "hold"), team, heir, "Try again now."
    }
}'
}

# Scores that customers give a day later, of one ticket in five, as `tix import tickets` takes them: ratings TICKETS STEP
ratings() {
  awk -v tickets="$1" -v step="$2" 'BEGIN {
  OFS = ","
  print "ref", "created_at", "updated_at", "satisfaction"
  for (i = 1; i <= tickets; i += 5) {
    at = 1704067200 + int(i * step)
    print "T-" i, strftime("%Y-%m-%dT%H:%M:%SZ", at, 1), strftime("%Y-%m-%dT%H:%M:%SZ", at + 120000, 1), (i % 7 ? 5 - i % 3 : 1)
  }
}'
}
