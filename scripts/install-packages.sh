#!/bin/sh
# Installs the Debian 12 packages that are missing; does nothing (and needs no rights) where all are there.
# install-packages.sh [build|test]: what `make review` needs, or that and what the tests need.
set -eu
what=${1:-build}
build="g++ cmake ninja-build pkg-config ccache libboost-dev libgraphviz-dev graphviz libcli11-dev
 libtbb-dev libgeos-dev libicu-dev libpugixml-dev nlohmann-json3-dev libharfbuzz-dev libfontconfig-dev
 libssl-dev libtomlplusplus-dev libexpat1-dev libarchive-dev libxlsxwriter-dev libcairo2-dev libisal-dev
 fonts-open-sans fonts-dejavu-core"
tests="libgtest-dev libgmock-dev libcsv-dev libpng-dev python3 chromium poppler-utils"
# the report in a real browser: any Node from 18 on will do
command -v node >/dev/null && command -v npm >/dev/null || tests="$tests nodejs npm"
case $what in
build) packages=$build ;;
test) packages="$build $tests" ;;
*) echo "install-packages.sh: build or test, not '$what'" >&2; exit 2 ;;
esac

missing=
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
if [ -n "$missing" ]; then
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "missing packages:$missing; install them as root or install sudo" >&2; exit 1; }
        as_root=sudo
    fi
    echo "installing:$missing"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
[ "$what" = test ] || exit 0

# What drives the browser in tests, by its lock file, outside of the sources. Without a network the tests that need it
# say that they were skipped.
sources=$(cd "$(dirname "$0")/../tests/browser" && pwd)
modules=$(cd "$(dirname "$0")/.." && pwd)/build/browser
if ! cmp -s "$sources/package-lock.json" "$modules/installed-lock.json"; then
    mkdir -p "$modules"
    cp "$sources/package.json" "$sources/package-lock.json" "$modules/"
    if (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null); then
        cp "$sources/package-lock.json" "$modules/installed-lock.json"
    else
        echo "install-packages.sh: npm ci did not work; tests of the report in a browser will be skipped" >&2
    fi
fi
