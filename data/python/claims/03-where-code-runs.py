"""Lesson 03: the event loop and its thread."""

import asyncio
import socket
import threading

from claims import main, row, said
from other_thread import refusal
from raises import raises
from turns import turns


@row("`asyncio.run(main())`")
def run_a_main():
    async def main():
        await asyncio.sleep(0)
        return threading.get_ident()

    assert asyncio.run(main()) == threading.get_ident(), "it ran on another thread"


@row("`loop.run_until_complete(f())`")
def until_complete():
    async def f():
        await asyncio.sleep(0)
        return "done"

    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(f()) == "done"
        assert not loop.is_running()
    finally:
        loop.close()


@row("`asyncio.get_running_loop()`")
def the_running_loop():
    async def main():
        return asyncio.get_running_loop()

    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(main()) is loop
    finally:
        loop.close()
    with raises(RuntimeError, "no running event loop"):
        asyncio.get_running_loop()


@row("`loop.call_soon(callback)`, on the loop's thread")
def call_soon():
    async def on_its_thread():
        ran = []
        asyncio.get_running_loop().call_soon(lambda: ran.append(threading.get_ident()))
        assert not ran, "it ran inside of call_soon"
        await turns()
        assert ran == [threading.get_ident()]

    async def elsewhere():
        loop = asyncio.get_running_loop()
        return lambda: loop.call_soon(print)

    asyncio.run(on_its_thread())
    assert "Non-thread-safe" in refusal(elsewhere), "another thread may call it, too"


@row("`await asyncio.sleep(0)`")
async def gives_way_once():
    log = []

    async def other():
        log.append("other")

    task = asyncio.create_task(other())
    log.append("before")
    await asyncio.sleep(0)
    log.append("after")
    assert log == ["before", "other", "after"]
    assert task.done()


@row("the rest of a coroutine runs on **the loop's thread**")
async def the_rest():
    loop, here = asyncio.get_running_loop(), threading.get_ident()
    await asyncio.sleep(0.001)
    assert threading.get_ident() == here, "after a timer"
    elsewhere = await asyncio.to_thread(threading.get_ident)
    assert elsewhere != here
    assert threading.get_ident() == here, "after another thread's work"
    future = loop.create_future()
    threading.Thread(target=loop.call_soon_threadsafe, args=(future.set_result, "data")).start()
    assert await future == "data"
    assert threading.get_ident() == here, "after a future of another thread"


@row("after `sleep(0)`, turns are taken in the same order every time")
@said("`Task.Delay(0)` looks like Python's `sleep(0)`, but its task is done")
async def the_same_order():
    async def once():
        log = []

        async def work(name):
            for i in range(3):
                log.append(f"{name}{i}")
                await asyncio.sleep(0)

        await asyncio.gather(*[work(name) for name in "abc"])
        return log

    for _ in range(200):
        assert await once() == ["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"]


@said("`EventLoop` is Python's loop in C#: one thread, one queue.")
async def one_queue():
    loop, order, threads = asyncio.get_running_loop(), [], set()
    for i in range(100):
        loop.call_soon(lambda i=i: (order.append(i), threads.add(threading.get_ident())))
    await turns()
    assert order == list(range(100)), "not in the order of the calls"
    assert threads == {threading.get_ident()}


@said("Python's loop does more: it also keeps the timers and asks the system which sockets are ready.")
async def timers_and_sockets():
    loop, here = asyncio.get_running_loop(), threading.get_ident()
    before = threading.active_count()
    fired = loop.create_future()
    loop.call_later(0.01, lambda: fired.set_result(threading.get_ident()))
    assert await fired == here, "a timer has a thread of its own"

    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        ready = loop.create_future()
        loop.add_reader(ours, lambda: (loop.remove_reader(ours), ready.set_result(ours.recv(10))))
        await turns()
        assert not ready.done(), "it was ready before anything was sent"
        theirs.send(b"hello")
        assert await ready == b"hello"
    assert threading.active_count() == before, "another thread keeps them"


main()
