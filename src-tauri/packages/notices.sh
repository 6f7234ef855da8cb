#!/usr/bin/env bash
# Writes whose work is in a program, and under which licence: the libraries of Rust, and what the window's pages hold.
#
#   notices.sh x86_64-unknown-linux-gnu src-tauri/Cargo.toml window
#   notices.sh x86_64-unknown-linux-gnu src-tauri/cli/Cargo.toml
set -euo pipefail
cd "$(dirname "$0")/../.."
here=src-tauri/packages
system=$1 manifest=$2 window=${3:-}

# What the pages depend on, and Svelte, which compiles into them.
of_the_window() {
  local part license
  for part in $(node -p "Object.keys(require('./ui/package.json').dependencies).join(' ')") svelte; do
    printf '\n%s\n%s\n\n' "$(printf '=%.0s' {1..80})" "$part"
    for license in "ui/node_modules/$part"/LICENSE*; do
      if [ -f "$license" ]; then cat "$license"; else printf 'Apache-2.0, whose text stands above.\n'; fi
    done
  done
}

# All sources have to be there, also those of parts that this system does not compile: what asks for licences reads them.
cargo fetch -q --locked
PATH=$PWD/target/tools/cargo/bin:$PATH cargo about generate --frozen --target "$system" --manifest-path "$manifest" \
  -c "$here/about.toml" "$here/about.hbs"
[ -z "$window" ] || of_the_window
