"""Lesson 04: coroutines, which are cold, and tasks."""

import asyncio
import contextlib
import gc
import io
import re
import warnings
import weakref

import virtual_loop
from asyncio_log import asyncio_log
from claims import main, row, said
from turns import turns

began = []


async def fetch(url):
    began.append(url)
    await asyncio.sleep(0.01)
    return f"data from {url}"


@row("`coro = fetch(url)` starts **nothing**")
@said("Python would not have started that coroutine yet, because nobody awaited it.")
async def starts_nothing():
    began.clear()
    coro = fetch("users")
    await asyncio.sleep(0.01)
    assert not began, "the call started it"
    assert await coro == "data from users"
    assert began == ["users"]


@said("So Python's program takes 160 ms.")
def the_sum():
    async def wait(milliseconds):
        await asyncio.sleep(milliseconds / 1000)

    async def called_now_awaited_later():
        coro = wait(100)
        await wait(60)
        await coro

    _, seconds = virtual_loop.run(called_now_awaited_later())
    assert round(seconds, 3) == 0.16


@row("`task = asyncio.create_task(fetch(url))`")
async def a_task():
    began.clear()
    task = asyncio.create_task(fetch("users"))
    await turns()
    assert began == ["users"], "it waits for an await"
    assert await task == "data from users"


@row("`asyncio.ensure_future(…)`, the older way")
async def ensure_future():
    began.clear()
    task = asyncio.ensure_future(fetch("users"))
    assert isinstance(task, asyncio.Task)
    await turns()
    assert began == ["users"]
    assert await task == "data from users"


@row("`return a, b`")
async def two_results():
    async def both():
        a, b = await asyncio.gather(fetch("users"), fetch("posts"))
        return a, b

    result = await both()
    assert type(result) is tuple
    assert result == ("data from users", "data from posts")


@row("a forgotten `await`: never runs, warning at **run** time")
def a_forgotten_await():
    ran = []
    source = "async def work():\n    ran.append(True)\n\nasync def forgets():\n    work()\n"
    names = {"ran": ran}
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        exec(compile(source, "forgets.py", "exec"), names)
        assert not seen, "the compiler warned"
        asyncio.run(names["forgets"]())
        gc.collect()
    assert not ran, "it ran"
    assert [w.category for w in seen] == [RuntimeWarning]
    assert "'work' was never awaited" in str(seen[0].message)


@row("nobody refers to a waiting task: what it waits for keeps it; if nothing can wake it, it is collected")
async def what_keeps_a_task():
    loop, ended = asyncio.get_running_loop(), []

    async def sleeps():
        await asyncio.sleep(0.05)
        ended.append(True)

    async def never():
        await loop.create_future()

    asleep = weakref.ref(asyncio.create_task(sleeps()))
    with asyncio_log() as messages:
        lost = weakref.ref(asyncio.create_task(never()))
        await turns()
        gc.collect()
        assert lost() is None, "something keeps a task that nothing can wake"
    assert len(messages) == 1 and "destroyed but it is pending" in messages[0]
    assert ended or asleep() is not None, "its timer does not keep it"
    while asleep():
        gc.collect()
        await asyncio.sleep(0.01)
    assert ended, "it was collected before it ended"


@said("In Python, `greet(\"Alice\")` prints nothing and gives `<coroutine object greet at 0x…>`.")
def gives_a_coroutine():
    async def greet(name):
        print(f"Hello, {name}")

    greet.__qualname__ = "greet"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        coroutine = greet("Alice")
    assert printed.getvalue() == ""
    assert re.fullmatch("<coroutine object greet at 0x[0-9a-f]+>", repr(coroutine))
    coroutine.close()


@said("In Python none would run.")
@said("a forgotten await means that nothing runs, as in Python")
def none_would_run():
    saved = []

    async def save():
        saved.append(True)

    def not_async():
        save()

    async def careless():
        save()

    async def main():
        await careless()
        _, saving = save(), save()
        not_async()
        await turns()
        assert _ is not saving

    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        asyncio.run(main())
        gc.collect()
    assert not saved
    assert len(seen) == 4, "not every one is warned of"


main()
