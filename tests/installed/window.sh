#!/usr/bin/env bash
# The window from the desktop entry, on a virtual desktop, with a session bus in the system that $root is: window.sh NAME
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=tests/installed/root.sh
source tests/installed/root.sh
id=org.sixty.Sixty

exec {number}< <(Xvfb -displayfd 1 -screen 0 1280x860x24 -nolisten tcp 2>/dev/null)
read -r -t 60 -u "$number" display
export DISPLAY=:$display
# `gio` launches a desktop entry as desktops do. Neither it nor the bus is there on a bare system.
[ -x "$root/usr/bin/gio" ] && [ -x "$root/usr/bin/dbus-daemon" ] || get libglib2.0-bin dbus-daemon
bus=unix:path=/tmp/session-bus
jam dbus-daemon --session --fork --address="$bus" --nopidfile >/dev/null

# What drivers and libraries say of a desktop without a graphics card is not ours.
jam gio launch "/usr/share/applications/$id.desktop" 2>/dev/null
window=$(timeout 120 xdotool search --sync --onlyvisible --class "^$id\$" | head -n1)
picture=target/installed/$1

# Takes pictures until two in a row are the same, and have the many colours of text: an empty window has few.
settle() {
  local _
  import -window root "$1"
  for _ in {1..60}; do
    sleep 1
    cp "$1" "$1.before"
    import -window root "$1"
    ! cmp -s "$1" "$1.before" || [ "$(identify -format %k "$1")" -lt 60 ] || break
  done
  rm "$1.before"
  [ "$(identify -format %k "$1")" -ge 60 ]
}

settle "$picture.png"
says "a window from the desktop entry: $(xdotool getwindowname "$window"), $picture.png"

action=$(sed -n '/^\[Desktop Action AddAccount\]/,$s/^Exec=//p' "$root/usr/share/applications/$id.desktop")
read -ra action <<<"$action"
jam "${action[@]}"
settle "$picture-add.png"
if cmp -s "$picture.png" "$picture-add.png"; then exit 1; fi
says "its action opens the page for a new account, in the same program: $(pgrep -c -x sixty-app) runs"
jam pkill -x sixty-app || kill "$(pgrep -x sixty-app)"
