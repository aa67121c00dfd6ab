#!/bin/sh
# A desk that mails, tried on this machine alone: a notice for a colleague and an answer for a customer, both in your own
# local mailbox. Needs tix, and a sendmail that delivers locally, as that of Debian's package dma.
#
#     examples/mail.sh [FOLDER]

set -eu
folder=${1:-$(mktemp -d)}
me=$(id -un)@localhost
export XDG_CONFIG_HOME="$folder" TIX_DB="$folder/desk.db" TIX_ACTOR=sari

mkdir -p "$folder/tix"
cat > "$folder/tix/config.toml" << END
mail = "/usr/sbin/sendmail -t -i"
mail_from = "Toko support <$me>"
END

cat > "$folder/desk.toml" << END
[desk]
name = "Toko"
[team.frontline]
[agent.sari]
team = "frontline"
[agent.budi]
team = "frontline"
email = "$me"
[message.taken]
body = "Hello {customer}, {agent} looks after #{id}."
END

tix init -q --desk "$folder/desk.toml"
tix create 'No network' -r "$me" --assign budi -q
tix reply 1 --message taken -q

tix notify list --columns about,to,subject,state
tix notify send
