#!/usr/bin/env bash
# How long a reader waits for `nb serve`: bench/serve.sh [times], 5 when left out.
set -eu
cd -P "$(dirname "$0")/.."
NBTEST_BUILD_ONLY=1 ./nbtest.sh >&2
# The SDK that nbtest.sh has chosen.
dotnet=$(sed -n 2p artifacts/current)
PATH=$(dirname "$dotnet"):$PATH
export PATH
exec "$dotnet" run bench/serve.cs -- "${1:-5}"
