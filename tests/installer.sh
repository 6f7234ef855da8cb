#!/usr/bin/env bash
# What the installer for Windows promises, under Wine: it installs all or nothing, replaces what runs, refuses beside another
# one, and leaves nothing behind but what a person keeps. In a folder, on a screen and with a registry of its own.
#
#   installer.sh            an installer of the debug build in target/cross
#   installer.sh release    the one in target/packages, as src-tauri/packages/windows/installer.sh made it
#
# Wine cannot judge notifications, WebView2 itself, clicks on the tray icon (it does not tell where the icon is), and what
# Windows says about a download that nobody signed.
set -euo pipefail
cd "$(dirname "$0")/.."

. tests/need.sh
need "To test the installer" wine wine64 nsis gcc-mingw-w64-x86-64 xvfb xdotool

pack=src-tauri/packages/windows/installer.sh
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n1)
folder=$(mktemp -d)
build=${1:-debug}
programs=target/cross/x86_64-pc-windows-gnu/$build
setup=target/packages/Sixty-$version-setup.exe
if [ ! -e "$programs/sixty-app.exe" ]; then
  echo "There is no sixty-app.exe in $programs: it has to be compiled first." >&2
  exit 1
fi
older=$folder/older.exe

export WINEPREFIX=$folder/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='
person='users/'$(id -un)
home=$WINEPREFIX/drive_c/$person
installed=$home/AppData/Local/Programs/Sixty
data=$home/AppData/Roaming/sixty
# As Windows names it.
there='C:\users\'$(id -un)'\AppData\Local\Programs\Sixty'
uninstall='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Sixty'
run='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'

say() { printf '%s\n' "$*"; }

end() {
  local code=$?
  wineserver -k 2>/dev/null || true
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
  if [ "$code" = 0 ]; then rm -rf "$folder"; else say "It failed; what it left is in $folder." >&2; fi
}
trap end EXIT

# Ends the test unless the condition comes true within two minutes.
await() {
  local until=$((SECONDS + 120))
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -gt "$until" ]; then
      say "This did not come true: $*" >&2
      exit 1
    fi
    read -r -t 0.1 <> <(:) || true
  done
}

# Compares what is with what should be.
same() {
  local what=$1 is=$2 should=$3
  if [ "$is" != "$should" ]; then
    say "$what is not as it should be:" >&2
    diff <(say "$should") <(say "$is") >&2 || true
    exit 1
  fi
}

