"""Lesson 06: as_completed."""

import asyncio
import sys

from asyncio import as_completed
from claims import main, row
from turns import turns


def gated(*names):
    """A gate and a task for each name. The task ends when its gate gets a result."""

    async def passes(gate):
        return await gate

    gates = {name: asyncio.get_running_loop().create_future() for name in names}
    return gates, {name: asyncio.create_task(passes(gate)) for name, gate in gates.items()}


@row("`for coro in as_completed(tasks):`<br>`  data = await coro`")
async def a_loop():
    gates, tasks = gated("a", "b", "c")
    for name, gate in gates.items():
        gate.set_result(name)
    seen = []
    for coro in as_completed(list(tasks.values())):
        data = await coro
        seen.append(data)
    assert sorted(seen) == ["a", "b", "c"]


@row("the first to finish comes first")
async def first_to_finish():
    gates, tasks = gated("a", "b", "c")
    seen = []

    async def loops():
        for coro in as_completed(list(tasks.values())):
            seen.append(await coro)

    loop = asyncio.create_task(loops())
    for count, name in enumerate("cab", start=1):
        gates[name].set_result(name)
        await turns()
        assert len(seen) == count, "it waited for another one"
    await loop
    assert seen == ["c", "a", "b"]


@row("a failure is raised at its `await`")
async def raised_at_its_await():
    gates, tasks = gated("a", "b", "c")
    gates["b"].set_exception(ValueError("no"))
    await turns()
    gates["a"].set_result("a")
    await turns()
    gates["c"].set_result("c")
    await turns()
    seen = []
    for coro in as_completed(list(tasks.values())):
        try:
            seen.append(await coro)
        except ValueError:
            seen.append("failed")
    assert sorted(seen) == ["a", "c", "failed"], "the loop itself raised"


@row("each item is a **new** coroutine: whose is it? (3.13: `async for` gives the tasks)")
async def new_coroutines():
    gates, tasks = gated("a", "b")
    given = list(tasks.values())
    for gate in gates.values():
        gate.set_result("data")
    for coro in as_completed(given):
        assert asyncio.iscoroutine(coro)
        assert coro not in given, "it is one of the tasks"
        await coro

    if sys.version_info >= (3, 13):
        seen = [task async for task in as_completed(given)]
        assert set(seen) == set(given), "they are not the tasks"
    else:
        assert not hasattr(as_completed(given), "__aiter__"), "an earlier version has it, too"


@row("one pass")
async def one_pass():
    gates, tasks = gated("a", "b")
    for gate in gates.values():
        gate.set_result("data")
    each = as_completed(list(tasks.values()))
    assert [await coro for coro in each] == ["data", "data"]
    assert [await coro for coro in each] == [], "it went round twice"


main()
