#!/usr/bin/env bash
# The .deb packages on a bare system: deb.sh SUITE
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=tests/installed/root.sh
source tests/installed/root.sh

version=$(cd target/packages && ls sixty_*_amd64.deb | cut -d_ -f2)
whole=/packages/sixty_${version}_amd64.deb small=/packages/sixty-cli_${version}_amd64.deb

# The same programs in a package of an older version.
older() {
  local unpacked=$root/packages/older
  dpkg-deb -R "$root/$whole" "$unpacked"
  sed -i 's/^Version: .*/Version: 0.0.9/' "$unpacked/DEBIAN/control"
  dpkg-deb -b --root-owner-group "$unpacked" "$root/packages/sixty_0.0.9_amd64.deb" >/dev/null
  rm -r "$unpacked"
}

begin "$1" "cli-$1"
get "$small"
needs_no_desktop
believes_meta
says "the command line alone, with $(here dpkg-query -W | wc -l) packages on the system: it has roots to believe Meta by"

begin "$1" "deb-$1"
older

get /packages/sixty_0.0.9_amd64.deb
[ "$(jam sixty --version)" = "sixty $version" ]
says "installed alone, with $(here dpkg-query -W | wc -l) packages on the system: $(jam sixty --version)"
believes_meta
export -f jam
export root
tests/installed/walk.sh bash -c 'jam sixty --vault file "$@"' walk
says "connected and extended in practice"

tests/installed/window.sh "$1"

get "$whole"
[ "$(here dpkg-query -W -f '${Version}' sixty)" = "$version" ]
keeps_its_account '+80 days'
says "upgraded from 0.0.9: the account is there, and was extended"

apt remove sixty
[ ! -e "$root/usr/bin/sixty" ] && [ ! -e "$root/usr/bin/sixty-app" ]
get "$small"
keeps_its_account '+120 days'
says "removed, and the command line alone in its place: the account is there, and was extended"

get "$whole"
[ "$(here dpkg-query -W -f '${Status}' sixty-cli 2>/dev/null)" != 'install ok installed' ]
says "the whole takes the place of the command line"

kept=$(jam find .local/share/sixty -type f | sort)
apt purge sixty
[ ! -e "$root/usr/bin/sixty" ]
[ -n "$kept" ] && [ "$kept" = "$(jam find .local/share/sixty -type f | sort)" ]
get "$small"
keeps_its_account '+160 days'
says "purged: no token and no account is gone"
