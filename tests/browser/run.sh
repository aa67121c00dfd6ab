#!/bin/sh
# Every page of HTML that tix writes, looked at in Chromium, and its screenshots: tests/browser/run.sh [TIX]
set -eu
cd -- "$(dirname -- "$0")/../.."
tix=$(realpath "${1:-build/test/tix}")

cmake/install_packages.sh browser
# Whoever has npm has it from where they like.
command -v npm >/dev/null 2>&1 || cmake/install_packages.sh node
CHROMIUM=$(command -v chromium)
PACKAGES=$PWD/build/browser
export CHROMIUM PACKAGES
mkdir -p "$PACKAGES"
cp tests/browser/package.json "$PACKAGES"
(cd "$PACKAGES" && npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error)

folder=$(mktemp -d)
mkdir "$folder/pages" "$folder/screenshots"
TIX_DB=$folder/desk.db
TIX_NOW=2026-08-07T14:00:00+01:00
TIX_ACTOR=demo
export TIX_DB TIX_NOW TIX_ACTOR
unset XDG_CONFIG_HOME
export HOME="$folder"
page() {
  name=$1
  shift
  "$tix" "$@" --format html >"$folder/pages/$name.html"
}

"$tix" init -q --desk examples/desk.toml
"$tix" import tickets examples/tickets.csv -q >/dev/null
# A quiet June before them, so that a forecast has days to draw from.
for day in $(seq -w 1 30); do
  id=$("$tix" create -q 'Lost umbrella' --team counter --at "2026-06-$day 10:00")
  "$tix" resolve -q "$id" --at "2026-06-$day 16:00"
done
# The reports are those that the program itself names, so that none is forgotten.
reports=$("$tix" help report | sed -n '/^Subcommands$/,/^$/s/^  \([a-z]*\) .*/\1/p')
for report in $reports; do
  page "report-$report" report "$report"
done
page report-backlog-by-week-and-team report backlog --by week,team
page report-flow-by-team report flow --by team
page report-nothing report trend 'title:nothing-like-it'
page report-patterns-heatmap report patterns --heatmap
page report-survival-by-team report survival --by team
page report-breaches-by-week-and-team report breaches --by week,team
page report-causes-by-week report causes --by week --period quarter
page list list
page show show 1-3
page explain sla explain 1
page desk-lint desk lint examples/desk.toml

node tests/browser/check.mjs "$folder/pages" "$folder/screenshots"
