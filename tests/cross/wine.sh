#!/usr/bin/env bash
# Runs the programs for Windows under Wine, in a prefix of their own (target/cross/wine): the tests beside the code, and
# the promises of `sixty` against the pretend Meta. tests/cross/left-out.txt names each test that Wine cannot judge, with
# the reason.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/need.sh

need "To run programs of Windows" wine wine64 gcc-mingw-w64-x86-64

here=$PWD/target/cross/wine
programs=$here/programs
# Without Wine's debugger, which would wait for a person when a program crashes.
export WINEPREFIX=$here/prefix WINEDEBUG=-all WINEDLLOVERRIDES='winedbg.exe=d;mscoree=;mshtml=' RUST_BACKTRACE=0
# Wine gives a new file the rights of this mask, where Windows lets it inherit those of its folder.
umask 077

# The random numbers of Windows come from a library that Wine has from 8.13 on.
make_library() {
  x86_64-w64-mingw32-gcc -shared -o "$1" -x c - -ladvapi32 <<'C'
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return SystemFunction036(bytes, (ULONG)length); }
C
}

make_prefix() {
  rm -rf "$WINEPREFIX"
  mkdir -p "$WINEPREFIX"
  wineboot --init >/dev/null 2>&1
  wineserver --wait
  local library=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
  [ -e "$library" ] || make_library "$library"
}

# A program of the tests that starts the one of Windows in its place.
make_starter() {
  printf '#!/bin/sh\numask 077\nexport WINEPREFIX="%s" WINEDEBUG=-all WINEDLLOVERRIDES="%s"\nexec wine "%s" "$@"\n' "$WINEPREFIX" "$WINEDLLOVERRIDES" "$2" >"$1"
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
  local tests there skip
  tests=$(RUSTC_WORKSPACE_WRAPPER=$PWD/tests/lint.sh cargo test --locked --workspace --test promises --no-run 2>&1 |
    sed -n 's/.*(\(target.*promises-[0-9a-f]*\))$/\1/p' | tail -n 1)
  there=$("$tests" --list 2>/dev/null)
  skip=$(left_out promise "$there") || exit 1
  cd tests
  # shellcheck disable=SC2086
  SIXTY_PROGRAMS=$programs "../$tests" --exact $skip
}

# Ctrl-C while a log-in waits ends the program with the code of its own.
ctrl_c() {
  local folder said pid code=0
  folder=$(mktemp -d)
  said=$folder/said
  mkfifo "$said"
  "$programs/sixty" --data-dir "$folder/data" --practice connect --network threads --no-browser >"$said" 2>/dev/null &
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
  said=$(LC_CTYPE=C.UTF-8 LANG=ru_RU.UTF-8 "$programs/sixty" --data-dir "$folder/$name/$name/$name" --practice status)
  rm -r "$folder"
  [[ $said == *'Аккаунтов пока нет'* ]] || { echo "This was to be Russian: $said" >&2; exit 1; }
  echo "A folder with ${#name} letters three times over was made, and the answer was Russian."
}

trap 'wineserver --kill 2>/dev/null || true' EXIT
make_prefix
mkdir -p "$programs"
built=$PWD/target/cross/x86_64-pc-windows-gnu/debug
for program in sixty sixty-practice; do
  make_starter "$programs/$program" "$built/$program.exe"
done
for program in vault_probe sixty_dying; do
  make_starter "$programs/$program" "$built/examples/$program.exe"
done
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
