"""Lesson 24: work in the background."""

import asyncio

import virtual_loop
from claims import main, row


@row("`create_task(worker())` at start-up")
async def a_worker():
    queue, done = asyncio.Queue(), []

    async def worker():
        while True:
            done.append(await queue.get())
            queue.task_done()

    working = asyncio.create_task(worker())
    for item in range(3):
        queue.put_nowait(item)
    await queue.join()
    assert done == [0, 1, 2] and not working.done()
    working.cancel()
    await asyncio.wait([working])
    assert working.cancelled()


@row("`while True: await asyncio.sleep(60)`")
def every_minute():
    times = []

    async def work():
        loop = asyncio.get_running_loop()

        async def periodic():
            while True:
                await asyncio.sleep(60)
                times.append(loop.time())

        task = asyncio.create_task(periodic())
        await asyncio.sleep(200)
        task.cancel()

    virtual_loop.run(work())
    assert [round(t) for t in times] == [60, 120, 180], times


@row("a worker that raises is dead, and the program goes on")
async def a_worker_that_raises():
    queue, done = asyncio.Queue(), []
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)  # nobody reads what it would print

    async def worker():
        while True:
            done.append(1 / await queue.get())

    working = asyncio.create_task(worker())
    for item in [1, 0, 2]:
        queue.put_nowait(item)
    await asyncio.wait([working])
    for _ in range(10):
        await asyncio.sleep(0)  # the program goes on, and nobody has heard
    assert done == [1] and queue.qsize() == 1
    assert isinstance(working.exception(), ZeroDivisionError)


@row("`await queue.join()`: every item has had its `task_done()`")
async def joining():
    queue, done = asyncio.Queue(), []
    for item in range(3):
        queue.put_nowait(item)
    joined = asyncio.create_task(queue.join())
    for item in range(3):
        done.append(queue.get_nowait())
        await asyncio.sleep(0)
        assert not joined.done(), "an empty queue was enough"
        queue.task_done()
    await joined
    assert done == [0, 1, 2]


@row("`queue.shutdown()`: `get` gives what is left, then raises", since=(3, 13))
async def shutting_down():
    queue, got = asyncio.Queue(), []
    for item in range(3):
        queue.put_nowait(item)
    queue.shutdown()
    try:
        while True:
            got.append(await queue.get())
    except asyncio.QueueShutDown:
        pass
    assert got == [0, 1, 2]
    try:
        queue.put_nowait(3)
        raise AssertionError("a queue that was shut down took an item")
    except asyncio.QueueShutDown:
        pass


@row("`asyncio.run` cancels what is left at the end, and waits for it")
def what_is_left():
    log = []

    async def worker():
        try:
            log.append("begins")
            await asyncio.sleep(60)
            log.append("done")
        except asyncio.CancelledError:
            log.append("cancelled")
            await asyncio.sleep(0.05)
            log.append("tidied up")
            raise

    async def program():
        working.append(asyncio.create_task(worker()))
        await asyncio.sleep(0)

    working = []
    asyncio.run(program())
    assert log == ["begins", "cancelled", "tidied up"], log
    assert working[0].cancelled()


main()
