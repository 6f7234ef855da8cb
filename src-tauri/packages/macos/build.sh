#!/usr/bin/env bash
# Makes the app for macOS on a Mac, target/packages/Sixty-VERSION.app.tar, for both kinds of processor, with `sixty` inside
# (Sixty.app/Contents/MacOS/sixty). Nothing is signed: what compiles runs code of hundreds of others, so whoever
# has a secret runs image.sh alone afterwards.
#
# Nobody has run this file yet.
set -euo pipefail
cd "$(dirname "$0")/../../.."

here=src-tauri/packages/macos
processors=(aarch64-apple-darwin x86_64-apple-darwin)
# Where tauri looks for a program that goes along with the app, with the processor behind its name.
beside=$PWD/target/packages/beside
made=target/universal-apple-darwin/release/bundle/macos

rustup target add "${processors[@]}"
(cd ui && npm ci --no-audit --no-fund && npm run build)
# tauri's command line, in the version of the lock file.
(cd "$here" && npm ci --no-audit --no-fund --ignore-scripts)

rm -rf "$beside" "$made"
mkdir -p "$beside"
programs=()
for processor in "${processors[@]}"; do
  cargo build --locked --release --target "$processor" -p sixty
  cp "target/$processor/release/sixty" "$beside/sixty-$processor"
  programs+=("$beside/sixty-$processor")
done
lipo -create -output "$beside/sixty-universal-apple-darwin" "${programs[@]}"

# Whose work is in the programs.
src-tauri/packages/tools.sh cargo-about
src-tauri/packages/notices.sh "$beside" "${processors[@]}"

bundle=$(printf '"externalBin": ["%s/sixty"], "resources": {"%s": "licences/sixty.txt", "%s": "licences/sixty-app.txt"}' \
  "$beside" "$beside/third-party-sixty.txt" "$beside/third-party-sixty-app.txt")
"$here/node_modules/.bin/tauri" build --ci --no-sign --target universal-apple-darwin --bundles app \
  --config "{\"bundle\": {$bundle}}" -- --locked

version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
tar -cf "target/packages/Sixty-$version.app.tar" -C "$made" Sixty.app
rm -r "$beside"
echo "target/packages/Sixty-$version.app.tar"
