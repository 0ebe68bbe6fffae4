"""Turns of the event loop: an order that no busy machine can change."""

import asyncio


async def turns(count=10):
    """Lets everything that is ready run, `count` times over."""
    for _ in range(count):
        await asyncio.sleep(0)


async def stop(*tasks):
    """Cancels what a proof leaves behind, and waits until it has ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def most_inside(semaphore, count):
    """How many of `count` tasks were inside the semaphore at once, at most. Each stays there for a turn."""
    inside = most = 0

    async def enter():
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(enter() for _ in range(count)))
    return most
