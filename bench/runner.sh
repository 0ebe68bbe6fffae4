#!/usr/bin/env bash
# What running the lessons costs beside the time they take: bench/runner.sh [options of `nb run`]
# Prints Markdown. By hand, on a quiet machine; it takes about eight minutes.
set -eu
cd -P "$(dirname "$0")/.."
NBTEST_BUILD_ONLY=1 ./nbtest.sh >&2
# The SDK that nbtest.sh has chosen.
exec "$(sed -n 2p artifacts/current)" run bench/runner.cs -- "$@"
