#!/usr/bin/env bash
# What a person has who installs the packages that `make packages` made: on bare systems of Debian and Ubuntu each is
# installed, used, upgraded, removed and purged. Needs root. All of it happens in a space of its own for mounts and
# processes, which ends with this script, however it ends.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/need.sh
# Those whose .deb is tried; SUITES names others.
suites=(${SUITES:-bookworm trixie noble})

if [ "${1:-}" != apart ]; then
  [ "$(id -u)" = 0 ] || { echo "Other systems are made by root: sudo tests/installed/installed.sh" >&2; exit 1; }
  ls target/packages/sixty_*.deb >/dev/null || { echo "There are no packages yet: make packages" >&2; exit 1; }
  need "To make other systems" debootstrap rpm xvfb xdotool imagemagick curl
  for suite in "${suites[@]}" trixie; do tests/installed/base.sh "$suite"; done
  rm -rf target/installed/space
  mkdir -p target/installed/space
  trap 'rm -rf target/installed/space' EXIT
  unshare --mount --pid --fork --kill-child --mount-proc "$0" apart
  exit
fi

for suite in "${suites[@]}"; do
  echo "== $suite: .deb"
  tests/installed/deb.sh "$suite"
done
echo "== trixie: .rpm"
tests/installed/rpm.sh trixie
