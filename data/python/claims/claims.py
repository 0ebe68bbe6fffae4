"""What the lessons say of Python, checked by running it.

Each lesson has a script beside this file, named like the lesson. A function that proves something is marked with the
very words of the lesson: `@row` takes the first cell of a row of its table "In Python, in C#", `@said` takes a sentence
that stands elsewhere. A claim about a later Python names that version, and is left out by an earlier one. A claim about a
package names the package, and is left out where that is not installed. A proof that counts turns of the loop (`turns.py`)
instead of time holds on a busy machine, too.

    python3 data/python/claims/05-gather-when-all.py
"""

import asyncio
import importlib.util
import inspect
import sys
import time
import traceback

_claims = []


def row(text, *, since=None, package=None):
    """Marks the proof of a row: its first cell to the letter, and what it needs: a version, such as (3, 13), or a package."""

    def add(prove):
        _claims.append((text, needs(since, package), prove))
        return prove

    return add


said = row


def needs(since, package):
    """What this Python lacks, in words; nothing if it has it all."""
    if since and sys.version_info < since:
        return ".".join(map(str, since))
    if package and not importlib.util.find_spec(package):
        return f"with {package}"
    return None


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self):
        self._start = time.perf_counter()

    @property
    def seconds(self):
        return time.perf_counter() - self._start


def main():
    """Proves everything, prints a line for each claim, and ends the process: 1 if a claim is false."""
    failed = 0
    for text, missing, prove in _claims:
        if missing:
            print(f"- {text} (needs Python {missing})")
            continue
        try:
            outcome = prove()
            if inspect.iscoroutine(outcome):
                asyncio.run(outcome)
            print(f"✔ {text}")
        except BaseException as error:
            failed += 1
            print(f"✖ {text}: {type(error).__name__}: {error}")
            traceback.print_exc()
    sys.exit(1 if failed else 0)
