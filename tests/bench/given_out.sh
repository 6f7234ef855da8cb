#!/usr/bin/env bash
# What is given out, measured: how much there is to load, the first start after it was installed, and a command under Wine.
# Needs what `make packages` and `make installer` made, and root, which alone may empty the system's memory of files. The
# figures become a part of RESULTS.md.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/../.."
. tests/need.sh
need "To measure what is given out" wine wine64 gcc-mingw-w64-x86-64 xvfb imagemagick dbus

results=tests/bench/RESULTS.md
heading='## What is given out'
packages=target/packages
runs=20
folder=$(mktemp -d)
end() {
  WINEPREFIX=$folder/prefix wineserver --kill 2>/dev/null || true
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
  rm -rf "$folder"
}
trap end EXIT

now() { date +%s%N; }
milliseconds() {
  local begin
  begin=$(now)
  "$@" >/dev/null 2>&1
  echo $((($(now) - begin) / 1000000))
}
forget_files() { sync && echo 3 >/proc/sys/vm/drop_caches; }
# The line of a table: the median of the numbers that are read, and the 95th percentile.
row() {
  local what=$1 unit=$2 limit=$3
  sort -n | awk -v "what=$what" -v "unit=$unit" -v "limit=$limit" '
    { value[NR] = $1 }
    function at(part) { i = int(NR * part + 0.999999); return value[i < 1 ? 1 : i] }
    END {
      said = limit == "" ? "" : limit " " unit
      kept = limit == "" ? "" : at(0.5) <= limit ? "kept" : "**missed**"
      printf "| %s | %s %s | %s %s | %s | %s | %d |\n", what, at(0.5), unit, at(0.95), unit, said, kept, NR
    }'
}
size() { stat -c %s "$1" | awk '{ printf "%.2f\n", $1 / 1000000 }' | row "\`$(basename "$1")\`" MB "$2"; }

# From the start to the first letters on the screen, which has few colours before.
painted() {
  local begin program
  begin=$(now)
  dbus-run-session -- "$folder/sixty/usr/bin/sixty-app" --data-dir "$folder/data-$1" >/dev/null 2>&1 &
  program=$!
  until import -window root "$folder/screen.png" && [ "$(identify -format %k "$folder/screen.png")" -ge 60 ]; do :; done
  echo $((($(now) - begin) / 1000000))
  kill "$program"
  wait "$program" 2>/dev/null || true
}

first_starts() {
  local run
  exec {number}< <(exec Xvfb -displayfd 1 -screen 0 1280x860x24 -nolisten tcp 2>/dev/null)
  screen=$!
  read -r -t 60 -u "$number" display
  export DISPLAY=:$display
  dpkg-deb -x "$(ls "$packages"/sixty_*.deb)" "$folder/sixty"
  for run in {1..5}; do
    forget_files
    milliseconds "$folder/sixty/usr/bin/sixty" --data-dir "$folder/data" --json status
  done | row '`status --json`, first start after installing, nothing read before' ms ''
  for run in {1..5}; do
    forget_files
    painted "$run"
  done | row 'the window painted, first start after installing, nothing read before' ms ''
  for run in {6..10}; do painted "$run"; done | row 'the same, the files read before' ms ''
}

under_wine() {
  export WINEPREFIX=$folder/prefix WINEDEBUG=-all WINEDLLOVERRIDES='winedbg.exe=d;mscoree=;mshtml='
  tests/cross/prefix.sh
  wineserver --persistent
  local sixty=target/cross/x86_64-pc-windows-gnu/release/sixty.exe run
  wine "$sixty" --practice status >/dev/null 2>&1
  for run in $(seq "$runs"); do milliseconds wine "$sixty" --practice --json status; done |
    row '`status --json` of Windows under Wine, its start included' ms ''
}

{
  printf '%s\n\nWritten by `make weigh`. %s, %s CPUs, %s.\n\n' "$heading" "$(date -I)" "$(nproc)" "$(uname -m)"
  printf '| what | median | 95th percentile | limit | | runs |\n|---|--:|--:|--:|---|--:|\n'
  size "$(ls "$packages"/sixty_*.deb)" 8
  size "$(ls "$packages"/sixty-cli_*.deb)" 4
  size "$(ls "$packages"/Sixty-*-setup.exe)" 10
  size "$(ls "$packages"/sixty-[0-9]*.rpm)" ''
  size "$(ls "$packages"/sixty-cli-*.rpm)" ''
  first_starts
  under_wine
  echo
} >"$folder/part"

# The part stands before the last one, which `make cold` writes.
awk -v "part=$folder/part" -v "heading=$heading" '
  $0 == heading { skipped = 1 }
  $0 == "## From an empty target" { while ((getline line < part) > 0) print line; skipped = 0 }
  !skipped { print }' "$results" >"$results.new"
mv "$results.new" "$results"
cat "$folder/part"
