#!/usr/bin/env bash
# The C compiler for macOS: zig, which wants the system named in its own way.
set -euo pipefail

arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --target=* | -mmacosx-version-min=*) ;;
    -arch) shift ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
exec "$SIXTY_ZIG" cc -target aarch64-macos "${arguments[@]}"
