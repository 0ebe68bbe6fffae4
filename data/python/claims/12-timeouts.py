"""Lesson 12: time limits."""

import asyncio
from asyncio import wait_for

from claims import Stopwatch, main, row, said
from local_server import local_server
from turns import turns


def never():
    """A coroutine function that waits for ever, and the log in which it tells how it ended."""
    log = []

    async def fetch():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            log.append("cancelled")
            raise

    return fetch, log


async def times_out(awaitable):
    try:
        await awaitable
    except TimeoutError as error:
        return error
    raise AssertionError("nothing was raised")


@row("`await wait_for(fetch(), 0.1)` **cancels** `fetch`")
@said("Python's `wait_for` would have cancelled it.")
@said("Python's wait_for cancels what it waits for")
async def cancels():
    fetch, log = never()
    watch = Stopwatch()
    await times_out(wait_for(fetch(), 0.1))
    assert watch.seconds > 0.09, "it did not wait"
    assert log == ["cancelled"]


@row("`async with asyncio.timeout(0.1):` around a block")
async def a_block():
    fetch, log = never()
    watch, calls = Stopwatch(), []

    async def two_calls():
        async with asyncio.timeout(0.1):
            calls.append(await asyncio.sleep(0, "the first"))
            calls.append(await fetch())

    await times_out(two_calls())
    assert watch.seconds > 0.09, "it did not wait"
    assert calls == ["the first"] and log == ["cancelled"]


@row("`except TimeoutError: return None`")
async def none_at_the_limit():
    async def fetch_or_none(fetch, seconds):
        try:
            async with asyncio.timeout(seconds):
                return await fetch()
        except TimeoutError: return None

    async def at_once():
        return "data"

    fetch, log = never()
    assert await fetch_or_none(fetch, 0.01) is None and log == ["cancelled"]
    assert await fetch_or_none(at_once, 3600) == "data"


@row("`limit.reschedule(when)`")
async def another_limit():
    async def block():
        async with asyncio.timeout(3600) as limit:
            when = asyncio.get_running_loop().time() + 0.01
            limit.reschedule(when)
            await asyncio.Event().wait()

    await times_out(block())


@row("`TimeoutError`")
async def one_exception():
    async def block():
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()

    assert asyncio.TimeoutError is TimeoutError
    assert type(await times_out(block())) is TimeoutError
    assert type(await times_out(wait_for(asyncio.Event().wait(), 0.01))) is TimeoutError


@row("`asyncio.shield(task)`")
async def shielded():
    gate = asyncio.get_running_loop().create_future()

    async def fetch():
        return await gate

    task = asyncio.create_task(fetch())
    await times_out(wait_for(asyncio.shield(task), 0.01))
    await turns()
    assert not task.done() and not task.cancelling(), "it was cancelled"
    gate.set_result("data")
    assert await task == "data"


@row("aiohttp's default: 5 minutes in all, the body included", package="aiohttp")
async def five_minutes():
    import aiohttp

    async with aiohttp.ClientSession() as session:
        assert session.timeout.total == 5 * 60
        assert session.timeout.sock_read is None

    with local_server() as address:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/half", timeout=aiohttp.ClientTimeout(total=1)) as response:
                assert response.status == 200, "the head did not come"
                await times_out(response.read())


@said("In Python, `wait_for` on a shared task would have cancelled it for everybody; `shield` prevents that.")
@said("in Python, wait_for cancels the shared task")
async def for_everybody():
    async def outcomes(protect):
        gate = asyncio.get_running_loop().create_future()

        async def fetch():
            return await gate

        task = asyncio.create_task(fetch())
        patient = asyncio.create_task(wait_for(asyncio.shield(task), None))
        await times_out(wait_for(protect(task), 0.01))
        await turns()
        if not gate.done():
            gate.set_result("data")
        await asyncio.wait([patient, task])
        return patient.cancelled(), task.cancelled()

    assert await outcomes(lambda task: task) == (True, True)
    assert await outcomes(asyncio.shield) == (False, False)


main()
