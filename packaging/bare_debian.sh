#!/bin/bash
# Proves the set-up on bare Debian systems made with debootstrap; needs root, a network and some 3 GB of disk.
#
#     packaging/bare_debian.sh [SCENARIO ...]
#
# SUITE (bookworm), MIRROR (debootstrap's own) and WORK (/var/tmp/coprod-bare) may be set in the surroundings, and DEB
# to a package that is already built.
# Settings of this computer for names, certificates and pip are taken over into the bare system.
set -euo pipefail

checkout=$(cd "$(dirname "$0")/.." && pwd)
suite=${SUITE:-bookworm}
work=${WORK:-/var/tmp/coprod-bare}
system=$work/system
folder="/srv/Un posto qualunque/città è" # spaces and accents
all=(root user_without_sudo user_with_sudo cut_off part_of_python read_only installed_package every_check)

base() { # $1 = the Python package, or dash for a system without Python; a system with nothing but that
    made=$work/$suite-$1
    [ ! -e "$made.done" ] || return 0
    echo "Making $made ..."
    rm -rf "$made"
    mkdir -p "$work"
    debootstrap --variant=minbase --include="$1,ca-certificates" "$suite" "$made" ${MIRROR:+"$MIRROR"} >"$made.log"
    chroot "$made" useradd --create-home --shell /bin/bash anna
    touch "$made.done"
}

leave() {
    umount -q "$system/dev" "$system/proc" 2>/dev/null || true
}
trap leave EXIT

working_files() { # the checkout as it stands, without what git leaves out
    cd "$checkout" # in a pipe, so in a shell of its own
    git ls-files -co --exclude-standard -z |
        while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done | tar -c --null -T -
}

fresh() { # $1 = the owner of the checkout, $2 = the Python package
    base "${2:-python3}"
    leave
    rm -rf "$system"
    cp -a "$made" "$system"
    cp -L /etc/resolv.conf "$system/etc/"
    cp -L /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/"
    [ ! -e /etc/pip.conf ] || cp -L /etc/pip.conf "$system/etc/"
    mount -t proc proc "$system/proc"
    mount --bind /dev "$system/dev"
    mkdir -p "$system$folder"
    working_files | tar -x -C "$system$folder"
    chroot "$system" chown -R "$1:" "$folder"
}

within() { # $1 = user, $2 = a line for the shell: no display, no keyboard, locale C
    local home=/home/anna
    [ "$1" != root ] || home=/root
    ${unshared:-} chroot --userspec="$1:" "$system" env -i HOME=$home PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C \
        CI=true ${PIP_CERT:+PIP_CERT="$PIP_CERT"} bash -c "cd '$folder' && $2" </dev/null
}

expect() { # $1 = exit code, $2 = user, $3 = line
    local got=0
    echo "--- $2${unshared:+, without a network}: $3"
    SECONDS=0
    within "$2" "$3" || got=$?
    echo "--- exit $got after $SECONDS s"
    [ "$got" -eq "$1" ] || { echo "FAILED: exit $1 was expected"; exit 1; }
}

offline() { unshared="unshare --net" expect "$@"; }

root() {
    fresh root
    expect 0 root "python3 packaging/dev.py run"
    offline 0 root "python3 packaging/dev.py run"
    expect 0 root "python3 packaging/dev.py test tests/packaging"
    offline 0 root "python3 packaging/dev.py test tests/packaging"
}

user_without_sudo() {
    fresh anna
    expect 0 anna "python3 packaging/dev.py run"
    offline 0 anna "python3 packaging/dev.py run"
    expect 1 anna "python3 packaging/dev.py test tests/packaging"
    said=$(within anna "python3 packaging/dev.py run" | grep "apt-get update &&")
    expect 0 root "$said"
    expect 0 anna "python3 packaging/dev.py test tests/packaging"
}

user_with_sudo() {
    fresh anna
    chroot "$system" sh -c 'apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes sudo >/dev/null 2>&1'
    echo 'anna ALL=(ALL) NOPASSWD: ALL' >"$system/etc/sudoers.d/anna"
    expect 0 anna "python3 packaging/dev.py test tests/packaging"
}

cut_off() { # killed again and again, with and without the programs that it started, and then let alone
    local task="python3 packaging/dev.py test tests/packaging/test_stamp.py"
    fresh root
    for moment in 1 3 5 8 12 16 20 25; do
        within root "timeout --signal=KILL $moment $task >/dev/null 2>&1" || true
        echo "--- killed after $moment s, with all it had started"
    done
    rm -rf "$system$folder/.venv"
    for moment in 2 4 6 9; do
        within root "exec $task >/dev/null 2>&1 & sleep $moment; kill -KILL \$!"
        echo "--- killed after $moment s, alone"
    done
    expect 0 root "$task"
    offline 0 root "$task"
}

part_of_python() { # python3-minimal: a standard library with holes
    fresh anna python3-minimal
    expect 1 anna "python3 packaging/dev.py coprod --help"
    expect 0 root "python3 packaging/dev.py coprod --help"
}

read_only() { # a checkout that its user may only read
    fresh root
    expect 0 anna "python3 packaging/dev.py coprod --help"
    offline 0 anna "python3 packaging/dev.py coprod --help"
}

installed_package() { # built on one system and installed on another, which has no Python; then double-clicked
    if [ -z "${DEB:-}" ]; then
        fresh root
        expect 0 root "python3 packaging/dev.py build"
        DEB=$work/coprod-desktop.deb
        cp "$system$folder"/dist/*.deb "$DEB"
    fi
    fresh anna dash
    cp "$DEB" "$system/tmp/coprod-desktop.deb"
    cp "$checkout/packaging/double_click.sh" "$system/tmp/"
    local apt="DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends"
    expect 0 root "apt-get -qq update && $apt /tmp/coprod-desktop.deb >/dev/null 2>&1"
    expect 127 anna "python3 --version"
    expect 0 anna "QT_QPA_PLATFORM=offscreen coprod-desktop --self-test"
    expect 0 root "$apt xvfb xauth x11-apps x11-utils netpbm dbus-x11 libglib2.0-bin xdg-utils shared-mime-info \
        desktop-file-utils appstream >/dev/null 2>&1"
    expect 0 anna "xvfb-run -a coprod-desktop --self-test"
    expect 0 anna "desktop-file-validate /usr/share/applications/coprod-desktop.desktop"
    expect 0 anna "appstreamcli validate --no-net /usr/share/metainfo/org.coprod.desktop.metainfo.xml"
    expect 0 anna "xvfb-run -a -s '-screen 0 1366x768x24' dbus-run-session bash /tmp/double_click.sh"
    cp "$system"/home/anna/*.png "$work/"
    echo "--- pictures of the window: $work/opened.png, $work/opened again.png"
    expect 0 root "apt-get -qq remove --yes coprod-desktop >/dev/null"
    expect 2 root "ls /usr/bin/coprod /usr/lib/coprod-desktop 2>/dev/null"
}

every_check() { # takes as long as all the tests
    fresh root
    expect 0 root "bash .ci/run"
}

[ $# -gt 0 ] || set -- "${all[@]}"
for scenario in "$@"; do
    echo "=== $suite: $scenario"
    "$scenario"
done
echo "=== everything held"
