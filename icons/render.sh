#!/usr/bin/env bash
# Makes the pictures in this folder from their drawings; `render.sh SIZE FILE` makes the program's icon alone, of this
# size. Needs librsvg2-bin, icoutils and icnsutils.
set -euo pipefail
[ $# = 0 ] || set -- "$1" "$(realpath "$2")"
cd "$(dirname "$0")"

ink='#1e2329'    # tray/dark: for light panels; macOS recolours it as a template
paper='#fffdf9'  # tray/light: for dark panels
tray_size=44     # 22 px at twice the density; panels scale down
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The sixty ticks run together below 48 px.
drawing() { if [ "$1" -lt 48 ]; then echo app-small.svg; else echo app.svg; fi; }
square() { rsvg-convert --width "$1" --height "$1" "$(drawing "$1")" --output "$2"; }

if [ $# -gt 0 ]; then
  square "$1" "$2"
  exit
fi
for size in 16 24 32 48 64 128 256 512 1024; do square "$size" "$work/$size.png"; done
cp "$work/32.png" 32x32.png
cp "$work/128.png" 128x128.png
cp "$work/256.png" 128x128@2x.png
cp "$work/512.png" icon.png
icotool --create --output icon.ico "$work"/{16,24,32,48,64}.png --raw="$work/256.png"
png2icns icon.icns "$work"/{16,32,48,128,256,512,1024}.png >/dev/null

for drawing in tray/*.svg; do
  state=$(basename "$drawing" .svg)
  for set in dark:$ink light:$paper; do
    sed "s/#000/${set#*:}/g" "$drawing" |
      rsvg-convert --width "$tray_size" --height "$tray_size" --output "tray/${set%%:*}/$state.png"
  done
done
