#!/bin/sh
# Runs clang-tidy over src: tidy.sh BUILD_FOLDER [FILE...] (a folder configured with the tidy preset).
set -eu
cd -- "$(dirname -- "$0")/.."
build=$1
shift
if [ $# -eq 0 ]; then
  # shellcheck disable=SC2046  # no file of ours has a blank in its name
  set -- $(find src -name '*.cpp' | sort)
fi
if ! printf '%s\n' "$@" | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p "$build" >"$build/tidy.log" 2>&1; then
  grep -v -e 'warnings generated' -e 'warnings treated as errors' "$build/tidy.log" >&2
  exit 1
fi
echo "clang-tidy found nothing in $# files."
