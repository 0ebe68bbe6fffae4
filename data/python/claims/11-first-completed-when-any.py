"""Lesson 11: wait."""

import asyncio

from asyncio import FIRST_COMPLETED
from claims import Stopwatch, main, row, said
from raises import raises
from turns import stop, turns


def three():
    """A gate and a task for each of three. The task ends when its gate gets a result."""

    async def passes(gate):
        return await gate

    gates = [asyncio.get_running_loop().create_future() for _ in range(3)]
    return gates, [asyncio.create_task(passes(gate)) for gate in gates]


@row("`done, pending = await asyncio.wait(`<br>`  tasks, return_when=FIRST_COMPLETED)`")
async def one_is_enough():
    gates, tasks = three()
    gates[1].set_result("second")
    done, pending = await asyncio.wait(
        tasks, return_when=FIRST_COMPLETED)
    assert done == {tasks[1]} and done.pop().result() == "second"
    await stop(*pending)


@row("two sets")
async def two_sets():
    gates, tasks = three()
    for gate in gates[:2]:
        gate.set_result(None)
    await turns()
    done, pending = await asyncio.wait(tasks, return_when=FIRST_COMPLETED)
    assert type(done) is set and type(pending) is set
    assert done == set(tasks[:2]), "more than one may have ended"
    assert pending == {tasks[2]}
    await stop(*pending)


@row("raises nothing: look at `done`")
async def raises_nothing():
    gates, tasks = three()
    gates[0].set_exception(ValueError("no"))
    done, pending = await asyncio.wait(tasks, return_when=FIRST_COMPLETED)
    assert done == {tasks[0]}
    with raises(ValueError):
        done.pop().result()
    await stop(*pending)


@row("`asyncio.wait(tasks, timeout=0.1)`")
async def a_limit():
    gates, tasks = three()
    gates[0].set_result(None)
    watch = Stopwatch()
    done, pending = await asyncio.wait(tasks, timeout=0.1)
    assert watch.seconds > 0.09, "it did not wait"
    assert done == {tasks[0]} and pending == set(tasks[1:])
    await stop(*pending)


@row("`return_when=FIRST_EXCEPTION`")
async def the_first_failure():
    gates, tasks = three()
    waiting = asyncio.create_task(asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION))
    gates[0].set_result("fine")
    await turns()
    assert tasks[0].done() and not waiting.done(), "a success ends it, too"
    gates[1].set_exception(ValueError("no"))
    done, pending = await waiting
    assert done == set(tasks[:2]) and pending == {tasks[2]}
    assert tasks[1].exception()
    await stop(*pending)


@said("`asyncio.wait(timeout=…)` raises nothing and cancels nothing.")
async def cancels_nothing():
    gates, tasks = three()
    done, pending = await asyncio.wait(tasks, timeout=0.01)
    assert not done and pending == set(tasks)
    await turns()
    assert not any(task.done() or task.cancelling() for task in tasks)
    for gate in gates:
        gate.set_result("data")
    assert await asyncio.gather(*tasks) == ["data"] * 3


@said("Python's `wait_for` would have cancelled the task; `asyncio.wait` does not.")
@said("Python's wait_for would cancel it")
async def only_wait_for_cancels():
    _, (waited, waited_for, _) = three()
    await asyncio.wait([waited], timeout=0.01)
    with raises(TimeoutError):
        await asyncio.wait_for(waited_for, timeout=0.01)
    assert (waited.cancelled(), waited_for.cancelled()) == (False, True)
    await stop(waited)


@row("the pending tasks go **on**")
async def they_go_on():
    gates, tasks = three()
    gates[0].set_result("first")
    _, pending = await asyncio.wait(tasks, return_when=FIRST_COMPLETED)
    await turns()
    assert pending == set(tasks[1:]) and not any(task.done() for task in pending)
    for gate in gates[1:]:
        gate.set_result("later")
    assert await asyncio.gather(*pending) == ["later", "later"]


main()
