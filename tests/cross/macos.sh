#!/usr/bin/env bash
# Checks all programs for macOS on a Debian or Ubuntu computer, every warning and every lint an error: types, lints and
# C code, as far as a compiler judges. Nothing is linked or run, because Apple's frameworks are on Apple's computers alone.
#
# Nothing of the person's own Rust is touched: Debian brings a compiler and clippy of one version with the source of the
# standard library, which is checked along for the other system. C parts are compiled by zig, which has Apple's free headers.
# Everything else goes to target.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/need.sh

need "To check the programs for macOS" rustc-web rust-web-src rust-web-clippy python3-venv

system=aarch64-apple-darwin
zig=0.17.1
tools=$PWD/target/tools/zig
# The test programs need a keychain, a desktop and browsers of Linux.
programs=(-p sixty-core -p sixty-adapters -p sixty-profile -p sixty-practice -p sixty -p sixty-app)

has_zig() { [ "$("$tools/bin/python-zig" version 2>/dev/null)" = "$zig" ]; }
if ! has_zig; then
  python3 -m venv --clear "$tools"
  "$tools/bin/pip" install -q --disable-pip-version-check "ziglang==$zig"
fi

# A standard library is compiled from its source by a switch that only nightly compilers, or this variable, open.
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/cross
export CC_aarch64_apple_darwin=$PWD/tests/cross/macos/cc.sh AR_aarch64_apple_darwin=$PWD/tests/cross/macos/ar.sh
export SIXTY_ZIG=$tools/bin/python-zig
# For our own crates alone: the others are as they are.
export RUSTC_WORKSPACE_WRAPPER=$PWD/tests/cross/lint.sh
cargo check --locked --all-targets -Zbuild-std=std,panic_unwind --target "$system" "${programs[@]}"
