#!/usr/bin/env bash
# Runs the programs for Windows under Wine, in prefixes of their own (target/cross/wine): the tests beside the code, and
# the promises of `sixty` against the pretend Meta. tests/cross/left-out.txt names each test that Wine cannot judge, with
# the reason.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/need.sh

need "To run programs of Windows" wine wine64 gcc-mingw-w64-x86-64

here=$PWD/target/cross/wine
built=$PWD/target/cross/x86_64-pc-windows-gnu/debug
# Those that promises start.
programs=(sixty sixty-practice examples/vault_probe examples/sixty_dying)
# How many promises run at a time, each in a prefix of its own: Wine (CredEnumerateW) counts the credentials of a login,
# then writes them down, and ends the program where another one has added an entry in between.
lanes=$(nproc)
# Without Wine's debugger, which would wait for a person when a program crashes.
export WINEPREFIX=$here/prefix WINEDEBUG=-all WINEDLLOVERRIDES='winedbg.exe=d;mscoree=;mshtml=' RUST_BACKTRACE=0
# Wine gives a new file the rights of this mask, where Windows lets it inherit those of its folder.
umask 077

# The folder of a lane: its prefix, and programs that the tests start, which start those of Windows.
make_lane() {
  local lane=$1 program
  mkdir -p "$lane/programs"
  # Its hundreds of megabytes are files that no program changes.
  cp -al "$WINEPREFIX" "$lane/prefix"
  # Wine's own programs, begun here: the program of a test that had to begin them would leave them what the test reads.
  WINEPREFIX=$lane/prefix wineserver --persistent
  WINEPREFIX=$lane/prefix wine cmd /c exit </dev/null >/dev/null 2>&1
  # The desktop ends with the last program that uses it, and the next one begins it anew. So a shell waits for words that
  # never come, until this script has ended.
  mkfifo "$lane/nothing"
  exec {nothing}<>"$lane/nothing"
  WINEPREFIX=$lane/prefix wine cmd <&"$nothing" >/dev/null 2>&1 &
  for program in "${programs[@]}"; do
    make_starter "$lane/programs/$(basename "$program")" "$lane/prefix" "'$here/$(basename "$program").exe'"
  done
  make_starter "$lane/programs/forget_entries" "$lane/prefix" "reg delete 'HKCU\\Software\\Wine\\Credential Manager' /f"
}

make_starter() {
  printf '#!/bin/sh\numask 077\nexport WINEPREFIX="%s" WINEDEBUG=-all WINEDLLOVERRIDES="%s"\nexec wine %s "$@"\n' "$2" "$WINEDLLOVERRIDES" "$3" >"$1"
  chmod +x "$1"
}

# The tests of one kind that Wine cannot judge, as arguments for them. Each has to be a test that is there, so that the
# list stays true.
left_out() {
  local kind=$1 there=$2 name
  while read -r name; do
    grep -qx "$name: test" <<<"$there" || { echo "tests/cross/left-out.txt names $name, which is no test." >&2; exit 1; }
    printf -- '--skip\n%s\n' "$name"
  done < <(sed -n "s/^$kind \([^ ]*\).*/\1/p" tests/cross/left-out.txt)
}

# The tests beside the code, as programs of Windows.
beside_the_code() {
  local there skip
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=$here/run
  there=$(tests/cross/windows.sh test --no-fail-fast -- --list 2>/dev/null | tr -d '\r')
  skip=$(left_out code "$there") || exit 1
  # shellcheck disable=SC2086
  tests/cross/windows.sh test --no-fail-fast -- --exact $skip
}

# The promises: their tests run here, and the programs that they start are those of Windows.
promises() {
  local tests there skip lane code=0 running=()
  tests=$PWD/$(RUSTC_WORKSPACE_WRAPPER=$PWD/tests/lint.sh cargo test --locked --workspace --test promises --no-run 2>&1 |
    sed -n 's/.*(\(target.*promises-[0-9a-f]*\))$/\1/p' | tail -n 1)
  [ -x "$tests" ] || { echo "The promises were not compiled." >&2; exit 1; }
  there=$("$tests" --list 2>/dev/null)
  skip=$(left_out promise "$there") || exit 1
  there=$(sed -n 's/: test$//p' <<<"$there" | grep -vxFe "$skip")
  cd tests
  for lane in $(seq "$lanes"); do
    [ -e "$here/$lane" ] || make_lane "$here/$lane"
    awk -v "lane=$lane" -v "lanes=$lanes" 'NR % lanes == lane % lanes' <<<"$there" >"$here/$lane/promises"
    promises_of "$here/$lane" "$tests" &
    running+=($!)
  done
  for lane in "${running[@]}"; do wait "$lane" || code=1; done
  missed "$tests" || code=1
  echo "$(wc -l <<<"$there") promises, $(grep -c '^--skip$' <<<"$skip") left out, with programs of Windows: $(
    cat "$here"/*/said | grep -c '^test .* ok$') kept, $(cat "$here"/*/said | grep -c '^test .* FAILED$') not."
  return "$code"
}

