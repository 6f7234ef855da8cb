#!/usr/bin/env bash
# Makes a prefix of Wine in WINEPREFIX, as Windows 10 and 11 are for our programs.
set -euo pipefail

mkdir -p "$WINEPREFIX"
wineboot --init >/dev/null 2>&1
wineserver --wait
# The random numbers of Windows come from a library that Wine has from 8.13 on.
library=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
[ -e "$library" ] || x86_64-w64-mingw32-gcc -shared -Os -o "$library" -x c - -ladvapi32 <<'C'
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return SystemFunction036(bytes, (ULONG)length); }
C
