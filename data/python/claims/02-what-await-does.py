"""Lesson 02: coroutines."""

import asyncio
import inspect

from claims import main, row, said
from raises import raises
from turns import turns


async def greet(name):
    await asyncio.sleep(0)
    return f"Hello, {name}"


@row("`async def greet(name):`")
async def a_coroutine_function():
    assert inspect.iscoroutinefunction(greet)
    coroutine = greet("Alice")
    assert inspect.iscoroutine(coroutine)
    assert await coroutine == "Hello, Alice"


@row("`return` gives its value to whoever awaits")
async def its_value():
    async def nothing():
        await asyncio.sleep(0)

    assert await greet("Bob") == "Hello, Bob"
    assert await nothing() is None


@row("awaitable: it has `__await__`")
async def has_await():
    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return 42

    class Other:
        pass

    assert await Awaitable() == 42
    coroutine = greet("Alice")
    task = asyncio.create_task(greet("Bob"))
    assert hasattr(coroutine, "__await__") and hasattr(task, "__await__")
    await asyncio.gather(coroutine, task)
    with raises(TypeError, "await"):
        await Other()


@row("a coroutine is awaited **once**")
async def once():
    coroutine = greet("Alice")
    await coroutine
    with raises(RuntimeError, "already awaited"):
        await coroutine


@row('calling `greet("Alice")` runs **nothing**')
async def runs_nothing():
    ran = []

    async def greet(name):
        ran.append(name)

    coroutine = greet("Alice")
    await turns()
    assert not ran, "the call ran it"
    await coroutine
    assert ran == ["Alice"]


@said("A coroutine would have started later")
@said("an async method starts later, as a coroutine does")
async def would_have_started_later():
    log = []

    async def greet(name):
        log.append("inside")

    coroutine = greet("Alice")
    log.append("called")
    await coroutine
    assert log == ["called", "inside"]


main()
