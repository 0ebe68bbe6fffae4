#!/usr/bin/env bash
# Installs the real parts that tests use beside .NET, on Debian and Ubuntu, as root or with sudo. Running it again is harmless.
set -eu

# Each line: how to see that a part is there, and the package that brings it.
parts() {
  part "have chromium chromium-browser google-chrome" chromium # charts, in a real browser
  part "test -d /usr/share/fonts/truetype/dejavu" fonts-dejavu-core
}

have() {
  for command; do
    ! command -v "$command" >/dev/null 2>&1 || return 0
  done
  return 1
}

missing=
part() {
  $1 || missing="$missing $2"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    echo "setup.sh: run this as root, or install sudo; missing:$missing" >&2
    exit 1
  fi
}

parts
if [ -z "$missing" ]; then
  echo "All parts are installed."
  exit 0
fi
if ! have apt-get; then
  echo "setup.sh: this needs Debian or Ubuntu (apt-get). Install these yourself:$missing" >&2
  exit 1
fi

as_root apt-get update -q
for package in $missing; do
  # Ubuntu, for one, has Chromium only as a snap, which containers cannot install.
  if [ -z "$(apt-cache madison "$package")" ]; then
    echo "setup.sh: this system has no package $package; tests that need it are skipped." >&2
    continue
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package"
done
