#!/usr/bin/env bash
# Brings a fresh Debian or Ubuntu to where the tests can run. Quick when everything is there.
set -euo pipefail

need_rust=1.95
packages=(dbus dbus-bin gnome-keyring libsecret-tools gcr xvfb util-linux mount procps build-essential pkg-config)

say() { printf '%s\n' "$*" >&2; }

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n1)" = "$1" ]; }

command -v cargo >/dev/null || { say "Rust is missing. Install Rust $need_rust or newer with rustup, then try again."; exit 1; }
rust=$(rustc --version | awk '{print $2}')
at_least "$need_rust" "$rust" || { say "Rust $rust is too old: Sixty needs $need_rust or newer."; exit 1; }

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
  say "These packages are missing: ${missing[*]}"
  read -r -p 'Install them with sudo? [y/N] ' answer
  [ "$answer" = y ] || { say "Nothing was installed."; exit 1; }
  as_root=(sudo)
fi
"${as_root[@]}" apt-get update -q
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
