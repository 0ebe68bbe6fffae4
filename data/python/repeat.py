"""Repeats a batch of one work until enough time has passed, and says what one operation cost."""

import time


async def repeat(batch, size, milliseconds):
    """Runs `await batch(size)` again and again. The clock is looked at between batches only."""
    count = 0
    cpu = time.process_time_ns()
    started = time.perf_counter_ns()
    while True:
        await batch(size)
        count += size
        elapsed = time.perf_counter_ns() - started
        if elapsed >= milliseconds * 1_000_000:
            break
    return {"count": count, "ns": elapsed / count, "cpu": (time.process_time_ns() - cpu) / count}
