"""Lesson 18: stages, one after the other."""

import asyncio
import itertools
import threading

from claims import main, row
from packages import package


@row("`asyncio.Queue` between two coroutines")
async def two_stages():
    queue = asyncio.Queue(maxsize=1)
    order, got = [], []

    async def produce():
        for item in range(3):
            await queue.put(item)
            order.append("put")
        await queue.put(None)

    async def consume():
        while (item := await queue.get()) is not None:
            got.append(item)
            order.append("got")

    await asyncio.gather(produce(), consume())
    assert got == [0, 1, 2]
    assert order.index("got") < len(order) - 1 - order[::-1].index("put"), "the stages ran one after the other"


@row("`gather(*(f(x) for x in many))`")
async def all_at_once():
    many, inside, most = range(500), 0, 0

    async def f(x):
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        return x * x

    assert await asyncio.gather(*(f(x) for x in many)) == [x * x for x in many]
    assert most == len(many), f"only {most} at a time"


@row("packages, such as `aiostream`")
async def not_in_the_box():
    async def numbers():
        for n in range(3):
            yield n

    # What the standard library has for stages takes no asynchronous stream.
    for stage in [lambda it: map(str, it), lambda it: itertools.islice(it, 2), lambda it: zip(it, it), itertools.chain.from_iterable]:
        try:
            list(stage(numbers()))
        except TypeError:
            continue
        raise AssertionError("the standard library took an asynchronous stream")
    aiostream = package("aiostream")
    if aiostream:
        assert await aiostream.stream.list(aiostream.stream.map(numbers(), str)) == ["0", "1", "2"]


@row("all stages share one thread")
async def one_thread():
    queue, threads, stages = asyncio.Queue(maxsize=1), set(), set()

    def here(stage):
        threads.add(threading.get_ident())
        stages.add(stage)

    async def produce():
        for item in range(5):
            here("produce")
            await queue.put(item)
            await asyncio.sleep(0.001)
        await queue.put(None)

    async def consume():
        while await queue.get() is not None:
            here("consume")
            await asyncio.sleep(0.001)

    await asyncio.gather(produce(), consume())
    assert stages == {"produce", "consume"}
    assert threads == {threading.get_ident()}


main()
