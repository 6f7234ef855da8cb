#!/usr/bin/env bash
# Makes the disk image for macOS, target/packages/Sixty-VERSION.dmg, on a Mac: the app for both kinds of processor, with
# `sixty` inside (Sixty.app/Contents/MacOS/sixty).
#
# Nobody has run this file yet. It is signed by the identity in APPLE_SIGNING_IDENTITY and sent to Apple for notarization
# where tauri finds an account in the environment (APPLE_ID, APPLE_PASSWORD, APPLE_TEAM_ID); otherwise it is signed for this
# one build ("-"), and macOS asks before the first start.
set -euo pipefail
cd "$(dirname "$0")/../../.."

tauri=2.12.5
processors=(aarch64-apple-darwin x86_64-apple-darwin)
# Where tauri looks for a program that goes along with the app, with the processor behind its name.
beside=$PWD/target/packages/beside

rustup target add "${processors[@]}"
(cd ui && npm ci --no-audit --no-fund && npm run build)

mkdir -p "$beside"
made=()
for processor in "${processors[@]}"; do
  cargo build --locked --release --target "$processor" -p sixty
  cp "target/$processor/release/sixty" "$beside/sixty-$processor"
  made+=("$beside/sixty-$processor")
done
lipo -create -output "$beside/sixty-universal-apple-darwin" "${made[@]}"

# Whose work is in the programs.
src-tauri/packages/tools.sh cargo-about
src-tauri/packages/notices.sh "${processors[0]}" "$beside"

export APPLE_SIGNING_IDENTITY=${APPLE_SIGNING_IDENTITY:--}
bundle=$(printf '"externalBin": ["%s/sixty"], "resources": {"%s": "licences/sixty.txt", "%s": "licences/sixty-app.txt"}' \
  "$beside" "$beside/third-party-sixty.txt" "$beside/third-party-sixty-app.txt")
npx --yes "@tauri-apps/cli@$tauri" build --ci --target universal-apple-darwin --bundles dmg \
  --config "{\"bundle\": {$bundle}}" -- --locked

version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
cp target/universal-apple-darwin/release/bundle/dmg/*.dmg "target/packages/Sixty-$version.dmg"
rm -r "$beside"
echo "target/packages/Sixty-$version.dmg"
