"""What the lessons say of Python, checked by running it.

Each lesson has a script beside this file, named like the lesson. A function that proves something is marked with the
very words of the lesson: `@row` takes the first cell of a row of its table "In Python, in C#", `@said` takes a sentence
that stands elsewhere. A claim about a later Python names that version, and is left out by an earlier one.

    python3 data/python/claims/05-gather-when-all.py
"""

import asyncio
import inspect
import sys
import time
import traceback

_claims = []


def row(text, *, since=None):
    """Marks the proof of a row: its first cell to the letter, and the version of Python that it needs, such as (3, 13)."""

    def add(prove):
        _claims.append((text, since, prove))
        return prove

    return add


said = row


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
    for text, since, prove in _claims:
        if since and sys.version_info < since:
            print(f"- {text} (needs Python {'.'.join(map(str, since))})")
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
