#!/bin/sh
# Makes system calls fail one at a time: no exit code may lie, and nothing may be left half written. faults.sh TIX
tix=$(realpath "$1")
cd -- "$(dirname -- "$0")/../.." || exit 1
. tests/torture/desks.sh
most=${TIX_TORTURE_CALLS:-8}

# inject INJECTION COMMAND...: runs a command with failing calls.
inject() {
  injection=$1
  shift
  strace --seccomp-bpf -f -qq -o trace -e trace="${injection%%:*}" -e inject="$injection" "$@"
}

# faulty INJECTION WORDS...: runs tix with failing calls; the exit code is in $code.
faulty() {
  injection=$1
  shift
  inject "$injection" "$tix" "$@" > out 2> said < /dev/null
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

try_create() {
  start create
  faulty "$1" create Fault
  count=$("$tix" list --format csv --columns id 2> /dev/null | grep -c '^4$')
  case $code in
    0) [ "$(cat out) $count" = "4 1" ] || fail "create, $1: exit 0, and $count tickets" ;;
    7) [ "$count" = 1 ] || fail "create, $1: exit 7, and no ticket" ;;
    *) [ "$count" = 0 ] || fail "create, $1: exit $code, and a ticket" ;;
  esac
}

try_import() {
  start import
  echo old > rejects.csv
  faulty "$1" import tickets bad.csv --rejects rejects.csv
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
  start backup
  faulty "$1" backup copy.db
  if [ $code = 0 ]; then
    "$tix" --db copy.db doctor -q > /dev/null 2>&1 || fail "backup, $1: exit 0, and no sound copy"
  fi
}

try_init() {
  rm -rf new.db*
  faulty "$1" --db new.db init
  if [ $code = 0 ]; then
    "$tix" --db new.db doctor -q > /dev/null 2>&1 || fail "init, $1: exit 0, and no sound database"
  fi
}

# Reading says what is there, or fails; it never says less.
try_read() {
  start read
  faulty "$1" list --format csv --columns id
  if [ $code = 0 ] && [ "$(cat out)" != "$listed" ]; then fail "list, $1: exit 0, and another list"; fi
}

# Of the other commands, 0 and 7 say that it is done, and all else that it is not.
try_other() {
  start "$name"
  "run_$name" inject "$1" > out 2> said < /dev/null
  code=$?
  runs=$((runs + 1))
  cp said first
  found=$(state)
  cp first said
  # A mail server would bounce the mail.
  case $name,$code in
    intake,0 | intake,75) ;;
    intake,*) fail "intake, $1: exit $code" ;;
  esac
  # Some may be taken in already, or not moved yet: the next run does the rest, and nothing twice.
  if [ "$name" = intake_maildir ] && [ $code != 0 ]; then
    run_intake_maildir env > said 2>&1
    if [ "$(state) $(ls Maildir/new | wc -l)" = "$after 0" ]; then code=0 found=$after; fi
  fi
  case $code,$found in
    0,"$after" | 7,"$after") ;;
    [07],*) fail "$name, $1: exit $code, and the state is $found" ;;
    *,"$before") ;;
    *,"$upgraded") [ "$name" = upgrade ] || fail "$name, $1: exit $code, and upgraded" ;;
    *) fail "$name, $1: exit $code, and the state is $found" ;;
  esac
}

# try_calls TRY CALLS ERRORS: the first calls of each kind, with each error.
try_calls() {
  for call in $2; do
    for error in $3; do
      n=0
      while [ $n -lt "$most" ]; do
        n=$((n + 1))
        "$1" "$call:error=$error:when=$n"
        was_hit || break
        check_code "${name:-$1}, $call $n $error"
      done
    done
  done
}

printf 'ref,created_at\nT-1,2026-08-06\nT-2,yesterday\n' > bad.csv
start read
listed=$("$tix" list --format csv --columns id)
reads="openat read pread64 fcntl"
writes="write pwrite64 fsync fdatasync ftruncate linkat rename renameat2 fchmod"
for try in try_create try_import try_backup try_init; do
  name=""
  try_calls $try "$reads $writes" "EIO ENOSPC EINTR"
done
try_calls try_read "$reads $writes" "EIO ENOSPC EINTR"
for name in migrate upgrade create customer cc intake intake_maildir inbox_accept apply undo restore sweep; do
  start "$name"
  before=$(state)
  "run_$name" env > said 2>&1 || fail "$name: it does not work"
  after=$(state)
  try_calls try_other "$writes" "EIO ENOSPC"
done

# Only a lease that somebody holds means that somebody else is sending; a full disk is told, and sends nothing.
mkdir -p .config/tix
printf 'mail = "./mailer"\nmail_from = "desk@example.test"\n' > .config/tix/config.toml
printf '#!/bin/sh\ncat >> mails\n' > mailer && chmod +x mailer
start notify
"$tix" -q reply 1 'Not sent'
faulty pwrite64:error=ENOSPC notify send
if [ $code != 6 ] || [ -e mails ]; then fail "notify send, ENOSPC: exit $code"; fi
start notify
sqlite3 desk.db "INSERT INTO lease VALUES ('send', 'another', strftime('%s', '$TIX_NOW') + 60)"
"$tix" notify send > said 2>&1
grep -q 'another process is sending' said || fail "notify send, with a lease of another: exit $?"

# Where no turn can be had, SQLite's lock serves.
for error in ENOLCK EIO EACCES; do try_create "flock:error=$error"; done

echo "$runs runs, $failures failures"
[ "$failures" = 0 ]
