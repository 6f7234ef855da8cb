#!/usr/bin/env bash
# Runs a command beside as many processes as the computer has processors, which do nothing but keep them busy: what
# only works in time on a quiet computer fails here. `tests/busy.sh COMMAND…`; ends with the command's code.
set -euo pipefail

busy=()
end() { kill "${busy[@]}" 2>/dev/null || true; }
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

parent=$$
for _ in $(seq "$(nproc)"); do
  # Each also ends by itself once this script is gone, even where the script had no time to end it.
  (while [ "$(ps -o comm= -p "$parent")" ]; do for _ in $(seq 200000); do :; done; done) &
  busy+=($!)
done
"$@"
