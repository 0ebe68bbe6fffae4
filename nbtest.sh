#!/usr/bin/env bash
# Builds what is needed, then executes the notebooks: ./nbtest.sh [paths] [options of `nb run`].
# Every command of `nb` works, too: ./nbtest.sh serve, save, book, check, convert, merge, kernel, with what each of them takes.
# ./nbtest.sh --engine interactive … runs them on .NET Interactive, which is built when it is first asked for.
# Written for bash 3.2, which is what macOS has.
set -eu

needed=10
root=$(cd -P "$(dirname "$0")" && pwd)
artifacts=$root/artifacts
current=$artifacts/current
lock=$artifacts/building

fail() {
  printf 'nbtest.sh: %s\n' "$1" >&2
  exit "${2:-1}"
}

# Prints the first dotnet that has an SDK new enough. The one on the PATH may be older than another one.
find_dotnet() {
  seen=
  for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" \
    /usr/share/dotnet/dotnet /usr/local/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    [ -n "$candidate" ] && [ -x "$candidate" ] || continue
    sdks=$("$candidate" --list-sdks 2>/dev/null || true)
    for version in $(printf '%s\n' "$sdks" | sed 's/ .*//'); do
      seen="$seen $version"
      if [ "${version%%.*}" -ge "$needed" ] 2>/dev/null; then
        printf '%s\n' "$candidate"
        return
      fi
    done
  done
  [ -n "$seen" ] && seen="only$seen was found" || seen="none was found"
  fail "the .NET SDK $needed or later is needed, and $seen. Get it from https://dotnet.microsoft.com/download and run this again." 2
}

# What is built is a function of these files: their content, not their dates.
fingerprint() {
  cd "$root"
  find src Directory.*.props global.json \( -name bin -o -name obj \) -prune -o -type f -print |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum | tr ' ' '-'
}

built() {
  [ -f "$artifacts/nb/$wanted/nb.dll" ] && [ -f "$root/shared/bin/Lessons.dll" ] &&
    [ "$(sed -n 1p "$current" 2>/dev/null)" = "$wanted" ]
}

# The second engine is large, and few ask for it.
interactive_built() {
  [ -z "$interactive" ] || [ -f "$artifacts/nb/$wanted/interactive/Notebooks.Interactive.dll" ]
}

# When a process began. Its id alone does not tell it from another one that got the same id later, and asking the process
# by a signal does not work for those of other users.
began() {
  if [ -r "/proc/$1/stat" ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  elif [ ! -d /proc/self ]; then
    ps -o lstart= -p "$1" 2>/dev/null | tr -s ' :' '--'
  fi
}

# Whether whoever holds a lock is still at work. Processes of another machine, or another container, cannot be seen from
# here: theirs is given up when no build takes that long.
at_work() {
  case $1 in
  *@*@"$(uname -n)") [ "$(began "${1%%@*}")" = "$(printf '%s' "$1" | cut -d @ -f 2)" ] ;;
  *@*@*) [ -z "$(find "$lock" -prune -mmin +15 2>/dev/null)" ] ;;
  *) false ;;
  esac
}

# The lock is a link whose target says who holds it: made and filled in one step.
take_lock() {
  until ln -s "$$@$(began $$)@$(uname -n)" "$lock" 2>/dev/null; do
    [ -w "$artifacts" ] || fail "$artifacts cannot be written: it belongs to somebody else."
    holder=$(readlink "$lock" 2>/dev/null || true)
    if [ -n "$holder" ] && ! at_work "$holder"; then
      # Only one of those who see a dead holder gets to move its lock away.
      mv "$lock" "$lock.$$" 2>/dev/null && rm -f "$lock.$$"
    else
      sleep 0.2
    fi
  done
  ticker=
  trap 'hush; rm -rf "$lock" "$artifacts/new.$$"' EXIT
  trap 'exit 130' INT TERM
}

give_lock() {
  rm -rf "$lock" "$artifacts/new.$$"
  trap - EXIT INT TERM
}

# Publishes a project, told where to. What could be wrong with the code or the packages is for those who test them: whoever
# only wants to run them does not wait for it.
publish() {
  project=$1
  shift
  # Projects that wait for each other leave a core to two more. Compilers live too briefly to gain from being measured.
  DOTNET_TieredPGO=0 "$dotnet" publish "$root/src/$project" --configuration Release --artifacts-path "$artifacts/build" \
    "-maxcpucount:$(($(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 2))" \
    --use-current-runtime -p:PublishReadyToRun=true -p:RunAnalyzers=false -p:NuGetAudit=false --nologo --verbosity minimal \
    -nodeReuse:false -p:UseSharedCompilation=false "$@" >>"$artifacts/build.log" 2>&1
}

