#!/bin/sh
# The examples that mail, with a mail server and a mail program: mail_examples.sh SOURCE FOLDER_OF_TIX
# Exit 77: it cannot be tried here, and why is said.
set -eu
source=$1
programs=$2

not_here() {
  echo "$1"
  exit 77
}

PATH=/usr/sbin:/usr/bin:/sbin:/bin
for program in exim4 s-nail setpriv fdm mbsync; do
  command -v "$program" > /dev/null || not_here "no program $program"
done

# Exim delivers nothing to root. The other user sees a copy, as he may not enter the folders of root.
if test "$(id -u)" = 0; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  mkdir "$copy/bin" "$copy/tmp"
  cp "$programs/tix" "$copy/bin/"
  cp -r "$source/examples" "$copy/"
  cp "$0" "$copy/test.sh"
  chmod 755 "$copy"
  chown -R mail: "$copy"
  TMPDIR="$copy/tmp" setpriv --reuid=mail --regid=mail --clear-groups sh "$copy/test.sh" "$copy" "$copy/bin"
  exit
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" PATH="$programs:$PATH" LC_ALL=C.UTF-8
unset TIX_DB TIX_NOW TIX_ACTOR XDG_CONFIG_HOME XDG_DATA_HOME || true
cd "$folder"

fail() {
  echo "$1"
  exit 1
}

expect_mail() {
  grep -rqs "$1" "$folder/one/mail" || fail "no mail with: $1"
}

"$source/examples/mail.sh" "$folder/one" > "$folder/printed" 2>&1 || fail "mail.sh: $(cat "$folder/printed")"
grep '^shown: ' "$folder/printed" || fail "mail.sh: $(cat "$folder/printed")"

# A desk of its own for what cron and systemd run, where both look for it.
mkdir -p "$folder/.config/tix"
cp "$folder/one/tix/config.toml" "$folder/.config/tix/"
tix init -q
tix create 'By cron' -r ani@acme.test -q
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

# The ways in which mail reaches tix, each with a mail of its own.
mail() { printf 'From: ani@acme.test\nTo: help@toko.test\nSubject: %s\nMessage-ID: <%s@acme.test>\n\nHello\n' "$1" "$1"; }

expect_ticket() {
  tix list --format csv --columns title | grep -qx "$1" || fail "no ticket '$1': $(cat "$folder/printed")"
}

# ~/.forward, as the mail server of a user reads it. Only the place of tix is another one.
sed "s|/usr/local/bin/tix|$programs/tix|" "$source/examples/mail/forward" > "$folder/.forward"
sed '/^begin routers/,$d' "$folder/one/exim.conf" > "$folder/exim.conf"
cat >> "$folder/exim.conf" << END
begin routers
of_user:
  driver = redirect
  file = $folder/.forward
  pipe_transport = of_user
  user = $(id -un)
begin transports
of_user:
  driver = pipe
  home_directory = $folder
  log_defer_output
END
mail By-forward | exim4 -C "$folder/exim.conf" -odi -t -i > "$folder/printed" 2>&1
expect_ticket By-forward

mkdir -p "$folder/Maildir/new" "$folder/Maildir/cur" "$folder/Maildir/tmp"
mail By-fdm > "$folder/Maildir/new/1.M1.box"
# fdm asks the list of users for the home, which here is not $HOME.
echo "set lock-file \"$folder/.fdm.lock\"" > "$folder/.fdm.conf"
sed "s|%h|$folder|" "$source/examples/mail/fdm.conf" >> "$folder/.fdm.conf"
chmod 600 "$folder/.fdm.conf"
fdm -q -f "$folder/.fdm.conf" fetch > "$folder/printed" 2>&1 || fail "fdm: $(cat "$folder/printed")"
expect_ticket By-fdm
test -z "$(ls "$folder/Maildir/new")" || fail 'fdm left the mail'

# Another Maildir stands for the server.
mkdir -p "$folder/Mail" "$folder/server/new" "$folder/server/cur" "$folder/server/tmp"
mail By-isync > "$folder/server/new/1.M1.box"
sed "/^IMAPAccount/,/^SSLType/d; s|^IMAPStore server|MaildirStore server|; s|^Account desk|Inbox $folder/server|" \
  "$source/examples/mail/mbsyncrc" > "$folder/.mbsyncrc"
line=$(sed -n 's|^# *\*/5 \* \* \* \* *||p' "$source/examples/mail/mbsyncrc")
for _ in 1 2; do sh -c "$line" > "$folder/printed" 2>&1 || fail "isync: $(cat "$folder/printed")"; done
test ! -s "$folder/printed" || fail "the line for cron is not quiet: $(cat "$folder/printed")"
expect_ticket By-isync
test "$(tix list --format csv --columns title | grep -c 'By-[fi]')" = 3 || fail 'a mail was taken in twice'
