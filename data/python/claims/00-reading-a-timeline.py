"""Lesson 00: tasks, turns, and the debug mode."""

import asyncio
import threading
import time

from asyncio_log import asyncio_log
from claims import main, row
from turns import stop, turns


@row("`asyncio.all_tasks()` says what exists")
async def all_that_exist():
    never = asyncio.Event()
    waits, ends = asyncio.create_task(never.wait()), asyncio.create_task(asyncio.sleep(0))
    assert asyncio.all_tasks() == {asyncio.current_task(), waits, ends}
    await ends
    assert asyncio.all_tasks() == {asyncio.current_task(), waits}, "a task that has ended exists no more"
    await stop(waits)


@row("debug mode logs callbacks longer than 100 ms")
def slow_callbacks():
    async def blocks(threshold=None):
        loop = asyncio.get_running_loop()
        assert loop.slow_callback_duration == 0.1
        loop.slow_callback_duration = threshold or loop.slow_callback_duration
        loop.call_soon(time.sleep, 0.15)
        await turns()

    def logged(debug, **threshold):
        with asyncio_log() as messages:
            asyncio.run(blocks(**threshold), debug=debug)
        return [m for m in messages if m.startswith("Executing <Handle sleep(0.15)")]

    assert len(logged(debug=True)) == 1
    assert not logged(debug=False), "it is logged without the debug mode, too"
    assert not logged(debug=True, threshold=3600), "it is not the threshold that decides"


@row("a task runs, or it waits")
async def runs_or_waits():
    gate, running = asyncio.Event(), []

    async def work():
        running.append(asyncio.current_task())
        await gate.wait()
        running.append(asyncio.current_task())

    first, second = asyncio.create_task(work()), asyncio.create_task(work())
    await turns()
    assert running == [first, second], "not one after the other"
    assert asyncio.current_task() not in running
    for waiting in first, second:
        assert "wait_for=" in repr(waiting), "it does not wait"
    gate.set()
    await asyncio.gather(first, second)
    assert running == [first, second, first, second]
    assert "wait_for=" not in repr(first)


@row("one thread: two tasks never run at once")
async def never_at_once():
    inside, most, threads = 0, 0, set()

    async def work():
        nonlocal inside, most
        for _ in range(5):
            inside += 1
            most = max(most, inside)
            threads.add(threading.get_ident())
            time.sleep(0.002)
            inside -= 1
            await asyncio.sleep(0)

    await asyncio.gather(*[work() for _ in range(5)])
    assert most == 1
    assert threads == {threading.get_ident()}


main()
