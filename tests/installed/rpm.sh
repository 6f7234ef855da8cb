#!/usr/bin/env bash
# The .rpm packages in a system that has what they need: rpm.sh SUITE
# No system of Fedora or openSUSE is reached from here, so the libraries are Debian's: which package brings a library there
# is not judged, only that all that the .rpm asks for are names of libraries and are found.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=tests/installed/root.sh
source tests/installed/root.sh

version=$(cd target/packages && ls sixty_*_amd64.deb | cut -d_ -f2)
begin "$1" "rpm-$1"
depends=$(dpkg-deb -f "$root/packages/sixty_${version}_amd64.deb" Depends | sed 's/([^)]*)//g;s/|[^,]*//g;s/,//g')
read -ra depends <<<"$depends"
get "${depends[@]}"

whole=target/packages/sixty-$version-1.x86_64.rpm small=target/packages/sixty-cli-$version-1.x86_64.rpm
there=$(here ldconfig -p)
for package in "$whole" "$small"; do
  asked=$(rpm -qp --requires "$package")
  grep -qx ca-certificates <<<"$asked"
  grep -v '^rpmlib(\|^rtld(\|^ca-certificates$' <<<"$asked" | while read -r library; do
    [[ $library =~ ^(ld-linux|lib).*\.so[^\ ]*$ ]] || { echo "$package asks for $library" >&2; exit 1; }
    [[ $there = *"${library%%(*}"* ]] || { echo "$package asks for $library, which is not there" >&2; exit 1; }
  done
done
# Debian's rpm warns of itself unless it is told where it is.
on_root() { LC_ALL=C rpm --force-debian --root "$root" --define '_dbpath /var/lib/rpm' "$@"; }

# A package by which rpm knows what was found to be there: Debian's packages are none of its own.
system() {
  local folder=$root/packages/system
  mkdir "$folder"
  {
    printf '%s\n' 'Name: system' 'Version: 1' 'Release: 1' 'Summary: What is there' 'License: none' 'BuildArch: noarch'
    rpm -qp --requires "$whole" "$small" | grep -v '^rpmlib(' | sort -u | sed 's/^/Provides: /'
    printf '%s\n' '%description' '%files'
  } >"$folder/system.spec"
  rpmbuild -bb --quiet --define "_topdir $folder" "$folder/system.spec"
  on_root -U "$folder"/RPMS/noarch/system-1-1.noarch.rpm
}
system

# Only one of the two can be there.
conflicts() {
  local refusal
  if refusal=$(on_root -U --test "$1" 2>&1) || grep -v '^error: Failed dependencies:$\|conflicts with' <<<"$refusal"; then
    echo "$1 was not refused because of the other package. $refusal" >&2
    return 1
  fi
}

on_root -U "$whole"
on_root -V sixty
export -f jam
export root
tests/installed/walk.sh bash -c 'jam sixty --vault file "$@"' walk
believes_meta
says "installed: $(jam sixty --version); connected and extended in practice"
tests/installed/window.sh rpm

on_root -U --force "$whole"
keeps_its_account '+80 days'
says "installed once more over it: the account is there, and was extended"

conflicts "$small"
on_root -e sixty
[ ! -e "$root/usr/bin/sixty" ]
[ ! -e "$root/usr/share/doc/sixty" ] && [ ! -e "$root/usr/share/licenses/sixty" ]
on_root -U "$small"
conflicts "$whole"
believes_meta
keeps_its_account '+120 days'
says "removed, and the command line alone in its place: the account is there, and was extended"
