#!/bin/sh
# Measures the start of `tix --version` beside an empty C++ program: tests/bench/startup.sh [TIX] [RUNS]
set -eu
cd -- "$(dirname -- "$0")/../.."
. tests/bench/measure.sh
tix=$(realpath "${1:-build/release/tix}")
runs=${2:-500}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

printf '#include <string>\nint main(int n, char**) { return std::string(n, 0).size() > 9; }\n' > empty.cpp
c++ -O2 -o empty empty.cpp
cat > repeat.sh <<'END'
i=0
while [ "$i" -lt "$1" ]; do
  "$2" --version > /dev/null
  i=$((i + 1))
done
END
measure 'tix --version' sh repeat.sh "$runs" "$tix" > tix.txt
measure 'empty program' sh repeat.sh "$runs" ./empty > empty.txt
cat tix.txt empty.txt
awk -v runs="$runs" -v ours="$(measured 'tix --version' tix.txt)" -v theirs="$(measured 'empty program' empty.txt)" \
  'BEGIN {printf "%.2f ms more a start, ratio %.2f\n", (ours - theirs) / runs, ours / theirs}'
