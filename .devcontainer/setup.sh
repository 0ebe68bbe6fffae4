#!/usr/bin/env bash
# Installs the real parts that tests use beside .NET, on Debian and Ubuntu, as root or with sudo. Running it again is harmless.
set -eu

# A command that shows that a part is there, and the packages that bring it.
parts() {
  part chromium chromium fonts-dejavu-core # charts, in a real browser
}

missing=
part() {
  command -v "$1" >/dev/null 2>&1 && return
  shift
  missing="$missing $*"
}

parts
if [ -z "$missing" ]; then
  echo "All parts are installed."
  exit 0
fi

command -v apt-get >/dev/null 2>&1 || {
  echo "setup.sh: this needs Debian or Ubuntu (apt-get). Install these yourself:$missing" >&2
  exit 1
}

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "setup.sh: run this as root, or install sudo; missing:$missing" >&2
    exit 1
  }
  as_root="sudo"
fi

echo "Installing$missing …"
$as_root apt-get update -q
# Unquoted on purpose: a list of packages.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
