#!/bin/sh
# Makes system calls fail one at a time: no exit code may lie, and nothing may be left half written. faults.sh TIX
set -u
tix=$1
skip() {
  echo "not tried: $1"
  exit 77
}
command -v strace > /dev/null || skip "there is no strace"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
strace --seccomp-bpf -f -qq -o trace -e trace=flock true 2> said || skip "strace cannot trace here"
export HOME="$folder" TIX_ACTOR=sari TIX_NOW=2026-08-07T09:00:00Z TIX_DB=desk.db
failures=0
runs=0

fail() {
  echo "FAILED: $1"
  sed 's/^/  /' said out
  failures=$((failures + 1))
}

# faulty INJECTION WORDS...: runs tix with failing calls; the exit code is in $code.
faulty() {
  injection=$1
  shift
  strace --seccomp-bpf -f -qq -o trace -e trace="${injection%%:*}" -e inject="$injection" "$tix" "$@" > out 2> said < /dev/null
  code=$?
  runs=$((runs + 1))
}

was_hit() { grep -q INJECTED trace; }

# The program's loader fails with 127 before tix begins.
check_code() {
  case $code in
    70 | 13[0-9] | 14[0-9]) fail "$1: exit $code" ;;
  esac
  for part in .tix-part-*; do
    if [ -e "$part" ]; then fail "$1: $part is left"; rm -f "$part"; fi
  done
}

fresh_desk() {
  rm -rf desk.db* copy.db* new.db* rejects.csv
  cp made.db desk.db
  echo old > rejects.csv
}

try_create() {
  faulty "$1" create Fault
  count=$("$tix" list --format csv --columns id 2> /dev/null | grep -c '^1$')
  case $code in
    0) [ "$(cat out) $count" = "1 1" ] || fail "create, $1: exit 0, and $count tickets" ;;
    7) [ "$count" = 1 ] || fail "create, $1: exit 7, and no ticket" ;;
    *) [ "$count" = 0 ] || fail "create, $1: exit $code, and a ticket" ;;
  esac
}

try_import() {
  faulty "$1" import tickets in.csv --rejects rejects.csv
  count=$("$tix" list --format csv --columns ref 2> /dev/null | grep -c '^T-1$')
  if [ $code = 0 ] || [ $code = 7 ]; then
    [ "$count" = 1 ] || fail "import, $1: exit $code, and no ticket"
    grep -q '^T-2,.*,3,' rejects.csv || fail "import, $1: exit $code, and no rejected row"
  elif [ $code != 6 ] || ! grep -q 'cannot write [^ ]*: Input\|cannot write \.' said; then
    [ "$count" = 0 ] || fail "import, $1: exit $code, and a ticket"
  fi
  grep -q '^old$\|^T-2,' rejects.csv || fail "import, $1: the rejects file is neither old nor new"
}

try_backup() {
  faulty "$1" backup copy.db
  if [ $code = 0 ]; then
    "$tix" --db copy.db doctor -q > /dev/null 2>&1 || fail "backup, $1: exit 0, and no sound copy"
  fi
}

try_init() {
  faulty "$1" --db new.db init
  if [ $code = 0 ]; then
    "$tix" --db new.db doctor -q > /dev/null 2>&1 || fail "init, $1: exit 0, and no sound database"
  fi
}

"$tix" -q --db made.db init || exit 1
printf 'ref,created_at\nT-1,2026-08-06\nT-2,yesterday\n' > in.csv

most=${TIX_TORTURE_CALLS:-8}
for command in create import backup init; do
  for call in openat read pread64 write pwrite64 fsync fdatasync ftruncate fcntl linkat rename renameat2 fchmod; do
    for error in EIO ENOSPC EINTR; do
      n=0
      while [ $n -lt "$most" ]; do
        n=$((n + 1))
        fresh_desk
        "try_$command" "$call:error=$error:when=$n"
        was_hit || break
        check_code "$command, $call $n $error"
      done
    done
  done
done

# Only a lock that somebody holds means that somebody else is sending.
fresh_desk
mkdir -p .config/tix
printf 'mail = "true"\nmail_from = "desk@example.test"\n' > .config/tix/config.toml
for error in ENOLCK EIO; do
  faulty "flock:error=$error" notify send
  if [ $code != 6 ] || ! grep -q 'nothing was sent: cannot lock' said; then fail "notify send, $error: exit $code"; fi
done
faulty flock:error=EAGAIN notify send
if [ $code != 0 ] || ! grep -q 'somebody else is sending' said; then fail "notify send, EAGAIN: exit $code"; fi
faulty flock:error=EINTR:when=1..3 notify send
if [ $code != 0 ] || grep -q 'somebody else' said; then fail "notify send, EINTR: exit $code"; fi

echo "$runs runs, $failures failures"
[ $failures = 0 ]
