"""Lesson 16: one operation, many who wait."""

import asyncio
import functools

from claims import main, row
from raises import raises
from turns import stop


class Source:
    """Fetches, and counts how often."""

    def __init__(self):
        self.fetched = 0

    async def fetch(self, key):
        self.fetched += 1
        await asyncio.sleep(0.001)
        return f"data of {key}"


@row("a `Task` or `Future` in a `dict`")
async def in_a_dict():
    source, cache = Source(), {}

    def get(key):
        if key not in cache:
            cache[key] = asyncio.create_task(source.fetch(key))
        return cache[key]

    results = await asyncio.gather(*[get(key) for key in "aabab"])
    assert results == [f"data of {key}" for key in "aabab"]
    assert source.fetched == 2
    assert await get("a") == "data of a" and source.fetched == 2

    cache["c"] = asyncio.get_running_loop().create_future()
    waiting = asyncio.gather(get("c"), get("c"))
    cache["c"].set_result("data of c")
    assert await waiting == ["data of c"] * 2


@row("a coroutine can be awaited once: it cannot be shared")
async def cannot_be_shared():
    async def awaits(coroutine):
        return await coroutine

    shared = Source().fetch("a")
    results = await asyncio.gather(awaits(shared), awaits(shared), return_exceptions=True)
    assert results[0] == "data of a"
    assert isinstance(results[1], RuntimeError)


@row("no lock needed between two awaits")
async def no_lock_needed():
    source, cache = Source(), {}

    async def get(key):
        if key not in cache:
            cache[key] = asyncio.create_task(source.fetch(key))
        return await cache[key]

    await asyncio.gather(*[get("a") for _ in range(100)])
    assert source.fetched == 1

    async def with_an_await_between(key):
        if key not in cache:
            await asyncio.sleep(0)
            cache[key] = asyncio.create_task(source.fetch(key))
        return await cache[key]

    await asyncio.gather(*[with_an_await_between("b") for _ in range(100)])
    assert source.fetched == 101, "an await between does no harm"


@row("`lru_cache` on `async def` caches a used-up coroutine")
async def a_used_up_coroutine():
    source = Source()

    @functools.lru_cache
    async def fetch(key):
        return await source.fetch(key)

    assert await fetch("a") == "data of a"
    with raises(RuntimeError, "already awaited"):
        await fetch("a")
    assert source.fetched == 1


@row("`shield` to protect the shared task")
async def protected():
    async def after_one_gave_up(protect):
        shared = asyncio.create_task(Source().fetch("a"))

        async def waits():
            return await protect(shared)

        impatient, patient = asyncio.create_task(waits()), asyncio.create_task(waits())
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.wait([impatient, patient])
        assert impatient.cancelled()
        await stop(shared)
        return "cancelled" if patient.cancelled() else patient.result()

    assert await after_one_gave_up(asyncio.shield) == "data of a"
    assert await after_one_gave_up(lambda task: task) == "cancelled", "it needs no protection"


main()
