#!/usr/bin/env bash
# Writes into a folder whose work is in each program, and under which licence: the libraries of Rust, and what the
# window's pages hold.
#
#   notices.sh x86_64-unknown-linux-gnu FOLDER
set -euo pipefail
system=$1
mkdir -p "$2"
folder=$(realpath "$2")
cd "$(dirname "$0")/../.."
here=src-tauri/packages

of_the_libraries() {
  PATH=$PWD/target/tools/cargo/bin:$PATH cargo about generate --frozen --target "$system" --manifest-path "$1" \
    -c "$here/about.toml" "$here/about.hbs"
}

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
of_the_libraries src-tauri/cli/Cargo.toml >"$folder/third-party-sixty.txt"
{ of_the_libraries src-tauri/Cargo.toml && of_the_window; } >"$folder/third-party-sixty-app.txt"
