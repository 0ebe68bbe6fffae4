"""Lesson 10: cancelling a task."""

import asyncio

from claims import main, row, said
from raises import raises
from turns import stop, turns


async def waits_for_ever():
    await asyncio.Event().wait()


@row("`task.cancel()` throws into the task, **from outside**")
async def from_outside():
    log = []

    async def knows_nothing_of_it():
        log.append("begins")
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError as error:
            log.append(f"thrown: {error}")
            raise

    task = asyncio.create_task(knows_nothing_of_it())
    await turns()
    assert task.cancel("from outside")
    assert log == ["begins"], "it was thrown inside of cancel"
    await asyncio.wait([task])
    assert log == ["begins", "thrown: from outside"]
    assert task.cancelled()


@row("works on any task")
async def any_task():
    lock, queue, future = asyncio.Lock(), asyncio.Queue(), asyncio.get_running_loop().create_future()
    await lock.acquire()

    async def gives_way():
        while True:
            await asyncio.sleep(0)

    async def awaits_a_future():
        await future

    works = [asyncio.sleep(3600), lock.acquire(), queue.get(), gives_way(), awaits_a_future(), waits_for_ever()]
    tasks = [asyncio.create_task(work) for work in works]
    await turns()
    tasks.append(asyncio.create_task(waits_for_ever()))  # has not begun
    assert not any(task.done() for task in tasks)
    assert all(task.cancel() for task in tasks)
    await asyncio.wait(tasks)
    assert all(task.cancelled() for task in tasks)


@row("`tasks[1].cancel()`: one of several")
async def one_of_several():
    tasks = [asyncio.create_task(waits_for_ever()) for _ in range(3)]
    await turns()
    tasks[1].cancel()
    await turns()
    assert [task.done() for task in tasks] == [False, True, False]
    await stop(tasks[0], tasks[2])


@row("`except asyncio.CancelledError:`")
async def caught():
    async def work():
        try:
            await waits_for_ever()
        except asyncio.CancelledError:
            return "caught"

    task = asyncio.create_task(work())
    await turns()
    task.cancel()
    assert await task == "caught"


@row("`task.cancelled()`")
async def cancelled():
    async def swallows():
        try:
            await waits_for_ever()
        except asyncio.CancelledError:
            pass

    tasks = [asyncio.create_task(waits_for_ever()), asyncio.create_task(swallows())]
    await turns()
    for task in tasks:
        task.cancel()
        assert not task.cancelled(), "it says what was asked for, not what became of it"
    await asyncio.wait(tasks)
    assert [task.cancelled() for task in tasks] == [True, False]


@row("`except Exception` lets it pass")
async def lets_it_pass():
    log = []

    async def work():
        try:
            await waits_for_ever()
        except Exception:
            log.append("swallowed")
        log.append("went on")

    task = asyncio.create_task(work())
    await turns()
    task.cancel()
    await asyncio.wait([task])
    assert not log and task.cancelled()
    assert not issubclass(asyncio.CancelledError, Exception)


@row("`finally` may await")
async def finally_may_await():
    log = []

    async def work():
        try:
            await waits_for_ever()
        finally:
            await asyncio.sleep(0.01)
            log.append("cleaned up")

    task = asyncio.create_task(work())
    await turns()
    task.cancel()
    await asyncio.wait([task])
    assert log == ["cleaned up"], "the await was cancelled, too"
    assert task.cancelled()


@said("Python's gather passes the cancellation on at once")
async def gather_passes_it_on():
    cancelled, goes_on = asyncio.create_task(waits_for_ever()), asyncio.create_task(waits_for_ever())
    together = asyncio.gather(cancelled, goes_on)
    await turns()
    cancelled.cancel()
    with raises(asyncio.CancelledError):
        await together
    assert not goes_on.done(), "it waited for the other one"
    goes_on.cancel()
    await asyncio.wait([goes_on])


main()
