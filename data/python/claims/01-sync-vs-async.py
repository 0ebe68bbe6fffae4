"""Lesson 01: waits that block, and waits that do not."""

import asyncio
import sys
import time

from claims import Stopwatch, main, row
from turns import stop, turns


class Ticker:
    """A coroutine that counts the turns it gets."""

    def __init__(self):
        self.ticks = 0

    async def run(self):
        while True:
            self.ticks += 1
            await asyncio.sleep(0)


async def fetch(url):
    await asyncio.sleep(0)
    return f"data from {url}"


@row("`time.sleep(2)` blocks the thread")
async def blocks_the_thread():
    ticker = Ticker()
    ticking = asyncio.create_task(ticker.run())
    await turns()
    before, watch = ticker.ticks, Stopwatch()
    assert before > 1
    time.sleep(0.2)
    assert watch.seconds > 0.19, "not in seconds"
    assert ticker.ticks == before, "something ran meanwhile"
    await stop(ticking)


@row("`await asyncio.sleep(2)`")
async def lets_others_run():
    ticker = Ticker()
    ticking = asyncio.create_task(ticker.run())
    await turns()
    before, watch = ticker.ticks, Stopwatch()
    await asyncio.sleep(0.2)
    assert watch.seconds > 0.19, "not in seconds"
    assert ticker.ticks > before + 1, "nothing ran meanwhile"
    await stop(ticking)


@row("`async def fetch(url):`")
async def an_async_function():
    assert asyncio.iscoroutinefunction(fetch)
    assert await fetch("users") == "data from users"


@row("`await asyncio.gather(a(), b())`")
async def both_at_once():
    log = []

    async def work(name):
        log.append(f"{name} begins")
        await asyncio.sleep(0.01)
        log.append(f"{name} ends")
        return name

    assert await asyncio.gather(work("a"), work("b")) == ["a", "b"]
    assert log[:2] == ["a begins", "b begins"], "they waited one after the other"


@row("one thread runs everything; one blocking call stops everything")
async def stops_everything():
    log = []

    async def waits():
        log.append("waits")
        await asyncio.sleep(0.01)
        log.append("woke up")

    async def blocks():
        time.sleep(0.1)
        log.append("blocked")

    await asyncio.gather(waits(), waits(), blocks())
    assert log == ["waits", "waits", "blocked", "woke up", "woke up"]


@row("waits overlap; computing takes turns (the GIL, except in free-threaded builds)")
async def waits_overlap():
    log = []

    async def waits():
        log.append("begins")
        await asyncio.sleep(0.01)
        log.append("ends")

    await asyncio.gather(waits(), waits())
    assert log == ["begins", "begins", "ends", "ends"]

    def compute():
        total = 0
        for i in range(1_500_000):
            total += i
        return total

    watch, cpu = Stopwatch(), time.process_time()
    await asyncio.gather(*[asyncio.to_thread(compute) for _ in range(4)])
    cores = (time.process_time() - cpu) / watch.seconds
    if getattr(sys, "_is_gil_enabled", lambda: True)():
        assert cores < 1.5, f"four threads computed on {cores} cores"


main()
