"""Lesson 26: context variables."""

import asyncio
import threading
from contextvars import ContextVar, copy_context

from claims import main, row

user = ContextVar("user")


@row('`user = ContextVar("user")`')
def made():
    fresh = ContextVar("fresh")
    assert fresh.name == "fresh"
    try:
        fresh.get()
    except LookupError:
        return
    raise AssertionError("it had a value at once")


@row('`user.set("Ann")`, `user.get()`')
async def set_and_get():
    user.set("Ann")
    await asyncio.sleep(0)
    assert user.get() == "Ann"


@row("`copy_context()`, `context.run(f)`")
async def captured():
    user.set("Ann")
    context = copy_context()
    user.set("Bob")

    def f():
        seen = user.get()
        user.set("Cyd")
        return seen

    assert context.run(f) == "Ann"
    assert user.get() == "Bob", "the change got out of the context"
    assert context[user] == "Cyd"


@row("each **task** gets a copy")
async def each_task():
    user.set("Ann")

    async def change(name):
        seen = user.get()
        user.set(name)
        await asyncio.sleep(0)
        return seen, user.get()

    assert await asyncio.gather(change("Bob"), change("Cyd")) == [("Ann", "Bob"), ("Ann", "Cyd")]
    assert user.get() == "Ann", "a task changed its maker's value"

    # A coroutine that is awaited without a task shares it.
    await change("Dan")
    assert user.get() == "Dan", "a mere await made a copy"


@row("`user.reset(token)`")
async def reset():
    user.set("Ann")
    token = user.set("Bob")
    assert user.get() == "Bob"
    user.reset(token)
    assert user.get() == "Ann"

    # What an awaited coroutine has set stays set: hence the reset.
    async def leaves_it():
        user.set("Cyd")

    await leaves_it()
    assert user.get() == "Cyd"


@row("the rest runs on the loop's thread, always")
async def one_thread():
    before, elsewhere = threading.get_ident(), await asyncio.to_thread(threading.get_ident)
    assert elsewhere != before
    seen = {threading.get_ident()}
    loop, future = asyncio.get_running_loop(), asyncio.get_running_loop().create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, None)).start()
    await future
    seen.add(threading.get_ident())
    await asyncio.sleep(0.001)
    seen.add(threading.get_ident())
    assert seen == {before}, "the rest ran on another thread"


main()
