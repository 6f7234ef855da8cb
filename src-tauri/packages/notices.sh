#!/usr/bin/env bash
# Writes into a folder whose work is in each program, and under which licence: the libraries of Rust, its standard library,
# what the linker adds, and what the window's pages hold.
#
#   notices.sh FOLDER x86_64-unknown-linux-gnu
#   notices.sh FOLDER aarch64-apple-darwin x86_64-apple-darwin    for a program that is made for both
set -euo pipefail
mkdir -p "$1"
folder=$(realpath "$1")
systems=("${@:2}")
cd "$(dirname "$0")/../.."
here=src-tauri/packages

of_the_libraries() {
  local system
  local targets=()
  for system in "${systems[@]}"; do targets+=(--target "$system"); done
  PATH=$PWD/target/tools/cargo/bin:$PATH cargo about generate --frozen "${targets[@]}" --manifest-path "$1" \
    -c "$here/about.toml" "$here/about.hbs"
}

heading() { printf '\n%s\n%s\n\n' "$(printf '=%.0s' {1..80})" "$1"; }

# As the maker of the compiler tells it: rust-lang.org in a page beside it, Debian with its package.
of_the_standard_library() {
  local rustc page
  rustc=${RUSTC:-rustc}
  page=$("$rustc" --print sysroot)/share/doc/rust/COPYRIGHT-library.html
  heading 'The standard library of Rust'
  if [ -f "$page" ]; then
    python3 -c 'import html, re, sys; print(html.unescape(re.sub("<[^>]*>", "", sys.stdin.read())))' <"$page" |
      sed 's/ *$//' | cat -s
  else
    cat "/usr/share/doc/$(dpkg-query -S "$(realpath "$(command -v "$rustc")")" | cut -d: -f1)/copyright"
  fi
}

# What starts a program of Windows, and is linked into each. GCC's own part allows that without a notice.
of_the_linker() {
  [[ ${systems[*]} = *-windows-gnu* ]] || return 0
  heading 'mingw-w64'
  cat /usr/share/doc/mingw-w64-x86-64-dev/copyright
}

# What the pages depend on, and Svelte, which compiles into them.
of_the_window() {
  local part license
  for part in $(node -p "Object.keys(require('./ui/package.json').dependencies).join(' ')") svelte; do
    heading "$part"
    for license in "ui/node_modules/$part"/LICENSE*; do
      if [ -f "$license" ]; then cat "$license"; else printf 'Apache-2.0, whose text stands above.\n'; fi
    done
  done
}

# All sources have to be there, also those of parts that this system does not compile: what asks for licences reads them.
cargo fetch -q --locked
program() {
  of_the_libraries "$1"
  of_the_standard_library
  of_the_linker
}
program src-tauri/cli/Cargo.toml >"$folder/third-party-sixty.txt"
program src-tauri/Cargo.toml >"$folder/third-party-sixty-app.txt"
of_the_window >>"$folder/third-party-sixty-app.txt"
