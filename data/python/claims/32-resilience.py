"""Lesson 32: retries and hedges."""

import asyncio
from unittest import mock

import virtual_loop
from claims import main, row
from packages import package
from turns import turns

# Without these, a claim about them is checked as far as the standard library goes.
tenacity, backoff = package("tenacity"), package("backoff")


def fails_twice(tries):
    async def work():
        tries.append(True)
        if len(tries) < 3:
            raise ValueError("no")
        return "rows"

    return work


@row("`tenacity`, `backoff`: retries as decorators")
async def decorators():
    # A decorator for this is a few lines.
    def retry(attempts):
        def decorate(f):
            async def again():
                for left in reversed(range(attempts)):
                    try:
                        return await f()
                    except ValueError:
                        if not left:
                            raise
            return again
        return decorate

    decorated = [retry(3)]
    if tenacity:
        decorated.append(tenacity.retry(stop=tenacity.stop_after_attempt(3)))
    if backoff:
        decorated.append(backoff.on_exception(backoff.constant, ValueError, max_tries=3, interval=0))
    for decorate in decorated:
        tries = []
        assert await decorate(fails_twice(tries))() == "rows" and len(tries) == 3


@row("`asyncio.timeout(2)` around an attempt")
def around_an_attempt():
    times = []

    async def work():
        loop = asyncio.get_running_loop()
        for attempt in range(3):
            try:
                async with asyncio.timeout(2):
                    await asyncio.sleep(3600 if attempt < 2 else 1)
                    return "rows"
            except TimeoutError:
                times.append(loop.time())

    result, seconds = virtual_loop.run(work())
    assert result == "rows" and [round(t) for t in times] == [2, 4] and round(seconds) == 5, (times, seconds)


@row("`asyncio.wait(FIRST_COMPLETED)` and `cancel`")
def a_hedge():
    async def answer(name, seconds):
        await asyncio.sleep(seconds)
        return name

    async def work():
        first = asyncio.create_task(answer("first", 60))
        done, _ = await asyncio.wait([first], timeout=1)
        assert not done
        second = asyncio.create_task(answer("second", 1))
        done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.wait(pending)
        assert first.cancelled()
        return [task.result() for task in done]

    result, seconds = virtual_loop.run(work())
    assert result == ["second"] and round(seconds) == 2, (result, seconds)


@row("the loop's clock is patched in tests")
async def the_clock():
    loop, ahead, log = asyncio.get_running_loop(), 0, []
    real = loop.time

    async def retries():
        for attempt in range(3):
            await asyncio.sleep(60 * 2**attempt)
            log.append(60 * 2**attempt)

    with mock.patch.object(loop, "time", lambda: real() + ahead):
        task = asyncio.create_task(retries())
        for delay in [60, 120, 240]:
            await turns()
            waited = log.copy()
            ahead += delay
            await turns()
            assert log == waited + [delay], log
        await task


main()