# Those of a lane, one after another. Each begins without entries in the vault, because Wine lists many of them slowly. Wine
# kills a program that takes more than half a second to end, as on a busy computer, and then its exit code is lost. So one
# that fails is tried once more and named, and one that fails twice waits until the lanes have ended.
promises_of() {
  local lane=$1 tests=$2 name
  while read -r name; do
    if ! kept "$lane" "$tests" "$name"; then
      echo "Once more: $name"
      kept "$lane" "$tests" "$name" || { echo "$name" >>"$lane/missed"; continue; }
    fi
    cat "$lane/last" >>"$lane/said"
  done <"$lane/promises"
}

# Those that failed twice, with nothing beside them.
missed() {
  local tests=$1 name code=0
  while read -r name; do
    echo "Alone: $name"
    kept "$here/1" "$tests" "$name" || { code=1; cat "$here/1/last"; }
    cat "$here/1/last" >>"$here/1/said"
  done < <(cat "$here"/*/missed 2>/dev/null)
  return "$code"
}

kept() {
  local lane=$1 tests=$2 name=$3
  "$lane/programs/forget_entries" >/dev/null 2>&1 || true
  SIXTY_PROGRAMS=$lane/programs "$tests" --exact "$name" >"$lane/last" 2>&1
}

# Ctrl-C while a log-in waits ends the program with the code of its own.
ctrl_c() {
  local folder said pid code=0
  folder=$(mktemp -d)
  said=$folder/said
  mkfifo "$said"
  "$here/1/programs/sixty" --data-dir "$folder/data" --practice connect --network threads --no-browser >"$said" 2>/dev/null &
  pid=$!
  read -r _ <"$said"
  kill -INT "$pid"
  wait "$pid" || code=$?
  rm -r "$folder"
  [ "$code" = 130 ] || { echo "Ctrl-C ended a log-in with $code, not with 130." >&2; exit 1; }
  echo "Ctrl-C ended a log-in that waited with 130."
}

# A folder below Cyrillic names, longer than 260 characters, and an answer in Russian.
far_and_russian() {
  local folder name said
  folder=$(mktemp -d)
  name=$(printf 'папка-очень-длинная-%.0s' {1..6})
  said=$(LC_CTYPE=C.UTF-8 LANG=ru_RU.UTF-8 "$here/1/programs/sixty" --data-dir "$folder/$name/$name/$name" --practice status)
  rm -r "$folder"
  [[ $said == *'Аккаунтов пока нет'* ]] || { echo "This was to be Russian: $said" >&2; exit 1; }
  echo "A folder with ${#name} letters three times over was made, and the answer was Russian."
}

end() {
  local prefix
  for prefix in "$WINEPREFIX" "$here"/*/prefix; do WINEPREFIX=$prefix wineserver --kill 2>/dev/null || true; done
}

trap end EXIT
rm -rf "$here"
tests/cross/prefix.sh
# Without what debuggers read, and in whole pages, which Wine maps in place of reading them: they start in half the time.
for program in "${programs[@]}"; do
  x86_64-w64-mingw32-objcopy --strip-all --file-alignment 4096 "$built/$program.exe" "$here/$(basename "$program").exe"
done
make_lane "$here/1"
# The window's tests want Microsoft's loader, which lies beside the programs.
printf '#!/bin/sh\numask 077\nexport WINEPATH="Z:%s"\nexec wine "$@"\n' "$built" >"$here/run"
chmod +x "$here/run"

ctrl_c
far_and_russian
# Both are run to their ends, whatever the first one finds.
code=0
(beside_the_code) || code=1
(promises) || code=1
exit $code