value() { wine reg query "$1" /v "$2" 2>/dev/null | tr -d '\r' | sed -n "s/^    $2    REG_[A-Z_]*    //p"; }
default() { wine reg query "$1" /ve 2>/dev/null | tr -d '\r' | sed -n 's/^    (Default)    REG_SZ    //p'; }
# What the person's registry holds, and the files in their home, but for what Wine writes by itself and for keys without a
# value that every Windows has.
registry() {
  wine reg export HKCU "$folder/registry.reg" /y >/dev/null
  iconv -f UTF-16 -t UTF-8 "$folder/registry.reg" | tr -d '\r' | awk 'BEGIN { RS = ""; FS = "\n" }
    /^\[HKEY_CURRENT_USER\\(Console|Software\\Wine|Volatile Environment)/ { next }
    /^\[[^\n]*\\(Classes|Uninstall|Run)\]$/ { next }
    { print }'
}
files() { (cd "$home" && find . -type f ! -path '*/Temp/*' ! -path './AppData/Roaming/sixty/*' | sort); }
window() { xdotool search --name "$1"; }
has_no() { ! "$@"; }
runs() { window 'org.sixty.Sixty-siw'; }
is_gone() { [ ! -e "$1" ]; }
# The uninstaller goes on as a copy of itself, which deletes the uninstaller last.
remove() { wine "$there\\uninstall.exe" /S "$@"; await is_gone "$installed"; await wineserver_is_calm; }
wineserver_is_calm() { ! pgrep -u "$(id -u)" -f 'Un_[A-Z]\.exe|Au_\.exe'; }

begin() {
  if [ "$build" = debug ]; then
    # What debuggers read is most of a debug build, and not what is installed.
    mkdir "$folder/programs"
    cp "$programs"/{sixty-app.exe,sixty.exe,WebView2Loader.dll} "$folder/programs"
    x86_64-w64-mingw32-strip "$folder"/programs/sixty*.exe
    programs=$folder/programs
    setup=$folder/newer.exe
    "$pack" pack "$programs" "$setup" "$version"
  fi
  "$pack" pack "$programs" "$older" 0.0.1
  exec 3<> <(:)
  Xvfb -displayfd 3 -screen 0 1280x900x24 >/dev/null 2>&1 &
  screen=$!
  read -r -t 60 display <&3
  export DISPLAY=:$display
  tests/cross/prefix.sh
}

it_is_all_there() {
  local of=$1
  same 'What is installed' "$(cd "$installed" && find . -type f | sort)" "$(printf './%s\n' WebView2Loader.dll \
    licences/LICENSE licences/LICENSE-APACHE licences/LICENSE-MIT licences/WebView2Loader-LICENSE.txt \
    $(cd "$programs" && find . -name 'third-party-*.txt' -printf 'licences/%f\n') \
    sixty-app.exe sixty.exe sixty.png uninstall.exe | sort)"
  for program in sixty-app.exe sixty.exe WebView2Loader.dll; do cmp "$programs/$program" "$installed/$program"; done
  same 'The entry of the list of programs' \
    "$(for name in DisplayName DisplayVersion Publisher DisplayIcon UninstallString QuietUninstallString; do
      value "$uninstall" "$name"; done)" \
    "$(printf '%s\n' Sixty "$of" Sixty "$there\\sixty-app.exe" "\"$there\\uninstall.exe\"" "\"$there\\uninstall.exe\" /S")"
  local size on_disk
  size=$(($(value "$uninstall" EstimatedSize)))
  on_disk=$(du -sk "$installed" | cut -f1)
  [ "$size" -ge $((on_disk * 9 / 10)) ] && [ "$size" -le $((on_disk * 11 / 10)) ] ||
    { say "The list says $size kB, the disk $on_disk." >&2; exit 1; }
  same 'The shortcut' "$(strings "$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sixty.lnk" |
    grep -cF "$there\\sixty-app.exe")" 1
  same 'The PATH' "$(value 'HKCU\Environment' Path)" "$there"
  for kind in .sixty=Sixty.Setup .sixty-token=Sixty.Token .sixty-backup=Sixty.Backup; do
    same "The ending ${kind%=*}" "$(default "HKCU\\Software\\Classes\\${kind%=*}")" "${kind#*=}"
    same "What opens ${kind%=*}" "$(default "HKCU\\Software\\Classes\\${kind#*=}\\shell\\open\\command")" \
      "\"$there\\sixty-app.exe\" \"%1\""
  done
  local id
  id=$(sed -n 's/^const APP_ID: &str = "\(.*\)";/\1/p' src-tauri/adapters/src/notify/app_id.rs)
  same 'The name beside notifications' "$(value "HKCU\\Software\\Classes\\AppUserModelId\\$id" DisplayName)" Sixty
  same 'The picture beside notifications' "$(value "HKCU\\Software\\Classes\\AppUserModelId\\$id" IconUri)" "$there\\sixty.png"
}

it_installs_without_a_question() {
  wine "$1" /S
  it_is_all_there "$2"
  same 'sixty by its name alone' "$(wine cmd /c 'sixty --version' 2>/dev/null | tr -d '\r')" "sixty $version"
}

the_program_starts_and_says_what_its_window_needs() {
  wine start "C:\\$(printf %s "$person" | tr / '\\')\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Sixty.lnk"
  await window 'The window of Sixty needs WebView2'
  await window 'Wine System Tray'
  await runs
}

something_is_kept() {
  printf %s 0123456789abcdef0123456789abcdef |
    wine "$there\\sixty.exe" app set --network threads --id 123456789012345 >/dev/null
  wine reg add "$run" /v Sixty /d "\"$there\\sixty-app.exe\" --hidden" /f >/dev/null
}
kept() { wine "$there\\sixty.exe" app list 2>/dev/null | grep -c 123456789012345 || true; }
secrets() { wine reg query 'HKCU\Software\Wine\Credential Manager' /s 2>/dev/null | grep -ci sixty || true; }

