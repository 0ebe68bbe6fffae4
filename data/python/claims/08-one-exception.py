"""Lesson 08: an exception on its way."""

import asyncio
import gc

from asyncio_log import asyncio_log
from claims import main, row, said
from local_server import local_server
from raises import raises
from turns import turns


async def fails():
    await asyncio.sleep(0)
    raise ValueError("no")


@row("raised at the `await`")
async def at_the_await():
    task = asyncio.create_task(fails())
    await turns()
    assert task.done(), "it has failed already, and nothing was raised here"
    try:
        await task
        raise AssertionError("nothing was raised")
    except ValueError as error:
        assert error is task.exception()


@row("`except Exception` does **not** catch cancellation; a bare `except:` does")
@said("in Python, `except Exception` does not catch cancellations")
async def what_catches_cancellation():
    caught = []

    async def careful():
        try:
            await asyncio.Event().wait()
        except Exception:
            caught.append("except Exception")

    async def bare():
        try:
            await asyncio.Event().wait()
        except:  # noqa: E722 - this is the claim
            caught.append("bare")

    tasks = [asyncio.create_task(careful()), asyncio.create_task(bare())]
    await turns()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    assert caught == ["bare"]
    assert [task.cancelled() for task in tasks] == [True, False]


@row('never awaited: "exception was never retrieved" in the log')
async def never_retrieved():
    with asyncio_log() as messages:
        task = asyncio.create_task(fails())
        await turns()
        assert task.done() and not messages, "it was logged before the task was forgotten"
        del task
        gc.collect()
    assert len(messages) == 1 and "exception was never retrieved" in messages[0]

    with asyncio_log() as messages:
        task = asyncio.create_task(fails())
        await asyncio.wait([task])
        assert task.exception()
        del task
        gc.collect()
    assert not messages, "it was logged though somebody looked"


@row("aiohttp: a 404 is a response", package="aiohttp")
async def a_404_is_a_response():
    import aiohttp

    with local_server() as address:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/missing") as response:
                assert response.status == 404


@row("there is no `async void`")
async def always_a_coroutine():
    async def without_return():
        raise ValueError("no")

    called = without_return()
    assert asyncio.iscoroutine(called), "there is nothing to await"
    with asyncio_log() as messages:
        await turns()
        assert not messages, "its exception went to the loop"
    with raises(ValueError):
        await called


@said("In Python, `CancelledError` does not derive from `Exception`.")
def no_exception():
    assert issubclass(asyncio.CancelledError, BaseException)
    assert not issubclass(asyncio.CancelledError, Exception)


main()
