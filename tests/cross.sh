#!/usr/bin/env bash
# Compiles all programs for Windows on a Debian or Ubuntu computer, every warning an error. Nothing of the person's own
# Rust is touched: Debian brings a compiler with the source of its standard library, which is compiled along for the
# other system; all output is in target/cross.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(rustc-web rust-web-src gcc-mingw-w64-x86-64)
# The test programs need a keychain, a desktop and browsers of Linux.
programs=(-p sixty-core -p sixty-adapters -p sixty-profile -p sixty-practice -p sixty -p sixty-app)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo "To compile for Windows these packages are missing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

# A standard library is compiled from its source by a switch that only nightly compilers, or this variable, open.
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/cross
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc
# For our own crates alone: the others are as they are. Clippy is there only for the computer's own compiler.
export RUSTC_WORKSPACE_WRAPPER=$PWD/tests/strict.sh
cargo check --locked -Zbuild-std=std,panic_unwind --target x86_64-pc-windows-gnu "${programs[@]}"
