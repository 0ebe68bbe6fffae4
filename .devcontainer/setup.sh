#!/usr/bin/env bash
# Installs the real parts that tests use beside .NET, on Debian and Ubuntu, as root or with sudo; then builds the Jupyter
# kernel and tells Jupyter about it. Running it again is harmless.
set -eu

# Each line: how to see that a part is there, and the package that brings it.
parts() {
  part "have chromium chromium-browser google-chrome" chromium # charts, in a real browser
  part "test -d /usr/share/fonts/truetype/dejavu" fonts-dejavu-core
  part "test -d /usr/share/fonts/truetype/liberation" fonts-liberation # figures are tested with three fonts
  part "test -d /usr/share/fonts/truetype/open-sans" fonts-open-sans # it has the measures of Noto Sans
  part "have python3" python3 # the other side of lesson 31
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

install_missing() {
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
}

# The plotly.js that notebook front ends still ship: tests draw every figure with it, too.
plotly2=artifacts/plotly2/plotly-basic.min.js
fetch_plotly2() {
  mkdir -p artifacts/plotly2
  (cd artifacts/plotly2 && npm pack --silent plotly.js-basic-dist-min@2.35.3 >/dev/null && tar -xzf ./*.tgz --strip-components=1 package/plotly-basic.min.js && rm ./*.tgz) ||
    echo "setup.sh: plotly.js 2 could not be fetched; tests that need it are skipped." >&2
}

# The client library of VS Code's Jupyter extension, and the one that JupyterLab is made of.
fetch_clients() {
  mkdir -p artifacts/clients
  npm install --silent --no-save --prefix artifacts/clients zeromq@6.8.0 @jupyterlab/services@7.6.6 >/dev/null ||
    echo "setup.sh: the clients of the kernel could not be fetched; tests that need them are skipped." >&2
}

# Builds come and go; the one that Jupyter starts stays where it is.
install_kernel() {
  NBTEST_BUILD_ONLY=1 ./nbtest.sh
  built=artifacts/nb/$(sed -n 1p artifacts/current)
  if ! diff -rq "$built" artifacts/kernel >/dev/null 2>&1; then
    rm -rf artifacts/kernel.new artifacts/kernel.old
    cp -R "$built" artifacts/kernel.new
    [ ! -e artifacts/kernel ] || mv artifacts/kernel artifacts/kernel.old
    mv artifacts/kernel.new artifacts/kernel
    rm -rf artifacts/kernel.old
  fi
  "$(sed -n 2p artifacts/current)" artifacts/kernel/nb.dll kernel install --user ||
    echo "setup.sh: the kernel was built, but not installed; what is above says why." >&2
}

# What looks for barriers in pages: tests run it on every page of the book.
axe=artifacts/axe/axe.min.js
fetch_axe() {
  mkdir -p artifacts/axe
  (cd artifacts/axe && npm pack --silent axe-core@4.11.0 >/dev/null && tar -xzf ./*.tgz --strip-components=1 package/axe.min.js && rm ./*.tgz) ||
    echo "setup.sh: axe-core could not be fetched; tests that need it are skipped." >&2
}

# What the extension Polyglot Notebooks starts: lessons run in it, too.
restore_tools() {
  dotnet tool restore >/dev/null ||
    echo "setup.sh: the tool dotnet-interactive could not be fetched; tests that need it are skipped." >&2
}

cd "$(dirname "$0")/.."
parts
[ -z "$missing" ] || install_missing
[ -s "$plotly2" ] || fetch_plotly2
[ -d artifacts/clients/node_modules/@jupyterlab/services ] || fetch_clients
[ -s "$axe" ] || fetch_axe
restore_tools
install_kernel
echo "All parts that this system has are installed."
