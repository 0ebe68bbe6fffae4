"""A bounded queue between two tasks, and a lock that nobody else wants."""

import asyncio

CAPACITY = 100


async def queue(count):
    items = asyncio.Queue(CAPACITY)

    async def produce():
        for i in range(count):
            await items.put(i)

    async def consume():
        for _ in range(count):
            await items.get()

    await asyncio.gather(produce(), consume())


async def lock(count):
    only_one = asyncio.Lock()
    for _ in range(count):
        async with only_one:
            pass
