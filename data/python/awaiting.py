"""Plain awaits, tasks, yields."""

import asyncio


async def answer(number):
    return number


async def awaits(count):
    for i in range(count):
        await answer(1000 + i)


async def tasks(count):
    await asyncio.gather(*[asyncio.create_task(answer(1000 + i)) for i in range(count)])


async def yields(count):
    """A hundred take turns: alone, each turn would be a whole turn of the loop."""

    async def yield_often():
        for _ in range(count // 100):
            await asyncio.sleep(0)

    await asyncio.gather(*[yield_often() for _ in range(100)])
