"""What asyncio costs: the same works as src/Lessons/Costs/Works does in C#, measured the same way.

    python3 data/python/costs.py                      everything that needs no server, as one JSON object
    python3 data/python/costs.py lock raise-10        only these
    python3 data/python/costs.py --serve              for the lesson: a line with a work in, a line of JSON out

A line is `work milliseconds [address]`. Standard library only; uvloop and aiohttp are used where they are installed.
"""

import argparse
import asyncio
import json
import platform
import sys

import awaiting
import ending
import raising
import requesting
import sharing
import sleeping
from repeat import repeat

try:
    import uvloop
except ImportError:
    uvloop = None

SLEEPERS = 100_000
REQUESTS = 80

# The batch of each work, and how many operations are in one.
BATCHES = {
    "await": (awaiting.awaits, 1000),
    "task": (awaiting.tasks, 1000),
    "yield": (awaiting.yields, 10_000),
    "queue": (sharing.queue, 1000),
    "lock": (sharing.lock, 1000),
    "timeout": (ending.timeout, 1000),
    "cancel": (ending.cancel, 1000),
    "raise-1": (raising.through(1), 100),
    "raise-10": (raising.through(10), 100),
}
WORKS = [*BATCHES, "sleepers", "http"]


def about():
    return {
        "language": "Python",
        "version": platform.python_version(),
        "loop": f"uvloop {uvloop.__version__}" if uvloop else "asyncio",
        "http": requesting.NAME,
    }


async def measure(work, milliseconds, address=None):
    """One line of the answer."""
    if work == "sleepers":
        cost = await sleeping.sleepers(SLEEPERS)
    elif work == "http":
        if address is None:
            raise ValueError("http needs the address of a server")
        async with requesting.clients(address) as gets:
            cost = await repeat(lambda count: requesting.requests(gets, count), REQUESTS, milliseconds)
    elif work in BATCHES:
        cost = await repeat(*BATCHES[work], milliseconds)
    else:
        raise ValueError(f"there is no work '{work}'; there are {', '.join(WORKS)}")
    return {"work": work, **cost}


async def serve():
    print(json.dumps(about()), flush=True)
    # Between two works nothing else runs on the loop: reading may block it.
    while line := sys.stdin.readline():
        work, milliseconds, *address = line.split()
        try:
            answer = await measure(work, float(milliseconds), *address)
        except Exception as error:
            answer = {"work": work, "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


async def all_at_once(works, milliseconds, address):
    return {**about(), "costs": [await measure(work, milliseconds, address) for work in works]}


def main():
    parser = argparse.ArgumentParser(description="What asyncio costs.")
    parser.add_argument("works", nargs="*", metavar="work", help=f"one of {', '.join(WORKS)}")
    parser.add_argument("--milliseconds", type=float, default=100, help="how long each work is repeated (100)")
    parser.add_argument("--address", help="where the lessons' server listens, for http")
    parser.add_argument("--serve", action="store_true", help="read works from the standard input")
    given = parser.parse_args()

    # Memory of sleepers is growth: they come first, while the process is small.
    works = given.works or ["sleepers", *BATCHES, *(["http"] if given.address else [])]
    loop = (uvloop or asyncio).new_event_loop()
    if given.serve:
        loop.run_until_complete(serve())
    else:
        print(json.dumps(loop.run_until_complete(all_at_once(works, given.milliseconds, given.address)), indent=2))
    loop.close()


if __name__ == "__main__":
    main()
