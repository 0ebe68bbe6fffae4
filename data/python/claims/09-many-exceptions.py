"""Lesson 09: gather and several failures."""

import asyncio
import gc

from asyncio_log import asyncio_log
from claims import main, row, said
from turns import turns


async def risky(name, gate):
    await gate
    raise OSError(f"{name} failed")


def three():
    """A gate and a task for each of three. The task fails when its gate is opened."""
    loop = asyncio.get_running_loop()
    gates = [loop.create_future() for _ in range(3)]
    return gates, [asyncio.create_task(risky(name, gate)) for name, gate in zip(["users", "posts", "comments"], gates)]


async def caught(together):
    try:
        await together
    except OSError as error:
        return error
    raise AssertionError("nothing was raised")


@row("`gather(…)` raises the first failure **at once**")
async def at_once():
    gates, tasks = three()
    catcher = asyncio.create_task(caught(asyncio.gather(*tasks)))
    gates[1].set_result(None)
    error = await catcher
    assert str(error) == "posts failed"
    assert [task.done() for task in tasks] == [False, True, False], "it waited for the others"
    for gate in gates[::2]:
        gate.set_result(None)
    await asyncio.wait(tasks)


@row("the other tasks run on, unwatched")
async def run_on():
    gates, tasks = three()
    catcher = asyncio.create_task(caught(asyncio.gather(*tasks)))
    gates[0].set_result(None)
    await catcher
    await turns()
    assert not any(task.done() or task.cancelling() for task in tasks[1:]), "they were stopped"
    for gate in gates[1:]:
        gate.set_result(None)
    await asyncio.wait(tasks)
    assert [str(task.exception()) for task in tasks[1:]] == ["posts failed", "comments failed"]


@row("the other exceptions are lost")
async def lost():
    with asyncio_log() as messages:
        gates, tasks = three()
        catcher = asyncio.create_task(caught(asyncio.gather(*tasks)))
        for gate in gates:
            gate.set_result(None)
        error = await catcher
        await turns()
        assert all(task.done() for task in tasks)
        assert str(error) == "users failed"
        assert not isinstance(error, BaseExceptionGroup)
        assert error.__context__ is None and error.__cause__ is None
        del tasks, catcher
        gc.collect()
    assert not messages, "the log has them"


@row("`gather(…, return_exceptions=True)`")
async def returned():
    gates, tasks = three()
    together = asyncio.gather(*tasks, asyncio.sleep(0, "fine"), return_exceptions=True)
    for gate in gates[::-1]:
        gate.set_result(None)
        await turns()
    results = await together
    assert [str(r) for r in results] == ["users failed", "posts failed", "comments failed", "fine"]


@row("`isinstance(result, BaseException)`")
async def tells_failures():
    gates, tasks = three()
    for gate in gates:
        gate.set_result(None)
    cancelled = asyncio.ensure_future(asyncio.sleep(10))
    cancelled.cancel()
    results = await asyncio.gather(*tasks, cancelled, asyncio.sleep(0, "fine"), return_exceptions=True)
    assert [isinstance(result, BaseException) for result in results] == [True, True, True, True, False]
    # A cancellation is no Exception.
    assert [isinstance(result, Exception) for result in results] == [True, True, True, False, False]


@said("`gather` would have raised at 60, and the other two would have run on.")
async def at_60():
    log = []

    async def risky(name, milliseconds):
        await asyncio.sleep(milliseconds / 1000)
        log.append(name)
        raise OSError(f"{name} failed")

    tasks = [asyncio.create_task(risky(*of)) for of in [("users", 60), ("posts", 1500), ("comments", 1000)]]
    assert str(await caught(asyncio.gather(*tasks))) == "users failed"
    assert log[0] == "users" and tasks[0].done()
    await asyncio.wait(tasks)
    assert log == ["users", "comments", "posts"]


main()
