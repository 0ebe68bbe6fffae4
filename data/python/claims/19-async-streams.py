"""Lesson 19: async generators."""

import asyncio
import contextlib
import inspect
from contextvars import ContextVar

from claims import main, row, said
from turns import turns


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


@row("`[row async for row in rows()]`")
async def a_comprehension():
    assert [row async for row in three_rows()] == [0, 1, 2]
    assert [row async for row in three_rows() if row] == [1, 2]


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


@said("Python's `async for` does not close its generator; `aclosing` does.")
async def who_closes():
    log = []

    async def rows():
        try:
            yield 1
            yield 2
        finally:
            log.append("closed")

    kept = rows()
    async for _ in kept:
        break
    await turns()
    assert log == [], "async for closed it"
    assert await anext(kept) == 2, "it cannot go on"
    await kept.aclose()
    log.clear()

    async with contextlib.aclosing(rows()) as closing:
        async for _ in closing:
            break
    assert log == ["closed"]


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


@row("a `ContextVar` set in the generator is seen by its next step, and by the consumer")
async def a_context_variable():
    user, seen = ContextVar("user"), []

    async def rows():
        user.set("Ann")
        yield 1
        seen.append(f"next step: {user.get()}")
        yield 2

    user.set("nobody")
    async for row in rows():
        seen.append(f"consumer: {user.get()}")
        if row == 1:
            user.set("Bob")
    # They share one context: the next step sees what the consumer has set, too.
    assert seen == ["consumer: Ann", "next step: Bob", "consumer: Bob"], seen

    seen.clear()
    async for _ in rows():
        pass
    assert seen == ["next step: Ann"], seen


main()
