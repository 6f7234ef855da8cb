#!/usr/bin/env bash
# Makes the disk image for macOS out of what build.sh made: signs the app, packs it, and has Apple look at it.
#
#   image.sh Sixty-1.2.3.app.tar    makes Sixty-1.2.3.dmg beside it
#
# Signed is by APPLE_SIGNING_IDENTITY, which has to be in a keychain; without it by nobody ("-"), and macOS asks before the
# first start. Where APPLE_API_KEY names a file with a key of App Store Connect, with APPLE_API_KEY_ID and
# APPLE_API_ISSUER, the image is notarized. Apple's own programs alone run here.
#
# Nobody has run this file yet.
set -euo pipefail

app=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
image=${app%.app.tar}.dmg
entitlements=$(cd "$(dirname "$0")" && pwd)/entitlements.plist
identity=${APPLE_SIGNING_IDENTITY:--}
timestamp=--timestamp
[ "$identity" != - ] || timestamp=--timestamp=none

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xf "$app" -C "$work"
signed() { codesign --force --options runtime "$timestamp" --sign "$identity" "$@"; }
# What is inside first: the app's signature counts it.
signed "$work/Sixty.app/Contents/MacOS/sixty"
signed --entitlements "$entitlements" "$work/Sixty.app"
codesign --verify --deep --strict "$work/Sixty.app"

ln -s /Applications "$work/Applications"
hdiutil create -quiet -ov -volname Sixty -srcfolder "$work" -fs HFS+ -format UDZO "$image"
[ "$identity" = - ] || codesign --timestamp --sign "$identity" "$image"

if [ -n "${APPLE_API_KEY:-}" ]; then
  xcrun notarytool submit "$image" --key "$APPLE_API_KEY" --key-id "$APPLE_API_KEY_ID" --issuer "$APPLE_API_ISSUER" --wait
  xcrun stapler staple "$image"
  xcrun stapler validate "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
echo "$image"
