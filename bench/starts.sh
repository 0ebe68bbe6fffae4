#!/usr/bin/env bash
# Whether a process ever hangs in its first recording: bench/starts.sh [starts], 1000 when left out.
# Every core is kept busy meanwhile; a thousand starts take about ten minutes. It fails when one start does not end.
set -eu
cd -P "$(dirname "$0")/.."
NBTEST_BUILD_ONLY=1 ./nbtest.sh >&2
# The SDK that nbtest.sh has chosen.
dotnet=$(sed -n 2p artifacts/current)
PATH=$(dirname "$dotnet"):$PATH
export PATH
exec "$dotnet" run bench/starts.cs -- shared/bin/Lessons.dll "${1:-1000}"
