"""Cancelling those who wait, and deadlines that are not needed."""

import asyncio
import contextlib

from awaiting import answer


async def cancel(count):
    never = asyncio.Event()
    waiters = [asyncio.create_task(never.wait()) for _ in range(count)]
    await asyncio.sleep(0)
    for waiter in waiters:
        waiter.cancel()
    for waiter in waiters:
        with contextlib.suppress(asyncio.CancelledError):
            await waiter


async def timeout(count):
    for i in range(count):
        async with asyncio.timeout(60):
            await answer(1000 + i)


async def timeout_before_3_11(count):
    for i in range(count):
        await asyncio.wait_for(answer(1000 + i), 60)


if not hasattr(asyncio, "timeout"):
    timeout = timeout_before_3_11
