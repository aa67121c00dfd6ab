#!/bin/sh
# Tries mail both ways on this machine alone: a customer writes with s-nail, Exim passes the mail to `tix intake`, the
# answer of the desk goes out through Exim into her Maildir, and her next answer lands on the same ticket. Everything
# stands in FOLDER (default: a new one, whose name is printed): Exim has a configuration and a spool of its own there,
# runs only while it delivers a mail, and opens no port. Run it as a user, not as root, to whom Exim delivers nothing.
#
# Needs tix, and Debian's packages exim4-daemon-light and s-nail.
#
#     examples/mail.sh [FOLDER]

set -eu
PATH=$PATH:/usr/sbin
for program in tix exim4 s-nail; do
  command -v "$program" > /dev/null || { echo "mail.sh: no program $program"; exit 77; }
done
if [ "$(id -u)" = 0 ]; then
  echo "mail.sh: run it as a user, not as root"
  exit 1
fi
folder=${1:-$(mktemp -d)}
mkdir -p "$folder/tix" "$folder/mail" "$folder/saved"
folder=$(CDPATH='' cd -- "$folder" && pwd)
export XDG_CONFIG_HOME="$folder" TIX_DB="$folder/desk.db" TIX_ACTOR=sari

fail() {
  echo "mail.sh: $1 (see $folder)"
  exit 1
}

# expect TEXT COMMAND...: the command prints the text.
expect() {
  wanted=$1
  shift
  "$@" > "$folder/printed" 2>&1 || fail "'$*' failed: $(cat "$folder/printed")"
  grep -q -e "$wanted" "$folder/printed" || fail "'$*' does not print '$wanted'"
}

# The mail server: the addresses of the desk lead to tix, those of people to Maildirs, and boss is on leave.
cat > "$folder/exim.conf" << END
primary_hostname = mx.toko.test
spool_directory = $folder/spool
log_file_path = $folder/exim-%s.log
domainlist ours = toko.test : acme.test : localhost
untrusted_set_sender = *
local_from_check = false
keep_environment =
exim_user = $(id -un)
exim_group = $(id -gn)

begin routers
desk:
  driver = accept
  domains = toko.test
  local_parts = help
  local_part_suffix = +*
  local_part_suffix_optional
  transport = tix
on_leave:
  driver = accept
  unseen
  domains = acme.test
  local_parts = boss
  transport = out_of_office
people:
  driver = accept
  domains = +ours
  local_parts = ani : boss : budi : root
  transport = maildir

begin transports
tix:
  driver = pipe
  command = $(command -v tix) intake
  environment = TIX_DB=$folder/desk.db:XDG_CONFIG_HOME=$folder
  return_fail_output
  return_path_add
  delivery_date_add
  envelope_to_add
  user = $(id -un)
out_of_office:
  driver = autoreply
  to = \${if def:h_Reply-To: {\$h_Reply-To:} {\$h_From:}}
  from = boss@acme.test
  subject = Out of office: \$h_Subject:
  text = I am away until Monday.
  user = $(id -un)
maildir:
  driver = appendfile
  maildir_format
  directory = $folder/mail/\$local_part_data
  create_directory
  user = $(id -un)

begin retry
* * F,1h,5m
END

cat > "$folder/tix/config.toml" << END
mail = "exim4 -C $folder/exim.conf -odi -t -i"
mail_from = "Toko support <help@toko.test>"
END

cat > "$folder/desk.toml" << END
[desk]
name = "Toko"
[team.frontline]
[agent.sari]
team = "frontline"
[agent.budi]
team = "frontline"
email = "budi@toko.test"
[channel.mail]
addresses = ["help@toko.test"]
reply_to = "help+{token}@toko.test"
[message.taken]
body = "Hello {customer}, {agent} is looking after #{id}."
[intake]
keep_raw = "all"
END

# as PERSON WORDS...: the mail program of a person.
as() {
  person=$1
  shift
  s-nail -:/ -# -S v15-compat -S ttycharset=utf-8 -S hostname=acme.test -S from="$person@acme.test" \
    -S mta="$(command -v exim4)" -S mta-arguments="-C $folder/exim.conf -odi" -S sendwait -S quiet "$@" \
    > "$folder/printed" 2>&1 || fail "s-nail: $(cat "$folder/printed")"
}

tix init -q --desk "$folder/desk.toml"

# 1. A customer writes, with a file; her boss is in copy.
head -c 100000 /dev/urandom > "$folder/photo.jpg"
echo 'Nothing works since this morning.' |
  as ani -s 'No network' -a "$folder/photo.jpg" -c boss@acme.test help@toko.test
expect 'No network' tix list
tix show 1 --save-attachments "$folder/saved" > "$folder/printed"
cmp "$folder/photo.jpg" "$folder/saved/photo.jpg" || fail 'the file has changed'

# 2. The desk answers with a file, and tells the colleague who gets the ticket. The boss's out-of-office answers the desk.
tix assign 1 budi -q
head -c 100000 /dev/urandom > "$folder/form.pdf"
tix reply 1 --message taken --attach "$folder/form.pdf" -q
expect '2 sent, 0 failed' tix notify send
expect 'filename=.*form.pdf' grep -r . "$folder/mail/ani/new"
mail=$(grep -rl 'filename=.*form.pdf' "$folder/mail/ani/new")
sed -n '/^Content-Disposition: attachment/,/^--/p' "$mail" | sed '1,/^\r*$/d; /^--/d' | base64 -d > "$folder/form.out"
cmp "$folder/form.pdf" "$folder/form.out" || fail 'the file of the answer has changed'
expect 'Assigned to you: No network' grep -r . "$folder/mail/budi/new"
expect 'auto ' tix inbox list --all
expect '0 sent, 0 failed' tix notify send

# 3. The customer answers in her mail program. The answer lands on her ticket.
printf 'reply /Toko\nThank you, but it is still down.\n~.\nquit\n' | as ani -f "$folder/mail/ani"
expect 'still down' tix show 1
expect '^added,1,ani@acme.test' tix inbox list --all --format csv --columns verdict,ticket,address
expect '^1$' tix list --all --format csv --columns id

tix inbox list --all --columns id,verdict,ticket,address,subject
expect 'no problems found' tix doctor
echo "shown: mail in, files in and out byte for byte, answers out and in on one ticket, an out-of-office without a loop ($folder)"
