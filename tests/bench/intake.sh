#!/bin/sh
# Measures `tix intake`: tests/bench/intake.sh [TIX] [MAILS]
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
tix=$(realpath "${1:-build/release/tix}")
mails=${2:-10000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# shellcheck disable=SC2046 # the flags are words
c++ -O2 -o "$folder/floor" tests/bench/intake_floor.cpp $(pkg-config --cflags --libs gmime-3.0 sqlite3)
cd "$folder"
export TIX_DB="$folder/desk.db" TIX_ACTOR=bench TIX_NOW=2026-08-07T09:00:00Z TZ=UTC
printf '[desk]\nname = "Toko"\n[team.frontline]\n[agent.bench]\nteam = "frontline"\n[intake]\nmax_size = "100MB"\n' > desk.toml
"$tix" init -q --desk desk.toml

# Mails of 4 kB, each from one of 1000 people. They came over seven days, as tix holds a storm of mails back.
awk -v mails="$mails" 'BEGIN {
  for (i = 1; i <= 64; i++) text = text "The printer in room " i " does not print what we send to it.\n"
  for (n = 1; n <= mails; n++) {
    date = strftime("%a, %d %b %Y %H:%M:%S +0000", 1786093200 - int(604800 * (mails - n) / mails))
    printf "From MAILER Fri Aug  7 09:00:00 2026\nReceived: from a by b; %s\n" \
      "From: Person %d <person%d@acme.test>\nTo: help@toko.test\nSubject: Printer %d\n" \
      "Date: %s\nMessage-ID: <%d@acme.test>\nMIME-Version: 1.0\n" \
      "Content-Type: text/plain; charset=utf-8\n\n%s\n", date, n % 1000, n % 1000, n, date, n, text
  }
}' > mbox
printf '%d mails, %d kB each\n' "$mails" "$(($(wc -c < mbox) / mails / 1000))"

measure 'tix intake' "$tix" intake --mbox mbox --format csv > tix.txt
measure floor ./floor mbox floor.db > floor.txt
tail -n 1 tix.txt
tail -n 1 floor.txt
awk -v ours="$(measured 'tix intake' tix.txt)" -v theirs="$(measured floor floor.txt)" -v mails="$mails" \
  'BEGIN {printf "ratio %.1f, %d mails a second\n", ours / theirs, 1000 * mails / ours}'

# One mail on standard input, beside a start that reads the desk.
each() {
  label=$1
  shift
  begun=$(date +%s%N)
  for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    printf 'From: one%s@acme.test\nSubject: One %s\nMessage-ID: <one-%s@acme.test>\n\nHello\n' "$n" "$n" "$n" > one
    "$@" < one > /dev/null
  done
  printf '%-16s %6d us each\n' "$label" "$((($(date +%s%N) - begun) / 20000))"
}
each 'start' "$tix" --version
each 'one mail' "$tix" intake

# What reads tickets does not read files.
lists() {
  measure "list, $1" "$tix" list -q --format csv > /dev/null
  measure "list, $1" "$tix" list -q --format csv | tail -n 1
  measure "backlog, $1" "$tix" report backlog --format csv | tail -n 1
}
lists 'no files'
for n in $(seq 100); do
  {
    printf 'From: files%s@acme.test\nSubject: File %s\nMessage-ID: <file-%s@acme.test>\nMIME-Version: 1.0\n' "$n" "$n" "$n"
    printf 'Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n'
    head -c 10000000 /dev/urandom | base64
  } > file.eml
  "$tix" intake -q < file.eml > /dev/null
done
lists '1 GB'

# The most memory of tix and of the process in which it reads, which is not its own.
peak() {
  /usr/bin/time -f "$1: %M KiB at most, %e s" "$tix" intake --format csv --columns verdict < "$2" 2>&1 | tail -n 1
}
{
  printf 'From: large@acme.test\nSubject: Large\nMessage-ID: <large@acme.test>\nMIME-Version: 1.0\n'
  printf 'Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n'
  head -c 37000000 /dev/urandom | base64
} > large.eml
peak 'mail of 50 MB' large.eml
{
  printf 'From: parts@acme.test\nSubject: Parts\nMessage-ID: <parts@acme.test>\nMIME-Version: 1.0\n'
  printf 'Content-Type: multipart/mixed; boundary=x\n\n'
  yes -- '--x
' | head -n 600000
} > parts.eml
peak '300,000 empty parts' parts.eml
