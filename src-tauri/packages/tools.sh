#!/usr/bin/env bash
# Brings cargo's commands for packages into target/tools/cargo. Quick when they are there.
#
#   tools.sh cargo-about cargo-deb
set -euo pipefail
cd "$(dirname "$0")/../.."

declare -A version=([cargo-about]=0.9.3 [cargo-auditable]=0.7.7 [cargo-cyclonedx]=0.5.9 [cargo-deb]=3.8.0 [cargo-generate-rpm]=0.21.1)

# Compiled quickly; for speed only what compares the texts of hundreds of licences, and what compresses, which is in C.
unset RUSTFLAGS RUSTC RUSTC_WORKSPACE_WRAPPER
export CARGO_TARGET_DIR=target/tools/build CARGO_PROFILE_DEV_DEBUG=0 CFLAGS=-O2
for command in "$@"; do
  speed=0 features=()
  [ "$command" != cargo-about ] || { speed=2 features=(--features cli); }
  CARGO_PROFILE_DEV_OPT_LEVEL=$speed cargo install -q --locked --debug --root target/tools/cargo \
    "$command@${version[$command]}" "${features[@]}"
done
rm -rf target/tools/build
