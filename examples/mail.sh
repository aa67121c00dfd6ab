#!/bin/sh
# Tries mail on this machine alone: sends a notification for a colleague and a reply to a customer, both to your own local
# mailbox. Needs tix and a sendmail that delivers locally, such as that of Debian's package dma.
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
body = "Hello {customer}, {agent} is looking after #{id}."
END

tix init -q --desk "$folder/desk.toml"
tix create 'No network' -r "$me" --assign budi -q
tix reply 1 --message taken -q

tix notify list --columns about,to,subject,state
tix notify send
