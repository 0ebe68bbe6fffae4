#!/usr/bin/env bash
# What the engines cost: ours with nothing and with everything in its cache, .NET Interactive, and the tool dotnet-repl.
# bench/engines.sh [rounds [rounds of all lessons]]   Three, and as many, when left out. Prints Markdown. By hand, on a quiet
# machine; a round of all lessons takes about eight minutes.
set -eu
cd -P "$(dirname "$0")/.."
NBTEST_BUILD_ONLY=1 ./nbtest.sh --engine interactive >&2
# The SDK that nbtest.sh has chosen.
dotnet=$(sed -n 2p artifacts/current)
tools=artifacts/tools
[ -x "$tools/dotnet-repl" ] || "$dotnet" tool install dotnet-repl --version 0.3.259 --tool-path "$tools" >&2
PATH=$(dirname "$dotnet"):$PATH
export PATH
exec python3 bench/engines.py "artifacts/nb/$(sed -n 1p artifacts/current)/nb.dll" "$tools/dotnet-repl" "${1:-3}" "${2:-${1:-3}}"
