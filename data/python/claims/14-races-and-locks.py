"""Lesson 14: locks, and what one thread protects."""

import asyncio
import threading

from claims import Stopwatch, main, row, said
from other_thread import refusal
from raises import raises
from turns import stop, turns


@row("`lock = asyncio.Lock()`")
async def one_at_a_time():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(lock.acquire()) for _ in range(2)]
    await turns()
    assert [task.done() for task in tasks] == [True, False]
    lock.release()
    assert await tasks[1]


@row("`async with lock:`")
async def with_it():
    lock, count = asyncio.Lock(), 0

    async def increment():
        nonlocal count
        async with lock:
            read = count
            await asyncio.sleep(0)
            count = read + 1

    await asyncio.gather(*[increment() for _ in range(100)])
    assert count == 100

    with raises(ValueError):
        async with lock:
            raise ValueError("no")
    assert not lock.locked(), "a failure keeps it"


@row("`lock.locked()`")
async def locked():
    lock = asyncio.Lock()
    async with lock:
        assert lock.locked()
    assert not lock.locked()


@row("`threading.Lock`, blocks the thread")
async def blocks_the_thread():
    lock, log = threading.Lock(), []
    lock.acquire()
    asyncio.get_running_loop().call_soon(log.append, "another callback")
    watch = Stopwatch()
    threading.Timer(0.1, lock.release).start()
    with lock:
        log.append("inside")
    assert watch.seconds > 0.09, "it did not wait"
    await turns()
    assert log == ["inside", "another callback"], "the loop went on meanwhile"


@row("`asyncio.Lock` is not reentrant; `threading.RLock` is")
async def not_reentrant():
    lock, log = asyncio.Lock(), []

    async def twice():
        async with lock:
            log.append("once")
            async with lock:
                log.append("twice")

    task = asyncio.create_task(twice())
    await turns(100)
    assert log == ["once"] and not task.done()
    await stop(task)

    again = threading.RLock()
    with again:
        assert again.acquire(blocking=False)


@row("its locks and queues are *not* thread-safe")
def not_thread_safe():
    async def a_lock():
        lock = asyncio.Lock()
        await lock.acquire()
        asyncio.create_task(lock.acquire())  # the lock keeps it
        await turns()
        return lock.release

    async def a_queue():
        queue = asyncio.Queue()
        asyncio.create_task(queue.get())  # the queue keeps it
        await turns()
        return lambda: queue.put_nowait("data")

    for prepare in a_lock, a_queue:
        assert "Non-thread-safe" in refusal(prepare), f"{prepare.__name__} may be used by another thread"


@row("between two awaits, no other coroutine runs")
@said("Python's loop never runs two coroutines at the same time.")
async def none_between():
    running, log, threads = [], [], set()

    async def work(name):
        for _ in range(5):
            running.append(name)
            threads.add(threading.get_ident())
            log.append(tuple(running))
            running.remove(name)
            await asyncio.sleep(0)

    await asyncio.gather(work("a"), work("b"))
    assert log == [("a",), ("b",)] * 5, "they did not take turns"
    assert threads == {threading.get_ident()}


@said("one thread is enough for it: Python's loop loses the same updates.")
async def lost_updates():
    count = 0

    async def increment():
        nonlocal count
        read = count
        await asyncio.sleep(0.001)
        count = read + 1

    await asyncio.gather(*[increment() for _ in range(100)])
    assert count == 1


@said("This race needs no `await`, so two coroutines on Python's loop do not have it.")
async def no_race_without_await():
    count = 0

    async def increments():
        nonlocal count
        for _ in range(1000):
            count += 1
            await asyncio.sleep(0)

    await asyncio.gather(increments(), increments())
    assert count == 2000


main()