fails_with() {
  local code=$1 is=0
  shift
  wine "$@" || is=$?
  same "The error level of $*" "$is" "$code"
}

# Opens a file for itself alone, as a virus scanner may, until the returned process ends.
holds() {
  x86_64-w64-mingw32-gcc -o "$folder/hold.exe" -x c - <<'C'
#include <windows.h>
#include <stdio.h>
int main(int count, char **arguments) {
  if (CreateFileA(arguments[1], GENERIC_READ, 0, 0, OPEN_EXISTING, 0, 0) == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  getchar();
  return 0;
}
C
  coproc HOLDER { wine "$folder/hold.exe" "$there\\$1"; }
  local said
  read -r -t 60 said <&"${HOLDER[0]}"
  same 'What holds the file' "${said%$'\r'}" held
}
lets_go() {
  local holder=$HOLDER_PID
  echo >&"${HOLDER[1]}"
  wait "$holder"
}

all_or_nothing() {
  holds WebView2Loader.dll
  fails_with 5 "$setup" /S
  lets_go
  it_is_all_there 0.0.1
  # One that was broken off, and one that cannot write after it.
  mv "$installed/sixty.exe" "$installed/sixty.exe.old"
  echo cut >"$installed/sixty-app.exe.new"
  mkdir -p "$installed/WebView2Loader.dll.new/full"
  fails_with 2 "$setup" /S
  rm -r "$installed/WebView2Loader.dll.new"
  it_is_all_there 0.0.1
}

it_refuses_beside_another() {
  fails_with 7 "$older" /S
  fails_with 6 "$setup" /S '/D=C:\other'
  is_gone "$WINEPREFIX/drive_c/other"
  it_is_all_there "$version"
}

what_others_put_beside_it_stays() {
  local ending='HKCU\Software\Classes\.sixty'
  echo mine >"$installed/licences/mine.txt"
  wine reg add "$ending" /v Theirs /d kept /f >/dev/null
  wine "$there\\uninstall.exe" /S
  await is_gone "$installed/uninstall.exe"
  await wineserver_is_calm
  same 'What is left of the folder' "$(cd "$installed" && find . -type f)" ./licences/mine.txt
  same 'What is left of the ending' "$(value "$ending" Theirs)" kept
  if [ "$(default "$ending")" = Sixty.Setup ]; then say 'The ending is still ours.' >&2; exit 1; fi
  rm -r "$installed"
  wine reg delete "$ending" /f >/dev/null
}

begin
before_files=$(files) before_registry=$(registry)

it_installs_without_a_question "$older" 0.0.1
all_or_nothing
say 'What fails leaves the old one as it was.'
the_program_starts_and_says_what_its_window_needs
something_is_kept
say 'It installs, and what is installed starts.'

wine "$setup" /S
await has_no runs
it_is_all_there "$version"
same 'What was kept before' "$(kept)" 1
say 'A newer one ends the older one that runs and takes its place.'
it_refuses_beside_another
say 'It refuses to become older, and to stand in two folders.'

the_program_starts_and_says_what_its_window_needs
remove
await has_no runs
same 'What is left of the files' "$(files)" "$before_files"
same 'What is left of the registry' "$(registry)" "$before_registry"
[ -e "$data/ledger.sqlite" ] || { say 'The accounts did not stay.' >&2; exit 1; }
[ "$(secrets)" -gt 0 ] || { say 'The secrets did not stay.' >&2; exit 1; }
say 'Removed, it leaves the accounts and tokens and nothing else.'

it_installs_without_a_question "$setup" "$version"
what_others_put_beside_it_stays
say 'It deletes what it brought, and nothing beside it.'

it_installs_without_a_question "$setup" "$version"
same 'What was kept before' "$(kept)" 1
remove /EVERYTHING
same 'What is left of the files' "$(files)" "$before_files"
same 'What is left of the registry' "$(registry)" "$before_registry"
is_gone "$data" || { say 'The data folder is still there.' >&2; exit 1; }
same 'The number of secrets' "$(secrets)" 0
say 'Asked to, it takes the accounts and tokens with it.'
