#!/usr/bin/env bash
# Writes into a folder what each program is made of (CycloneDX), beside the packages: parts.sh FOLDER SELECTION…
# SELECTION is what cargo was told to compile: which features the parts have depends on it.
set -euo pipefail
out=$1
shift
cd "$(dirname "$0")/../../.."
here=$PWD/src-tauri/packages/linux

# It writes beside each manifest of the workspace; ours are the two programs.
cargo cyclonedx -q --format json --target x86_64-unknown-linux-gnu --override-filename made-of
mv src-tauri/made-of.json "$out/sixty.cdx.json"
mv src-tauri/cli/made-of.json "$out/sixty-cli.cdx.json"
find src-tauri tests -name made-of.json -delete

tree() { cargo tree --locked --target x86_64-unknown-linux-gnu --prefix depth "$@"; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree "$@" -e normal,build >"$work/compiled"
tree "$@" -e normal,no-proc-macro >"$work/inside"
version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
for file in "$out"/*.cdx.json; do
  # A part of the workspace is named by its place on this computer.
  sed -i "s|$PWD|/sixty|g" "$file"
  python3 "$here/parts.py" "$file" "$work/compiled" "$work/inside" "$version"
done
