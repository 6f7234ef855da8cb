#!/usr/bin/env bash
# Brings a fresh Debian or Ubuntu to where the tests can run. Quick when everything is there.
set -euo pipefail
cd "$(dirname "$0")/.."

need_rust=1.95
need_node=20.19
packages=(dbus dbus-bin gnome-keyring libsecret-tools gcr xvfb util-linux mount procps build-essential pkg-config
  python3 python3-venv chromium chromium-driver libnss3-tools time dunst fonts-dejavu-core)
# To build and show the desktop program.
desktop_packages=(libwebkit2gtk-4.1-dev webkit2gtk-driver openbox wmctrl xdotool imagemagick xfce4-panel libglib2.0-bin)
# Other people's programs that ours are proved against.
oracles=target/oracles
dotenv=1.2.4

say() { printf '%s\n' "$*" >&2; }

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n1)" = "$1" ]; }

command -v cargo >/dev/null || { say "Rust is missing. Install Rust $need_rust or newer with rustup, then try again."; exit 1; }
rust=$(rustc --version | awk '{print $2}')
at_least "$need_rust" "$rust" || { say "Rust $rust is too old: Sixty needs $need_rust or newer."; exit 1; }

command -v node >/dev/null || { say "Node is missing. Install Node $need_node or newer from nodejs.org, then try again."; exit 1; }
node=$(node --version)
at_least "$need_node" "${node#v}" || { say "Node ${node#v} is too old: the tests need $need_node or newer."; exit 1; }

missing=()
for package in "${packages[@]}" "${desktop_packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    say "These packages are missing: ${missing[*]}"
    read -r -p 'Install them with sudo? [y/N] ' answer
    [ "$answer" = y ] || { say "Nothing was installed."; exit 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

has_dotenv() {
  "$oracles/bin/python" -c "import importlib.metadata as m; assert m.version('python-dotenv') == '$dotenv'" 2>/dev/null
}
if ! has_dotenv; then
  python3 -m venv --clear "$oracles"
  "$oracles/bin/python" -m pip install -q --disable-pip-version-check "python-dotenv==$dotenv"
fi
