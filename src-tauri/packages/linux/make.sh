#!/usr/bin/env bash
# Makes the packages for Linux, with all that they bring, in target/packages: `sixty` is the desktop program with the
# command line beside it, `sixty-cli` the command line alone, which needs no GTK. Both bring /usr/bin/sixty, because `sixty`
# has to be whole in one file that a person downloads. So only one of them can be there: apt puts one in the place of the
# other; dnf says that they conflict, and does so with `--allowerasing`. Were the .rpm to name the other one obsolete, an
# upgrade of a server would bring it GTK.
#
# The same commit makes the same bytes in any folder: every time is the commit's, and no path of this computer is in the
# programs.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. tests/need.sh
here=src-tauri/packages/linux
out=$PWD/target/packages

need "To make packages" dpkg-dev binutils xz-utils lintian rpm librsvg2-bin appstream desktop-file-utils man-db
src-tauri/packages/tools.sh cargo-about cargo-auditable cargo-cyclonedx cargo-deb
export PATH=$PWD/target/tools/cargo/bin:$PATH TZ=UTC LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
umask 022

mkdir -p "$out"
rm -rf "$out"/*.deb "$out"/*.rpm "$out"/*.json "$out/roots"

# The programs, with the list of their dependencies inside. A folder of their own, because they are compiled with other
# settings than those for work: packed relocations (glibc 2.36), functions of the same code once (as in Chromium, which
# holds SQLite too) and no unwinding through C are 100 kB less to download.
# The command line is compiled first and alone, because together both would have the libraries as the desktop needs them.
export CARGO_TARGET_DIR=$out/build
selection=(-p sixty -p sixty-app --no-default-features --features sixty-app/custom-protocol)
cargo_home=${CARGO_HOME:-$HOME/.cargo}
RUSTFLAGS="--remap-path-prefix=$PWD=/sixty --remap-path-prefix=$cargo_home=/cargo"
RUSTFLAGS+=" -Clink-arg=-Wl,-z,pack-relative-relocs -Clink-arg=-Wl,--icf=all -Clink-arg=-Wl,-O2"
CFLAGS="-ffile-prefix-map=$PWD=/sixty -ffile-prefix-map=$cargo_home=/cargo"
CFLAGS+=" -fno-asynchronous-unwind-tables -fno-unwind-tables"
export RUSTFLAGS CFLAGS
compile() { CARGO="$here/cargo.sh" cargo-auditable auditable build --release --locked "$@"; }
compile -p sixty --no-default-features
compile -p sixty-app --no-default-features --features custom-protocol
unset RUSTFLAGS CFLAGS

version=$(cargo metadata --locked --no-deps --format-version 1 |
  python3 -c 'import json, sys; print(next(p["version"] for p in json.load(sys.stdin)["packages"] if p["name"] == "sixty"))')
"$here/roots.sh" "$out/build/release" "$out/roots" "$version"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for package in sixty:sixty-app sixty-cli:sixty; do
  IFS=: read -r name crate <<<"$package"
  deb=$out/${name}_${version}_amd64.deb
  cargo deb -q --fast --compress-system --no-build --no-strip -p "$crate" -o "$deb"
  "$here/smaller.sh" "$deb"
  # It holds what was laid out, and nothing that was written for it on the way.
  dpkg-deb -x "$deb" "$work/$name"
  diff -r "$out/roots/$name" "$work/$name" >&2
done
rpmbuild -bb --quiet --define "_topdir $work/rpm" --define "_rpmdir $out" --define "ROOTS $out/roots" \
  --define "VERSION $version" "$here/sixty.spec"
"$here/parts.sh" "$out" "${selection[@]}"

appstreamcli validate --no-net "$out/roots/sixty/usr/share/metainfo/org.sixty.Sixty.metainfo.xml" >/dev/null
desktop-file-validate "$out/roots/sixty/usr/share/applications/org.sixty.Sixty.desktop"
lintian --fail-on error --tag-display-limit 0 "$out"/*.deb
(cd "$out" && sha256sum ./*.deb ./*.rpm ./*.json >SHA256SUMS && du -b --apparent-size ./*.deb ./*.rpm)
