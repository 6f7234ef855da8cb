#!/usr/bin/env bash
# Brings cargo's commands for packages into target/tools/cargo. Quick when they are there.
#
#   tools.sh cargo-about cargo-deb
set -euo pipefail
cd "$(dirname "$0")/../.."

# The bash of macOS knows no table.
version() {
  case $1 in
    cargo-about) echo 0.9.3 ;;
    cargo-auditable) echo 0.7.7 ;;
    cargo-cyclonedx) echo 0.5.9 ;;
    cargo-deb) echo 3.8.0 ;;
    *) echo "tools.sh knows no $1." >&2 && return 1 ;;
  esac
}

# Compiled quickly; for speed only what compares the texts of hundreds of licences, and what compresses, which is in C.
unset RUSTFLAGS RUSTC RUSTC_WORKSPACE_WRAPPER
export CARGO_TARGET_DIR=target/tools/build CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OPT_LEVEL=0 CFLAGS=-O2
for command in "$@"; do
  wanted=$command@$(version "$command")
  if [ "$command" = cargo-about ]; then
    CARGO_PROFILE_DEV_OPT_LEVEL=2 cargo install -q --locked --debug --root target/tools/cargo "$wanted" --features cli
  else
    cargo install -q --locked --debug --root target/tools/cargo "$wanted"
  fi
done
rm -rf target/tools/build
