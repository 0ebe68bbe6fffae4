#!/usr/bin/env bash
# Builds the Jupyter kernel and tells Jupyter about it; then installs the real parts that tests use beside .NET, on Debian
# and Ubuntu, as root or with sudo. A part that cannot be had is named, and costs no other. Running it again is harmless.
set -eu

# Each line: how to see that a part is there, and the package that brings it.
parts() {
  part "have_browser" chromium # charts, in a real browser
  part "have_headless_shell" chromium-headless-shell # the same without windows: tests take a fraction of the time
  part "test -d /usr/share/fonts/truetype/dejavu" fonts-dejavu-core
  part "test -d /usr/share/fonts/truetype/liberation" fonts-liberation # figures are tested with three fonts
  part "test -d /usr/share/fonts/truetype/open-sans" fonts-open-sans # it has the measures of Noto Sans
  part "have python3" python3 # the other side of lesson 34
  part "have npm" npm # fetches what is below
  part "have node" nodejs # a client of the kernel, such as VS Code has
  part "python_has jupyter_client" python3-jupyter-client # clients of the kernel
  part "python_has zmq" python3-zmq
  part "python_has nbclient" python3-nbclient
  part "python_has nbconvert" jupyter-nbconvert
  part "python_has notebook" jupyter-notebook
  part "python_has jupyter_kernel_test" python3-jupyter-kernel-test
  part "have_postgres" postgresql # lesson 22 starts servers of its own
  # The package mariadb-server would start one for the whole machine as well: only its programs are needed.
  part "have_mariadb" mariadb-server-core
  part "have my_print_defaults" mariadb-client-core # it sets up the server's data, too
}

have() {
  for command; do
    ! command -v "$command" >/dev/null 2>&1 || return 0
  done
  return 1
}

# Ubuntu's chromium-browser only says that one should install a snap, which containers cannot.
have_browser() {
  for browser in chromium chromium-browser google-chrome; do
    ! "$browser" --version >/dev/null 2>&1 || return 0
  done
  return 1
}

# Ubuntu has no such package. The browser itself does the same.
no_shell=
have_headless_shell() {
  have chromium-headless-shell || [ -n "$no_shell" ] || ! have apt-get
}

# The system's own: its packages are for no other.
python_has() {
  /usr/bin/python3 -c "import $1" 2>/dev/null
}

# Debian keeps the server's programs off the PATH.
have_postgres() {
  have postgres || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1
}

# An ordinary user's PATH has no /usr/sbin.
have_mariadb() {
  have mariadbd || [ -x /usr/sbin/mariadbd ]
}

missing=
part() {
  $1 || missing="$missing $2"
}

say() {
  echo "setup.sh: $1" >&2
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

install_missing() {
  if ! have apt-get; then
    say "this needs Debian or Ubuntu (apt-get). Install these yourself:$missing"
    return
  fi
  if [ "$(id -u)" -ne 0 ] && ! have sudo; then
    say "run this as root, or install sudo, to get what is missing:$missing"
    return
  fi
  as_root apt-get update -q || say "the lists of packages could not be fetched; older ones are used."
  # One call for all takes less time. But one package that fails takes all others with it, so what is still missing is tried alone.
  # shellcheck disable=SC2086
  install_offered $missing || true
  missing=
  parts
  for package in $missing; do
    install_offered "$package" || instead_of "$package" || say "$package could not be installed; tests that need it are skipped."
  done
}

# Packages that this system does not have are left out. It fails when none is left, and when one cannot be installed.
install_offered() {
  offered=
  for package; do
    [ -z "$(apt-cache madison "$package")" ] || offered="$offered $package"
  done
  # Each name is a word.
  # shellcheck disable=SC2086
  [ -n "$offered" ] && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $offered
}

# Ubuntu has no Chromium but the snap. Google's own package is made from the same source, for one kind of processor.
chrome=https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb
instead_of() {
  if [ "$1" = chromium-headless-shell ]; then
    no_shell=yes
    return
  fi
  [ "$1" = chromium ] && [ "$(dpkg --print-architecture)" = amd64 ] && have curl || return 1
  folder=$(mktemp -d)
  # The one that installs packages is another user, and wants to read it.
  chmod 755 "$folder"
  had=yes
  { curl -fsSL --retry 2 -o "$folder/chrome.deb" "$chrome" &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$folder/chrome.deb"; } || had=
  rm -rf "$folder"
  [ -n "$had" ]
}

# The plotly.js that notebook front ends still ship: tests draw every figure with it, too.
plotly2=artifacts/plotly2/plotly-basic.min.js
fetch_plotly2() {
  mkdir -p artifacts/plotly2
  (cd artifacts/plotly2 && npm pack --silent plotly.js-basic-dist-min@2.35.3 >/dev/null && tar -xzf ./*.tgz --strip-components=1 package/plotly-basic.min.js && rm ./*.tgz) ||
    say "plotly.js 2 could not be fetched; tests that need it are skipped."
}

# The client library of VS Code's Jupyter extension, and the one that JupyterLab is made of.
fetch_clients() {
  mkdir -p artifacts/clients
  npm install --silent --no-save --prefix artifacts/clients zeromq@6.8.0 @jupyterlab/services@7.6.6 >/dev/null ||
    say "the clients of the kernel could not be fetched; tests that need them are skipped."
}

install_kernel() {
  ./nbtest.sh kernel install --user && return
  say "the kernel is not installed; what is above says why."
  code=1
}

# What looks for barriers in pages: tests run it on every page of the book.
axe=artifacts/axe/axe.min.js
fetch_axe() {
  mkdir -p artifacts/axe
  (cd artifacts/axe && npm pack --silent axe-core@4.11.0 >/dev/null && tar -xzf ./*.tgz --strip-components=1 package/axe.min.js && rm ./*.tgz) ||
    say "axe-core could not be fetched; tests that need it are skipped."
}

# What the extension Polyglot Notebooks starts: lessons run in it, too. And PowerShell, for the script of Windows.
restore_tools() {
  dotnet tool restore >/dev/null ||
    say "the tools of .config/dotnet-tools.json could not be fetched; tests that need them are skipped."
}

# They look into a program that hangs, in lesson 35. Whoever has them keeps the version.
install_diagnostics() {
  for tool in dotnet-stack dotnet-counters dotnet-dump; do
    have "$tool" || [ -x "${HOME:-}/.dotnet/tools/$tool" ] || dotnet tool install --global "$tool" --version 10.0.750501 >/dev/null ||
      say "$tool could not be installed; lesson 35 shows what it once said."
  done
}

cd "$(dirname "$0")/.."
code=0
# It needs nothing of what follows.
install_kernel
parts
[ -z "$missing" ] || install_missing
[ -s "$plotly2" ] || fetch_plotly2
[ -d artifacts/clients/node_modules/@jupyterlab/services ] || fetch_clients
[ -s "$axe" ] || fetch_axe
restore_tools
install_diagnostics
missing=
parts
[ -z "$missing" ] && echo "All parts are installed." || say "these parts are missing, and tests that need them are skipped:$missing"
exit "$code"
