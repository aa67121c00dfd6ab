#!/bin/sh
# Installs what is missing, builds and runs every test: tests/run.sh [CTEST ARGUMENTS...]
#
# TIX_PRESET=asan   another preset of CMakePresets.json (default test)
# TIX_WERROR=ON     warnings are errors
set -eu
cd -- "$(dirname -- "$0")/.."
preset=${TIX_PRESET:-test}
jobs=$(nproc)

echo "== Packages"
cmake/install_packages.sh build test

echo "== Build ($preset)"
cmake --preset "$preset" "-DTIX_WERROR=${TIX_WERROR:-OFF}"
cmake --build "build/$preset" --parallel "$jobs"

echo "== Tests ($preset)"
exec ctest --test-dir "build/$preset" --output-on-failure --parallel "$jobs" "$@"
