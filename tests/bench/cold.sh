#!/usr/bin/env bash
# How long the README's two commands take in a new clone whose target is empty, and the second once more with everything
# compiled. What is downloaded once a computer (packages, crates) is not counted where it is there already. The figures
# become the last part of RESULTS.md, which the bench leaves as it is.
set -euo pipefail
shopt -s inherit_errexit
unset CARGO_TARGET_DIR
cd "$(dirname "$0")/../.."

results=tests/bench/RESULTS.md
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone -q . "$clone"

seconds() {
  local begin=$SECONDS
  make -C "$clone" "$1" >&2
  echo $((SECONDS - begin))
}
minutes() { printf '%d:%02d min' $(($1 / 60)) $(($1 % 60)); }

run=$(seconds run)
first=$(seconds test)
again=$(seconds test)

{
  sed '/^## From an empty target$/,$d' "$results"
  cat <<PART
## From an empty target

Written by \`make cold\`: a new clone, packages and crates downloaded before. $(date -I), $(nproc) CPUs, $(uname -m).

| what | time | aim |
|---|--:|--:|
| \`make run\` | $(minutes "$run") | 12 min |
| \`make test\` after it | $(minutes "$first") | 10 min |
| \`make test\` with everything compiled | $(minutes "$again") | 8 min |
PART
} >"$results.new"
mv "$results.new" "$results"
sed -n '/^## From an empty target$/,$p' "$results"
