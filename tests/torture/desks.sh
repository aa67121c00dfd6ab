# Sourced by the scripts beside it: a folder with desks, commands that write, and what a desk holds.
# Wants the program in $tix and begins in the folder of the repository.
# shellcheck shell=sh disable=SC2034,SC2154 # the scripts use upgraded, and set tix
set -u
fixture=$PWD/tests/fixtures/schema-0002-desk.sql
skip() {
  echo "not tried: $1"
  exit 77
}
command -v strace > /dev/null || skip "there is no strace"
command -v sqlite3 > /dev/null || skip "there is no sqlite3"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
strace -f -qq -o trace -e trace=flock true 2> said || skip "strace cannot trace here"
export HOME="$folder" TIX_ACTOR=sari TIX_NOW=2026-08-07T09:00:00Z TIX_DB=desk.db
failures=0
runs=0

fail() {
  echo "FAILED: $1"
  sed 's/^/  /' said
  failures=$((failures + 1))
}

# Everything a desk holds, also of what came in, as one word; `none` without a database, `older` before its upgrade.
state() {
  if [ ! -e desk.db ]; then
    echo none
    return
  fi
  "$tix" export events --format jsonl > exported 2> said
  case $? in
    0)
      "$tix" inbox list --all --format jsonl >> exported 2> said
      sha256sum < exported | cut -c1-16
      ;;
    4) echo older ;;
    *) echo broken ;;
  esac
}

# start NAME: the files that a command begins with. run_NAME runs it, under what its arguments say.
start() {
  rm -rf desk.db* copy.db* .tix-part-* .cache Maildir
  mkdir -p Maildir/new Maildir/cur
  cp mail.eml Maildir/new/1.M1.box
  cp held.eml Maildir/new/2.M2.box
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
run_cc() { "$@" "$tix" cc 1 boss@acme.test; }
run_apply() { "$@" "$tix" desk apply other.toml; }
run_intake() { "$@" "$tix" intake < mail.eml; }
run_intake_maildir() { "$@" "$tix" intake --maildir Maildir; }
run_inbox_accept() { "$@" "$tix" inbox accept 1; }
run_undo() { "$@" "$tix" undo; }
run_restore() { "$@" "$tix" restore kept.db --yes; }
run_import() { "$@" "$tix" import tickets in.csv; }
run_sweep() { "$@" "$tix" sweep; }
run_backup() { "$@" "$tix" backup copy.db; }

"$tix" -q --db made.db init || exit 1
for title in 'No network' 'No printer' 'No light'; do
  "$tix" --db made.db -q create "$title" -r ani@acme.test --assign auto > /dev/null || exit 1
done
"$tix" --db made.db -q backup kept.db && "$tix" --db made.db -q prioritize 1-3 urgent || exit 1
printf 'From: ani@acme.test\nSubject: A mail\nMessage-ID: <1@acme.test>\nContent-Type: image/png; name=a.png\n\nA file\n' > mail.eml
printf 'From: eve@evil.test\nSubject: Spam\nMessage-ID: <2@evil.test>\nX-Spam-Flag: YES\n\nBuy!\n' > held.eml
printf 'From: cy@acme.test\nSubject: No spam\nMessage-ID: <3@acme.test>\nX-Spam-Flag: YES\n\nHello\n' |
  "$tix" --db made.db intake -q > /dev/null || exit 1
"$tix" --db made.db desk show | sed 's/^zone = .*/zone = "Asia\/Jakarta"/' > other.toml
printf 'ref,created_at\nT-1,2026-08-06\nT-2,2026-08-05\n' > in.csv
sqlite3 older.db < "$fixture"

# The first command that writes upgrades in a transaction of its own.
start migrate
run_migrate env > said 2>&1
upgraded=$(state)
