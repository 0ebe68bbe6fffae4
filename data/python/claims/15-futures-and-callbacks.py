"""Lesson 15: futures, callbacks, events."""

import asyncio
import threading

from claims import main, row, said
from other_thread import refusal
from raises import raises
from turns import turns


@row("`future = loop.create_future()`")
async def a_future():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    assert isinstance(future, asyncio.Future) and not future.done()
    assert future.get_loop() is loop
    loop.call_later(0.001, future.set_result, "from a callback")
    assert await future == "from a callback"


@row('`future.set_result("data")`')
async def set_result():
    future = asyncio.get_running_loop().create_future()
    waiting = asyncio.create_task(asyncio.wait([future]))
    await turns()
    assert not waiting.done()
    future.set_result("data")
    assert await future == "data"
    await waiting


@row("a `Task` **is a** `Future`")
async def a_task_is_one():
    task = asyncio.create_task(asyncio.sleep(0, "data"))
    assert issubclass(asyncio.Task, asyncio.Future)
    assert isinstance(task, asyncio.Future)
    assert await task == task.result() == "data"


@row("`event = asyncio.Event()`")
async def an_event():
    event = asyncio.Event()
    waiting = asyncio.create_task(event.wait())
    await turns()
    assert not event.is_set() and not waiting.done()
    event.set()
    assert event.is_set() and await waiting


@row("`future.set_exception(error)`, `future.cancel()`")
async def other_ends():
    loop, error = asyncio.get_running_loop(), ValueError("no")
    failed, cancelled = loop.create_future(), loop.create_future()
    failed.set_exception(error)
    assert cancelled.cancel()
    for future, kind in (failed, ValueError), (cancelled, asyncio.CancelledError):
        with raises(kind):
            await future
    assert failed.exception() is error and cancelled.cancelled()


@row("a second `set_result` raises `InvalidStateError`")
async def a_second_result():
    future = asyncio.get_running_loop().create_future()
    future.set_result("data")
    with raises(asyncio.InvalidStateError):
        future.set_result("again")
    assert future.result() == "data"


@row("only on the loop's thread")
def only_on_its_thread():
    async def somebody_waits():
        future = asyncio.get_running_loop().create_future()
        future.add_done_callback(lambda _: None)
        return lambda: future.set_result("data")

    assert "Non-thread-safe" in refusal(somebody_waits), "another thread may set it, too"

    async def the_way_from_another_thread():
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        threading.Thread(target=loop.call_soon_threadsafe, args=(future.set_result, "data")).start()
        assert await future == "data"

    asyncio.run(the_way_from_another_thread())


@row("waiters run at the loop's next turn")
async def at_the_next_turn():
    future, log = asyncio.get_running_loop().create_future(), []

    async def waits():
        await future
        log.append("waiter")

    waiter = asyncio.create_task(waits())
    await turns()
    future.set_result(None)
    log.append("set")
    await asyncio.sleep(0)
    assert log == ["set", "waiter"], "not at the next turn"
    assert waiter.done()


@said("`asyncio.Event` lets all waiters through while it is set, and can be cleared.")
async def set_and_cleared():
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(3)]
    await turns()
    assert not any(waiter.done() for waiter in waiters)
    event.set()
    await asyncio.gather(*waiters)
    late = asyncio.create_task(event.wait())
    await turns()
    assert late.done(), "one who comes while it is set has to wait"
    event.clear()
    after = asyncio.create_task(event.wait())
    await turns()
    assert not after.done(), "it cannot be cleared"
    event.set()
    assert await after


main()
