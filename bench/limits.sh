#!/usr/bin/env bash
# How soon after its time limit a notebook that hangs is over: bench/limits.sh
# Prints Markdown. By hand, on a quiet machine; it takes about three minutes.
set -eu
cd -P "$(dirname "$0")/.."
NBTEST_BUILD_ONLY=1 ./nbtest.sh >&2
# The SDK that nbtest.sh has chosen.
exec "$(sed -n 2p artifacts/current)" run bench/limits.cs
