#!/usr/bin/env bash
# Makes the installer for Windows, target/packages/Sixty-VERSION-setup.exe, on a Debian or Ubuntu computer: compiles the
# programs as they are given out and packs them with NSIS.
#
#   installer.sh                         compile and pack
#   installer.sh programs FOLDER         compile, and put into FOLDER what is packed
#   installer.sh setup FOLDER            pack what is in FOLDER, on a computer that compiles nothing
#   installer.sh pack FROM TO VERSION    pack the programs in the folder FROM, quickly and without pressing them
#
# Where SIXTY_SIGN names a command, it signs our programs, the uninstaller and the installer, each before it is packed into
# the next: it is given the path of a file and changes that file. Who signs, and by which secret, no file here knows.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. tests/need.sh

here=src-tauri/packages/windows
# What a download may weigh, in bytes.
limit=$((10 * 1000 * 1000))

# The same commit makes the same bytes in any folder, as for Linux (src-tauri/packages/linux/make.sh).
compile() {
  local cargo_home=${CARGO_HOME:-$HOME/.cargo}
  # A standard library is compiled from its source by a switch that only nightly compilers, or this variable, open.
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/cross \
    CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc \
    CFLAGS="-ffile-prefix-map=$PWD=/sixty -ffile-prefix-map=$cargo_home=/cargo" \
    RUSTFLAGS="--remap-path-prefix=$PWD=/sixty --remap-path-prefix=$cargo_home=/cargo" \
    cargo build --locked --release -Zbuild-std=std,panic_unwind --target x86_64-pc-windows-gnu \
    -p sixty -p sixty-app --no-default-features --features sixty-app/custom-protocol
}

sign() { [ -z "${SIXTY_SIGN:-}" ] || "$SIXTY_SIGN" "$1"; }

# Puts what is installed into one folder, and that into the installer.
pack() {
  local from=$1 to=$2 version=$3 folder name
  shift 3
  folder=$(mktemp -d)
  mkdir "$folder/licences"
  cp "$from/sixty-app.exe" "$from/sixty.exe" "$from/WebView2Loader.dll" "$folder"
  cp icons/icon.ico "$folder/sixty.ico"
  cp icons/128x128.png "$folder/sixty.png"
  # The left side of the first and the last page, in the size that NSIS has for it.
  convert -size 164x314 'xc:#f6f4ee' icons/128x128.png -gravity center -composite "BMP3:$folder/side.bmp"
  cp LICENSE LICENSE-MIT LICENSE-APACHE "$here/WebView2Loader-LICENSE.txt" "$folder/licences"
  # Those of the libraries in the programs, where they were gathered.
  [ ! -e "$from/third-party-sixty.txt" ] || cp "$from"/third-party-*.txt "$folder/licences"
  # What the uninstaller deletes, by name.
  for name in "$folder"/licences/*; do
    printf 'Delete "$INSTDIR\\licences\\%s"\n' "$(basename "$name")"
  done >"$folder/licences.nsh"
  sign "$folder/sixty-app.exe"
  sign "$folder/sixty.exe"
  mkdir -p "$(dirname "$to")"
  makensis -V2 -NOCD "$@" ${SIXTY_SIGN:+"-DSIGN=$SIXTY_SIGN"} "-DVERSION=$version" \
    "-DSIZE=$(du -sk "$folder" | cut -f1)" "-DFROM=$folder" "-DTO=$(realpath -m "$to")" "-X!addincludedir $here" "$here/setup.nsi"
  rm -r "$folder"
  sign "$to"
}

# Compiles, and brings everything that is packed into one folder.
programs() {
  local folder=$1 made=target/cross/x86_64-pc-windows-gnu/release
  need "To make the installer" rustc-web rust-web-src gcc-mingw-w64-x86-64
  src-tauri/packages/tools.sh cargo-about
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
  export SOURCE_DATE_EPOCH
  compile
  mkdir -p "$folder"
  RUSTC=/usr/bin/rustc src-tauri/packages/notices.sh "$made" x86_64-pc-windows-gnu
  [ "$folder" -ef "$made" ] || cp "$made"/{sixty-app.exe,sixty.exe,WebView2Loader.dll,third-party-*.txt} "$folder"
}

setup() {
  local installer size
  installer=target/packages/Sixty-$version-setup.exe
  pack "$1" "$installer" "$version"
  size=$(stat -c %s "$installer")
  echo "$installer: $size bytes"
  [ "$size" -le "$limit" ] || { echo "That is more than $limit." >&2; exit 1; }
}

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n1)
need "To pack the installer" nsis imagemagick
case ${1:-} in
  pack) pack "$2" "$3" "$4" -DQUICK ;;
  programs) programs "$2" ;;
  setup) setup "$2" ;;
  *)
    programs target/cross/x86_64-pc-windows-gnu/release
    setup target/cross/x86_64-pc-windows-gnu/release
    ;;
esac
