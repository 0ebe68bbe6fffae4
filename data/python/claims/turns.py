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
