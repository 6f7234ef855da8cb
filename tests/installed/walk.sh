#!/usr/bin/env bash
# The main job in practice mode, by the `sixty` that this command line starts: walk.sh COMMAND…
# A browser is played by curl: it allows everything on the pretend Meta's page and goes back to the program.
set -euo pipefail

said=$(mktemp)
trap 'rm -f "$said"' EXIT

"$@" --practice --json connect --network threads --no-browser >"$said" &
connecting=$!
for _ in {1..600}; do
  ! grep -q '"open"' "$said" || break
  kill -0 "$connecting" || exit 1
  sleep 0.1
done
page=$(python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["open"])' <"$said")
allowed=$(curl -sSf -k "$page" | grep -o 'name="permission" value="[^"]*"' | cut -d'"' -f4 |
  while read -r permission; do printf '&permission=%s' "$permission"; done)
back=$(curl -sSf -k -o /dev/null -w '%{redirect_url}' -d "answer=allow&person=25212345678901202$allowed" "$page")
curl -sS -k -o /dev/null "${back%%#*}" || true
wait "$connecting"

# Forty days on, the token is old enough to be extended.
"$@" --practice --now "$(date -u -d '+40 days' +%FT%TZ)" extend --all
