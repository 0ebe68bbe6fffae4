"""Very many sleepers at once: how long until all are awake again, and how much memory they take while they sleep."""

import asyncio
import os
import sys
import time

SECONDS = 0.5


def resident_bytes():
    """What the process holds in memory: now on Linux, at its peak so far elsewhere."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


async def sleepers(count):
    """One operation is one sleeper; `ns` is what it adds to the time that everybody sleeps anyway."""
    before = resident_bytes()
    cpu = time.process_time_ns()
    started = time.perf_counter_ns()
    all_of_them = [asyncio.create_task(asyncio.sleep(SECONDS)) for _ in range(count)]

    # One turn of the loop starts them all: only now does everybody sleep.
    await asyncio.sleep(0)
    during = resident_bytes()
    await asyncio.gather(*all_of_them)
    beyond = time.perf_counter_ns() - started - SECONDS * 1e9
    return {
        "count": count,
        "ns": beyond / count,
        "cpu": (time.process_time_ns() - cpu) / count,
        "bytes": None if before is None else (during - before) / count,
    }
