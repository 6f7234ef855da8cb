#!/usr/bin/env bash
# Writes into a folder what each program is made of (CycloneDX), beside the packages.
set -euo pipefail
out=$1
cd "$(dirname "$0")/../../.."

# It writes beside each manifest of the workspace; ours are the two programs.
cargo cyclonedx -q --format json --target x86_64-unknown-linux-gnu --override-filename made-of
mv src-tauri/made-of.json "$out/sixty.cdx.json"
mv src-tauri/cli/made-of.json "$out/sixty-cli.cdx.json"
find src-tauri tests -name made-of.json -delete
# A part of the workspace is named by its place on this computer.
sed -i "s|$PWD|/sixty|g" "$out"/*.cdx.json
