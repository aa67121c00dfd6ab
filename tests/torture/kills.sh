#!/bin/sh
# Kills tix at each call that writes: what is left is the old state or the new one. kills.sh TIX
set -u
tix=$1
fixture=$(cd "$(dirname "$0")/.." && pwd)/fixtures/schema-0002-desk.sql
skip() {
  echo "not tried: $1"
  exit 77
}
command -v strace > /dev/null || skip "there is no strace"
command -v sqlite3 > /dev/null || skip "there is no sqlite3"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
strace --seccomp-bpf -f -qq -o trace -e trace=flock true 2> said || skip "strace cannot trace here"
export HOME="$folder" TIX_ACTOR=sari TIX_NOW=2026-08-07T09:00:00Z TIX_DB=desk.db
# Each call up to this number is tried; then the gaps grow.
dense=${TIX_TORTURE_CALLS:-6}
failures=0
runs=0

fail() {
  echo "FAILED: $1"
  sed 's/^/  /' said
  failures=$((failures + 1))
}

# Everything a desk holds, as one word; `none` without a database, `older` before its upgrade.
state() {
  if [ ! -e desk.db ]; then
    echo none
    return
  fi
  "$tix" export events --format jsonl > exported 2> said
  case $? in
    0) sha256sum < exported | cut -c1-16 ;;
    4) echo older ;;
    *) echo broken ;;
  esac
}

# start NAME: the files that a command begins with. run_NAME runs it, under what its arguments say.
start() {
  rm -rf desk.db* copy.db* .tix-part-* .cache
  case $1 in
    init) ;;
    migrate | upgrade) cp older.db desk.db ;;
    *) cp made.db desk.db ;;
  esac
}

run_init() { "$@" "$tix" init -q; }
run_migrate() { "$@" "$tix" migrate; }
run_upgrade() { "$@" "$tix" note 3 'The first write' -q; }
run_create() { "$@" "$tix" create 'Killed' -r ani@acme.test --once hook; }
run_customer() { "$@" "$tix" customer set ani@acme.test --plan gold; }
run_apply() { "$@" "$tix" desk apply other.toml; }
run_undo() { "$@" "$tix" undo; }
run_restore() { "$@" "$tix" restore kept.db --yes; }
run_import() { "$@" "$tix" import tickets in.csv; }
run_sweep() { "$@" "$tix" sweep; }
run_backup() { "$@" "$tix" backup copy.db; }

# What must hold after the command was killed, and after the next one.
check() {
  found=$(state)
  case $found in
    "$before" | "$after") ;;
    "$upgraded") [ "$name" = upgrade ] || fail "$1: the state is that after an upgrade" ;;
    *) fail "$1: the state is $found" ;;
  esac
  if [ "$found" != none ] && [ "$found" != older ]; then
    "$tix" doctor -q > said 2>&1 || fail "$1: doctor finds something"
  fi
  if [ -e copy.db ]; then "$tix" --db copy.db doctor -q > said 2>&1 || fail "$1: the copy is damaged"; fi
  rm -f copy.db
  run_backup env > said 2>&1
  if [ "$found" = "$before" ] && [ "$name" != backup ]; then
    "run_$name" env > said 2>&1 || fail "$1: it cannot be repeated"
    [ "$(state)" = "$after" ] || fail "$1: repeated, it does something else"
  fi
  rm -f copy.db
  run_backup env > said 2>&1 || fail "$1: no backup can be made"
  for part in .tix-part-*; do
    [ ! -e "$part" ] || fail "$1: $part is left"
  done
}

"$tix" -q --db made.db init || exit 1
for title in 'No network' 'No printer' 'No light'; do
  "$tix" --db made.db -q create "$title" -r ani@acme.test --assign auto > /dev/null || exit 1
done
"$tix" --db made.db -q backup kept.db && "$tix" --db made.db -q prioritize 1-3 urgent || exit 1
"$tix" --db made.db desk show | sed 's/^zone = .*/zone = "Asia\/Jakarta"/' > other.toml
printf 'ref,created_at\nT-1,2026-08-06\nT-2,2026-08-05\n' > in.csv
sqlite3 older.db < "$fixture"

# The first command that writes upgrades in a transaction of its own.
start migrate
run_migrate env > said 2>&1
upgraded=$(state)

for name in init migrate upgrade create customer apply undo restore import sweep backup; do
  start "$name"
  before=$(state)
  "run_$name" env > said 2>&1 || fail "$name: it does not work"
  after=$(state)
  if [ "$before" = "$after" ] && [ "$name" != backup ] && [ "$name" != sweep ]; then fail "$name: it does nothing"; fi
  for call in write pwrite64 fsync fdatasync ftruncate unlink linkat rename renameat2; do
    n=1
    while :; do
      start "$name"
      "run_$name" strace -f -qq -o trace -e trace=$call -e inject=$call:signal=KILL:when=$n > out 2> said < /dev/null
      [ $? = 137 ] || break # SIGKILL, which strace passes on
      runs=$((runs + 1))
      check "$name, $call $n"
      n=$((n < dense ? n + 1 : n + n / 2))
    done
  done
done

# A command that is repeated with its key until it answers is done once.
start create
n=1
while run_create strace -f -qq -o trace -e trace=pwrite64 -e inject=pwrite64:signal=KILL:when=$n > out 2> said; [ ! -s out ]; do
  n=$((n + 1))
  [ $n -lt 100 ] || break
done
[ "$(cat out) $("$tix" list Killed --format csv --columns id | wc -l)" = "4 2" ] || fail "create --once, killed $n times"

echo "$runs kills, $failures failures"
[ $failures = 0 ]
