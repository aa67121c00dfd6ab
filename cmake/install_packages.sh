#!/bin/sh
# Installs the Debian packages that are missing: install_packages.sh SECTION... (see packages.txt).
set -eu
export DEBIAN_FRONTEND=noninteractive

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ $# -eq 0 ]; then
  echo "usage: install_packages.sh build|test|lint..." >&2
  exit 2
fi
if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "Not a Debian system: please install the packages of cmake/packages.txt under their names here."
  exit 0
fi

# The packages of one section; comments and blanks dropped.
packages_of() {
  sed -e 's/#.*//' -e 's/[[:space:]]*$//' "$folder/packages.txt" |
    awk -v wanted="[$1]" '/^\[/ { inside = ($0 == wanted); next } inside && NF { print $1 }'
}

missing=
for section in "$@"; do
  packages=$(packages_of "$section")
  if [ -z "$packages" ]; then
    echo "install_packages.sh: no section [$section] in packages.txt" >&2
    exit 2
  fi
  for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  done
done
if [ -z "$missing" ]; then
  echo "All packages are here ($*)."
  exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root='env'
elif command -v sudo >/dev/null 2>&1; then
  as_root='sudo env'
else
  echo "install_packages.sh: missing$missing; run this as root, or install them:" >&2
  echo "  apt-get install --no-install-recommends$missing" >&2
  exit 1
fi

echo "Installing:$missing"
# Package lists that know them all are fresh enough.
for package in $missing; do
  apt-cache show --no-all-versions "$package" >/dev/null 2>&1 || { $as_root apt-get update && break; }
done
install="$as_root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing"
# Old lists can name versions that are gone from the archive: refresh them once and try again.
$install </dev/null || { $as_root apt-get update && $install </dev/null; }
