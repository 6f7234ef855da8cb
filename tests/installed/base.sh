#!/usr/bin/env bash
# A bare system of this suite under target/installed, made once by debootstrap: base.sh SUITE
set -euo pipefail
cd "$(dirname "$0")/../.."
suite=$1
folder=target/installed/$suite
[ ! -d "$folder" ] || exit 0

keyring=/usr/share/keyrings/debian-archive-keyring.gpg from=http://deb.debian.org/debian components=main script=sid
if [ "$suite" = noble ]; then
  from=http://archive.ubuntu.com/ubuntu components=main,universe
  # Debian 12 has no package of Ubuntu's keys; this is Ubuntu's, known by its sum.
  keys=$(mktemp -d)
  trap 'rm -rf "$keys"' EXIT
  curl -sSf -o "$keys/deb" "$from/pool/main/u/ubuntu-keyring/ubuntu-keyring_2023.11.28.1_all.deb"
  echo "36de43b15853ccae0028e9a767613770c704833f82586f28eb262f0311adb8a8  $keys/deb" | sha256sum -c --quiet
  dpkg-deb -x "$keys/deb" "$keys"
  keyring=$keys/usr/share/keyrings/ubuntu-archive-keyring.gpg
  # What all of Ubuntu's are made by; an older debootstrap does not know each by its name.
  script=gutsy
fi
mkdir -p "$(dirname "$folder")"
rm -rf "$folder.part"
debootstrap --variant=minbase --components="$components" --keyring="$keyring" "$suite" "$folder.part" "$from" "$script" \
  >"$folder.log"
mv "$folder.part" "$folder"
