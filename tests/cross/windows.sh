#!/usr/bin/env bash
# Compiles all programs and their tests for Windows on a Debian or Ubuntu computer, every warning and every lint an error.
# Nothing of the person's own Rust is touched: Debian brings a compiler with the source of its standard library, which is
# compiled along for the other system; all output is in target/cross.
#
#   windows.sh              compiles
#   windows.sh test         runs the tests beside the code too, under Wine (RUNNER of wine.sh)
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/need.sh

need "To compile for Windows" rustc-web rust-web-src rust-web-clippy gcc-mingw-w64-x86-64

# The test programs need a keychain, a desktop and browsers of Linux. One selection for all calls: another one would
# compile the dependencies again.
programs=(-p sixty-core -p sixty-adapters -p sixty-profile -p sixty-practice -p sixty -p sixty-app)

# A standard library is compiled from its source by a switch that only nightly compilers, or this variable, open.
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/cross
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc RUSTC_WORKSPACE_WRAPPER=$PWD/tests/cross/lint.sh
# Wine lists credentials at addresses that a check of debug builds refuses; a function of the standard library is checked
# unless it becomes part of its caller.
store=profile.dev.package.windows-native-keyring-store
for_windows=(--locked --config "$store.debug-assertions=false" --config "$store.opt-level=3"
  -Zbuild-std=std,panic_unwind --target x86_64-pc-windows-gnu "${programs[@]}" --all-targets)
case "${1:-}" in
  test) shift; cargo test "${for_windows[@]}" "$@" ;;
  *) cargo build "${for_windows[@]}" ;;
esac
