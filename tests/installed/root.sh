# To be sourced: a system of one's own that is gone with its mounts, and a person in it.
#   begin SUITE NAME   makes it in $root
#   here COMMAND…      runs a command in it as root
#   jam COMMAND…       runs a command in it as a person who has a passphrase for a vault file
#   get PACKAGE…       installs packages in it

begin() {
  local suite=$1 space=$PWD/target/installed/space/$2
  root=$space/root
  mkdir -p "$space"/{upper,work,root} "target/installed/archives-$suite"
  mount -t overlay overlay -o "lowerdir=$PWD/target/installed/$suite,upperdir=$space/upper,workdir=$space/work" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
  mount -t tmpfs tmpfs "$root/run"
  # What was downloaded is kept for the next time.
  mount --bind "target/installed/archives-$suite" "$root/var/cache/apt/archives"
  echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' >"$root/etc/apt/apt.conf.d/99keep"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  here useradd -m jam
  echo 'nine words that only this one person would say' >"$root/home/jam/passphrase"
  here chown jam: /home/jam/passphrase
  here chmod 600 /home/jam/passphrase
  install -d "$root/packages"
  cp target/packages/*.deb "$root/packages/"
  apt update
}

here() {
  chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

jam() {
  chroot --userspec=jam:jam "$root" /usr/bin/env -i -C /home/jam PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/jam USER=jam \
    SIXTY_PASSPHRASE_FILE=/home/jam/passphrase ${DISPLAY:+DISPLAY=$DISPLAY} ${bus:+DBUS_SESSION_BUS_ADDRESS=$bus} "$@"
}

# apt speaks where it fails.
apt() {
  here apt-get -y -q "$@" >"$root/../apt.log" 2>&1 || {
    cat "$root/../apt.log" >&2
    return 1
  }
}
get() { apt install --no-install-recommends "$@"; }

# The account that tests/installed/walk.sh connected is there, and can be extended at this distance from today.
keeps_its_account() {
  jam sixty --vault file --practice --json status | grep -q jam.and.toast
  jam sixty --vault file --practice --now "$(date -u -d "$1" +%FT%TZ)" extend --all
}

# The command line is for computers without a desktop.
needs_no_desktop() {
  if jam ldd /usr/bin/sixty | grep -Ei 'gtk|webkit|x11|wayland'; then return 1; fi
}

# There are roots by which Meta is believed. Without them each call fails, and the check-up says so, with a network or not.
believes_meta() {
  here test -s /etc/ssl/certs/ca-certificates.crt
  local found
  found=$(jam sixty --vault file doctor --json) || true
  [[ $found = *'"id":"meta"'* && $found != *'not safe'* ]] || { echo "$found" >&2; return 1; }
}

says() { printf '   %s\n' "$*"; }
