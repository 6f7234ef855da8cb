#!/usr/bin/env bash
# Lays out what the packages install, under OUT/sixty and OUT/sixty-cli, and the same for an .rpm beside them:
#   roots.sh PROGRAMS OUT VERSION
set -euo pipefail
programs=$(realpath "$1") version=$3
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")"
top=../../..
date=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)

put() { install -D -m "$1" "$2" "$3"; }
packed() { mkdir -p "$(dirname "$2")" && gzip -9n <"$1" >"$2"; }

# The command line, its completions and its manual.
command_line() {
  local root=$1
  put 755 "$programs/sixty" "$root/usr/bin/sixty"
  packed man/sixty.1 "$root/usr/share/man/man1/sixty.1.gz"
  mkdir -p "$root"/usr/share/{bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d}
  "$programs/sixty" completions bash >"$root/usr/share/bash-completion/completions/sixty"
  "$programs/sixty" completions zsh >"$root/usr/share/zsh/vendor-completions/_sixty"
  "$programs/sixty" completions fish >"$root/usr/share/fish/vendor_completions.d/sixty.fish"
}

# What a person may do with it, and whose work is in it.
papers() {
  local root=$1 package=$2 program
  local docs=$root/usr/share/doc/$package
  mkdir -p "$docs"
  put 644 copyright "$docs/copyright"
  changelog "$package" | gzip -9n >"$docs/changelog.gz"
  packed "$top/CHANGELOG.md" "$docs/CHANGELOG.md.gz"
  # Not packed by itself: the package packs it better.
  for program in "${@:3}"; do put 644 "$out/third-party-$program.txt" "$docs/third-party-$program.txt"; done
}

# In Debian's form, which points to the project's own.
changelog() {
  cat <<END
$1 ($version) unstable; urgency=medium

  * What is new stands in /usr/share/doc/$1/CHANGELOG.md.gz

 -- The Sixty contributors <sixty-app@users.noreply.github.com>  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
}

# What a desktop knows the program by.
desktop() {
  local root=$1 id=org.sixty.Sixty size
  local share=$root/usr/share
  put 644 "$id.desktop" "$share/applications/$id.desktop"
  put 644 "$id.mime.xml" "$share/mime/packages/$id.xml"
  mkdir -p "$share/metainfo"
  sed "s/@VERSION@/$version/;s/@DATE@/$date/;/^<!--/d" "$id.metainfo.xml" >"$share/metainfo/$id.metainfo.xml"
  put 644 "$top/icons/app.svg" "$share/icons/hicolor/scalable/apps/$id.svg"
  put 644 "$top/icons/app-symbolic.svg" "$share/icons/hicolor/symbolic/apps/$id-symbolic.svg"
  for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    "$top/icons/render.sh" "$size" "$share/icons/hicolor/${size}x$size/apps/$id.png"
  done
}

../notices.sh "$out" x86_64-unknown-linux-gnu

command_line "$out/sixty-cli"
papers "$out/sixty-cli" sixty-cli sixty

command_line "$out/sixty"
papers "$out/sixty" sixty sixty sixty-app
put 755 "$programs/sixty-app" "$out/sixty/usr/bin/sixty-app"
packed man/sixty-app.1 "$out/sixty/usr/share/man/man1/sixty-app.1.gz"
desktop "$out/sixty"

# Fedora and openSUSE have another folder for zsh, a folder for licences, whose texts are not there from the start, and no
# use for what Debian wants to know.
for package in sixty sixty-cli; do
  share=$out/$package.rpm/usr/share
  cp -a "$out/$package" "$out/$package.rpm"
  mv "$share/zsh/vendor-completions" "$share/zsh/site-functions"
  rm "$share/doc/$package"/{changelog.gz,copyright}
  mkdir -p "$share/licenses/$package"
  mv "$share/doc/$package"/third-party-*.txt "$share/licenses/$package"
  for text in LICENSE LICENSE-MIT LICENSE-APACHE; do put 644 "$top/$text" "$share/licenses/$package/$text"; done
done
