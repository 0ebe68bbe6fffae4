"""Lesson 19: async generators."""

import asyncio
import contextlib
import inspect

from claims import main, row


async def turns(count=10):
    for _ in range(count):
        await asyncio.sleep(0)


@row("`async def rows():` with `yield row`")
async def a_generator():
    started = []

    async def rows():
        started.append(True)
        for row in range(3):
            await asyncio.sleep(0)
            yield row

    assert inspect.isasyncgenfunction(rows)
    made = rows()
    await turns()
    assert inspect.isasyncgen(made) and not started, "it began before anybody asked"
    assert await anext(made) == 0
    await made.aclose()


async def three_rows():
    for row in range(3):
        await asyncio.sleep(0)
        yield row


@row("`async for row in rows():`")
async def a_loop():
    seen = []
    async for row in three_rows():
        seen.append(row)
    assert seen == [0, 1, 2]


@row("`__anext__` raises `StopAsyncIteration`")
async def the_end():
    made = three_rows()
    assert [await made.__anext__() for _ in range(3)] == [0, 1, 2]
    try:
        await made.__anext__()
    except StopAsyncIteration:
        return
    raise AssertionError("a fourth row came")


@row("an async generator is good for one pass")
async def one_pass():
    made = three_rows()
    assert [row async for row in made] == [0, 1, 2]
    assert [row async for row in made] == []
    assert [row async for row in three_rows()] == [0, 1, 2]


@row("a consumer that breaks off: `finally` runs later, when the loop gets to it (`aclosing`: at once)")
async def breaks_off():
    log = []

    async def rows():
        try:
            yield 1
            yield 2
        finally:
            log.append("finally")

    async for _ in rows():
        break
    log.append("after the loop")
    await turns()
    assert log == ["after the loop", "finally"], log

    log.clear()
    async with contextlib.aclosing(rows()) as closing:
        async for _ in closing:
            break
    log.append("after the loop")
    assert log == ["finally", "after the loop"], log


@row("cancelled like any task")
async def cancelled():
    seen = []

    async def rows():
        try:
            yield 1
            await asyncio.sleep(3600)
            yield 2
        except asyncio.CancelledError:
            seen.append("cancelled in the generator")
            raise

    async def consume():
        async for row in rows():
            seen.append(row)

    task = asyncio.create_task(consume())
    await turns()
    assert seen == [1]
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled() and seen == [1, "cancelled in the generator"]


main()
