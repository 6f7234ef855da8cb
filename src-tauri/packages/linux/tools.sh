#!/usr/bin/env bash
# Brings what make.sh needs: packages of the system, and cargo's commands for packages into target/tools. Quick when
# everything is there.
set -euo pipefail
cd "$(dirname "$0")/../../.."

packages=(dpkg-dev binutils xz-utils lintian rpm librsvg2-bin appstream desktop-file-utils man-db)
commands=(cargo-auditable@0.7.7 cargo-deb@3.8.0 cargo-generate-rpm@0.21.1 cargo-about@0.9.3 cargo-cyclonedx@0.5.9)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo "To make packages these of the system are missing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

# Compiled quickly; for speed only what compares the texts of hundreds of licences, and what compresses, which is in C.
unset RUSTFLAGS
export CARGO_TARGET_DIR=target/tools/build CARGO_PROFILE_DEV_DEBUG=0 CFLAGS=-O2
for command in "${commands[@]}"; do
  speed=0 features=()
  [[ $command != cargo-about@* ]] || { speed=2 features=(--features cli); }
  CARGO_PROFILE_DEV_OPT_LEVEL=$speed cargo install -q --locked --debug --root target/tools/cargo "$command" "${features[@]}"
done
rm -rf target/tools/build
