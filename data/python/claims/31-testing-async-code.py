"""Lesson 31: the clock."""

import asyncio
import time
from unittest import mock

import virtual_loop
from claims import Stopwatch, main, row


@row("the loop's clock, `loop.time()`")
def the_clock():
    async def now():
        return asyncio.get_running_loop().time()

    before = time.monotonic()
    assert before <= asyncio.run(now()) <= time.monotonic(), "the loop's clock is the monotonic one"
    assert virtual_loop.run(now())[0] == 0.0


@row("patch `asyncio.sleep`, or replace the loop")
def patched_or_replaced():
    async def work():
        await asyncio.sleep(3600)
        return "rows"

    watch = Stopwatch()
    with mock.patch("asyncio.sleep") as sleep:
        assert isinstance(sleep, mock.AsyncMock)
        assert asyncio.run(work()) == "rows"
    sleep.assert_awaited_once_with(3600)

    result, seconds = virtual_loop.run(work())
    assert result == "rows" and round(seconds) == 3600
    assert watch.seconds < 3600, "somebody really waited"


@row("`asyncio.sleep(60)`")
def a_minute():
    watch = Stopwatch()
    _, seconds = virtual_loop.run(asyncio.sleep(60))
    assert round(seconds) == 60 and watch.seconds < seconds


@row("`asyncio.timeout(60)`")
def a_limit():
    async def work():
        try:
            async with asyncio.timeout(60):
                await asyncio.sleep(3600)
        except TimeoutError:
            return asyncio.get_running_loop().time()

    at, _ = virtual_loop.run(work())
    assert at is not None and round(at) == 60, at


@row("the whole loop has one clock")
def one_clock():
    seen = {}

    async def work():
        loop = asyncio.get_running_loop()
        await asyncio.sleep(10)
        seen["sleep"] = loop.time()
        try:
            await asyncio.wait_for(asyncio.Event().wait(), 10)
        except TimeoutError:
            seen["wait_for"] = loop.time()
        await asyncio.wait([asyncio.create_task(asyncio.sleep(10))])
        seen["task"] = loop.time()
        called = asyncio.Event()
        loop.call_later(10, called.set)
        await called.wait()
        seen["call_later"] = loop.time()

    virtual_loop.run(work())
    assert {name: round(at) for name, at in seen.items()} == {"sleep": 10, "wait_for": 20, "task": 30, "call_later": 40}, seen


main()
