"""Lesson 17: queues."""

import asyncio
import selectors
import sys
import threading
import time

from claims import main, row
from turns import turns


@row("`queue = asyncio.Queue(maxsize=3)`")
async def three_places():
    queue = asyncio.Queue(maxsize=3)
    for item in range(3):
        queue.put_nowait(item)
    assert queue.full()
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull:
        return
    raise AssertionError("there was a fourth place")


@row("`await queue.put(item)`")
async def put_waits_for_a_place():
    queue = asyncio.Queue(maxsize=1)
    await queue.put("first")
    second = asyncio.create_task(queue.put("second"))
    await turns()
    assert not second.done(), "put did not wait"
    assert queue.get_nowait() == "first"
    await second
    assert queue.get_nowait() == "second"


@row("`item = await queue.get()`")
async def get_waits_for_an_item():
    queue = asyncio.Queue()
    getting = asyncio.create_task(queue.get())
    await turns()
    assert not getting.done(), "get did not wait"
    queue.put_nowait("item")
    assert await getting == "item"


@row("`queue.shutdown()` (3.13); before, a sentinel: `put(None)`, put again for the next consumer")
async def the_end_of_a_queue():
    queue = asyncio.Queue()
    got = []

    async def consume():
        while (item := await queue.get()) is not None:
            got.append(item)
        await queue.put(None)

    async def takes_the_only_sentinel():
        while await other.get() is not None:
            pass

    both = asyncio.gather(consume(), consume())
    for item in [1, 2, 3, None]:
        await queue.put(item)
    await both
    assert got == [1, 2, 3]

    # Not put again, the sentinel ends one consumer and no more.
    other = asyncio.Queue()
    tasks = [asyncio.create_task(takes_the_only_sentinel()) for _ in range(2)]
    await other.put(None)
    await turns()
    assert [task.done() for task in tasks] == [True, False]
    tasks[1].cancel()

    assert hasattr(asyncio.Queue, "shutdown") == (sys.version_info >= (3, 13))
    if sys.version_info >= (3, 13):
        await shut_down()


async def shut_down():
    queue = asyncio.Queue()
    got, ended = [], []

    async def consume(name):
        try:
            while True:
                got.append(await queue.get())
        except asyncio.QueueShutDown:
            ended.append(name)

    queue.put_nowait(1)
    queue.put_nowait(2)
    queue.shutdown()
    await asyncio.gather(consume("a"), consume("b"))
    assert got == [1, 2] and sorted(ended) == ["a", "b"], "one shutdown ends all consumers, after what is left"
    try:
        await queue.put(3)
    except asyncio.QueueShutDown:
        return
    raise AssertionError("the queue took an item after its shutdown")


@row("`Queue(maxsize=0)`, the default: no limit")
async def no_limit():
    assert asyncio.Queue().maxsize == 0
    queue = asyncio.Queue(maxsize=0)
    for item in range(100_000):
        queue.put_nowait(item)
    assert queue.qsize() == 100_000 and not queue.full()


@row("`await queue.join()`, with `task_done()`")
async def join():
    queue = asyncio.Queue()
    for item in range(2):
        queue.put_nowait(item)
    joining = asyncio.create_task(queue.join())
    queue.get_nowait(), queue.get_nowait()
    queue.task_done()
    await turns()
    assert not joining.done(), "join counts what was taken, not what is done"
    queue.task_done()
    await joining


class Watched(selectors.DefaultSelector):
    """Tells when its loop goes to sleep without a timer."""

    def __init__(self):
        super().__init__()
        self.asleep = threading.Event()

    def select(self, timeout=None):
        if timeout is None:
            self.asleep.set()
        return super().select(timeout)


@row("for one loop's thread")
def one_thread():
    got, before_the_call = [], []
    queue, selector = asyncio.Queue(), Watched()
    loop = asyncio.SelectorEventLoop(selector)

    async def consume():
        got.append(await queue.get())

    def from_another_thread():
        selector.asleep.wait()
        queue.put_nowait("item")
        time.sleep(0.1)
        before_the_call.extend(got)
        loop.call_soon_threadsafe(lambda: None)

    thread = threading.Thread(target=from_another_thread)
    thread.start()
    loop.run_until_complete(consume())
    thread.join()
    assert before_the_call == [], "the thread's item woke the loop"
    assert got == ["item"], "the loop, woken, did not find it"
    loop.close()

    # And a queue that has waited once belongs to its loop.
    async def another_loop():
        try:
            await asyncio.wait_for(queue.get(), 60)
        except RuntimeError as error:
            assert "different event loop" in str(error)
            return
        raise AssertionError("a second loop took the queue")

    asyncio.run(another_loop())


main()
