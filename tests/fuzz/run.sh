#!/bin/sh
# Fuzzes the readers of what comes from outside: tests/fuzz/run.sh [SECONDS] (default: 60). Needs what
# `cmake/install_packages.sh build fuzz` installs. What was found before is kept in build/fuzz, so that the next
# run goes on from there.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
build=build/fuzz
mkdir -p "$build/found/mail"

cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_BUILD_TYPE= -DCMAKE_CXX_FLAGS='-O1 -g1' \
  -DCMAKE_UNITY_BUILD=ON -DTIX_TESTS=OFF -DTIX_FUZZ=ON >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
cmake --build "$build" --target fuzz_mail

"$build/tests/fuzz/fuzz_mail" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=1024 \
  -dict=tests/fuzz/mail.dict -artifact_prefix="$build/" -print_final_stats=1 \
  "$build/found/mail" tests/fixtures/mail
