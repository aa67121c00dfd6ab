#!/bin/sh
# Runs clang-tidy over src: tidy.sh BUILD_FOLDER [FILE...] (a folder configured with the tidy preset).
set -eu
cd -- "$(dirname -- "$0")/.."
build=$1
shift
# A sub-room is one unit of the preset: each header is read once for all its files. What is generated is not ours.
units() {
  sed -n 's/^ *"file": "\(.*\)".*/\1/p' "$build/compile_commands.json" | grep -v '/generated/'
}
if [ $# -gt 0 ]; then printf '%s\n' "$@"; else units; fi >"$build/tidy.units"
# A unit includes sources; nothing else may, which clang-tidy would check had the units not to be excused.
if grep -rn '#include.*\.cpp"' include src; then
  echo "A source is included." >&2
  exit 1
fi
if ! tr '\n' '\0' <"$build/tidy.units" | xargs -0 -P "$(nproc)" -n 1 clang-tidy --quiet \
  --checks=-bugprone-suspicious-include -p "$build" >"$build/tidy.log" 2>&1; then
  grep -v -e 'warnings generated' -e 'warnings treated as errors' "$build/tidy.log" >&2
  exit 1
fi
echo "clang-tidy found nothing in $(wc -l <"$build/tidy.units") units."