# Nobody who watches a log shall wonder for longer than ten seconds whether it still lives: the time, what was done last,
# and how many libraries have got machine code, which takes longest. It ends with the script, also with one that is killed.
tick() {
  while sleep 9 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
    last=$(sed -n 's/^ *\([A-Za-z.]*\) -> .*/, \1/p' "$artifacts/build.log" 2>/dev/null | tail -n 1)
    ready=$(find "$artifacts/build/obj" -path '*/R2R/*.dll' -newer "$new/started" 2>/dev/null | wc -l | tr -d ' ')
    [ "$ready" -eq 0 ] || last="$last, libraries made ready: $ready"
    printf '%s s%s … ' "$((SECONDS - started))" "$last"
  done
}

hush() {
  [ -n "$ticker" ] || return 0
  { kill "$ticker" && wait "$ticker"; } 2>/dev/null || true
  ticker=
}

# A source that is edited after the compiler has read it, and before its library is written, is older than the library:
# the next build would take it for compiled.
forget_edited() {
  (cd "$root/src" && find . \( -name bin -o -name obj \) -prune -o -type f -newer "$new/started" -print) | cut -d / -f 2 | sort -u |
    while read -r edited; do rm -rf "${artifacts:?}/build/obj/$edited"; done
}

# Says what it builds, how long that takes, and why it fails.
publish_as() {
  printf '%s … ' "$1"
  shift
  started=$SECONDS
  : >"$artifacts/build.log"
  mkdir -p "$new"
  : >"$new/started"
  tick &
  ticker=$!
  failed=
  publish "$@" || failed=yes
  forget_edited
  if [ -n "$failed" ]; then
    hush
    printf 'failed\n'
    cat "$artifacts/build.log" >&2
    fail "the build failed; its messages are above and in artifacts/build.log."
  fi
  hush
}

build() {
  dotnet=$(find_dotnet)
  new=$artifacts/new.$$
  # Whoever holds the lock is the only one who builds: this is of builds that were killed.
  rm -rf "$artifacts"/new.*
  publish_as Building Publish.proj -p:PublishTo="$new"
  # A run that is going on keeps the folder it started from: each build has one of its own, and the last three stay.
  mkdir -p "$artifacts/nb"
  [ -f "$artifacts/nb/$wanted/nb.dll" ] || { rm -rf "${artifacts:?}/nb/$wanted" && mv "$new/nb" "$artifacts/nb/$wanted"; }
  (cd "$artifacts/nb" && ls -t | sed 1,3d | while read -r old; do rm -rf "./$old"; done)

  # Builds are deterministic: what is the same is left alone, also for those who are reading it.
  if ! diff -rq "$new/lessons" "$root/shared/bin" >/dev/null 2>&1; then
    [ ! -e "$root/shared/bin" ] || mv "$root/shared/bin" "$new/lessons.old"
    mv "$new/lessons" "$root/shared/bin"
  fi
  printf '%s\n%s\n' "$wanted" "$dotnet" >"$new/current"
  mv "$new/current" "$current"
  printf '%s s\n' "$((SECONDS - started))"
}

build_interactive() {
  dotnet=$(find_dotnet)
  new=$artifacts/new.$$
  publish_as 'Building .NET Interactive' Notebooks.Interactive --self-contained false --output "$new/interactive"
  mv "$new/interactive" "$artifacts/nb/$wanted/interactive"
  printf '%s s\n' "$((SECONDS - started))"
}

# Builds come and go; the one that Jupyter starts stays where it is.
keep_kernel() {
  ! diff -rq "$nb" "$artifacts/kernel" >/dev/null 2>&1 || return 0
  take_lock
  rm -rf "$artifacts/kernel.new" "$artifacts/kernel.old"
  cp -R "$nb" "$artifacts/kernel.new"
  [ ! -e "$artifacts/kernel" ] || mv "$artifacts/kernel" "$artifacts/kernel.old"
  mv "$artifacts/kernel.new" "$artifacts/kernel"
  rm -rf "$artifacts/kernel.old"
  give_lock
}

interactive=
previous=
for argument; do
  case "$previous $argument" in
  '--engine interactive' | *' --engine=interactive' | *' --engine:interactive') interactive=yes ;;
  esac
  previous=$argument
done

mkdir -p "$artifacts" "$root/shared"
wanted=$(fingerprint)
if ! { built && interactive_built; }; then
  take_lock
  # Another one may have built it while this one waited.
  built || build
  interactive_built || build_interactive
  give_lock
fi
[ -z "${NBTEST_BUILD_ONLY:-}" ] || exit 0

# The dotnet that built it is the one that runs it, and the one the notebooks' own restores find.
dotnet=$(sed -n 2p "$current")
[ -x "$dotnet" ] || dotnet=$(find_dotnet)
PATH=$(dirname "$dotnet"):$PATH
export PATH
# Commands live for a short time: they start sooner when code is not mapped twice, and without a tracer that is not used here.
export DOTNET_EnableWriteXorExecute=0 DOTNET_LTTng=0
nb=$artifacts/nb/$wanted
if [ "${1:-} ${2:-}" = 'kernel install' ]; then
  keep_kernel
  nb=$artifacts/kernel
fi
exec "$dotnet" "$nb/nb.dll" nbtest "$root" "$@"
