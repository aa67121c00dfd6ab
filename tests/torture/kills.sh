#!/bin/sh
# Kills tix at each call that writes: what is left is the old state or the new one. kills.sh TIX
# A process that tix starts is not killed: of that, tix survives.
tix=$(realpath "$1")
cd -- "$(dirname -- "$0")/../.." || exit 1
. tests/torture/desks.sh
# Each call up to this number is tried; then the gaps grow.
dense=${TIX_TORTURE_CALLS:-6}

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
  if [ "$name" = intake_maildir ]; then
    run_intake_maildir env > said 2>&1 || fail "$1: it cannot be repeated"
    [ "$(state) $(ls Maildir/new | wc -l) $(ls Maildir/cur | wc -l)" = "$after 0 2" ] || fail "$1: a mail is lost or there twice"
  fi
  rm -f copy.db
  run_backup env > said 2>&1 || fail "$1: no backup can be made"
  for part in .tix-part-*; do
    [ ! -e "$part" ] || fail "$1: $part is left"
  done
}

for name in init migrate upgrade create customer cc intake intake_maildir inbox_accept apply undo restore import sweep backup; do
  start "$name"
  before=$(state)
  "run_$name" env > said 2>&1 || fail "$name: it does not work"
  after=$(state)
  if [ "$before" = "$after" ] && [ "$name" != backup ] && [ "$name" != sweep ]; then fail "$name: it does nothing"; fi
  for call in write pwrite64 fsync fdatasync ftruncate unlink linkat rename renameat2; do
    n=1
    while :; do
      start "$name"
      "run_$name" strace -qq -o trace -e trace=$call -e inject=$call:signal=KILL:when=$n > out 2> said < /dev/null
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
[ "$failures" = 0 ]
