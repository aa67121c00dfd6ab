#!/bin/sh
# The examples that mail, with a real sendmail and a real mailbox: mail_examples.sh SOURCE FOLDER_OF_TIX
# Exit 77: it cannot be tried here, and why is said.
set -eu
source=$1
programs=$2

not_here() {
  echo "$1"
  exit 77
}

test -x /usr/sbin/sendmail && readlink -f /usr/sbin/sendmail | grep -q '/dma$' || not_here 'no sendmail of package dma'
# Nobody's own mailbox is written to: in a mount namespace where that may be made, else in root's container only.
test "$(id -u)" = 0 || not_here 'only root can have a mailbox apart'
if test "${3:-}" != apart; then
  if unshare -m true 2>/dev/null; then exec unshare -m sh "$0" "$source" "$programs" apart; fi
  test -f /.dockerenv || not_here 'no mount namespace can be made'
else
  mount -t tmpfs -o mode=2775,gid="$(stat -c %g /var/mail)" none /var/mail
  mount -t tmpfs -o mode=2770,gid="$(stat -c %g /var/spool/dma)" none /var/spool/dma
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" PATH="$programs:/usr/bin:/bin" LC_ALL=C.UTF-8
unset TIX_DB TIX_NOW TIX_ACTOR XDG_CONFIG_HOME XDG_DATA_HOME || true

fail() {
  echo "$1"
  exit 1
}

# Waits: sendmail delivers behind our back.
expect_mail() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    if grep -qs "$1" /var/mail/root; then return; fi
    sleep 0.5
  done
  fail "no mail with: $1"
}

"$source/examples/mail.sh" "$folder/one" > "$folder/said"
expect_mail 'Subject: Assigned to you: No network \[Toko #1\]'
expect_mail 'Hello root@localhost, budi is looking after #1.'

# A desk of its own for what cron and systemd run, where both look for it.
mkdir -p "$folder/.config/tix"
cp "$folder/one/tix/config.toml" "$folder/.config/tix/"
tix init -q
tix create 'By cron' -r root@localhost -q
tix reply 1 'A reply for cron' -q
line=$(grep '^[0-9*@]' "$source/examples/crontab" | sed 's/^\([^ ]* *\)\{5\}//')
test "$(printf '%s\n' "$line" | wc -l)" -ge 1 || fail 'no line in the crontab'
printf '%s\n' "$line" > "$folder/lines"
while read -r command; do sh -c "$command" > "$folder/printed" 2>&1 || fail "cron: $(cat "$folder/printed")"; done < "$folder/lines"
expect_mail 'A reply for cron'
expect_mail 'Content-Type: text/html'
test ! -s "$folder/printed" || fail "a line of the crontab is not quiet: $(cat "$folder/printed")"

tix reply 1 'A reply for systemd' -q
sed -n 's/^ExecStart=//p' "$source/examples/systemd/tix-sweep.service" > "$folder/lines"
while read -r command; do sh -c "exec $command" > /dev/null || fail 'systemd: the unit failed'; done < "$folder/lines"
expect_mail 'A reply for systemd'

if command -v systemd-analyze > /dev/null; then
  mkdir -p "$folder/run"
  XDG_RUNTIME_DIR="$folder/run" systemd-analyze verify --user --man=no "$source/examples/systemd/tix-sweep.service" \
    "$source/examples/systemd/tix-sweep.timer" 2> "$folder/verified" || fail "$(cat "$folder/verified")"
fi
