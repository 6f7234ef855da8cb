# To be sourced: brings the packages of Debian or Ubuntu that a script needs. As root it installs what is missing, for
# anybody else sudo asks.
#
#   need "To run programs of Windows" wine wine64
need() {
  local what=$1 as_root=()
  shift
  missing "$@"
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo "$what these packages are missing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# Those of the packages that are not installed, in `missing`.
missing() {
  local package
  missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
}
