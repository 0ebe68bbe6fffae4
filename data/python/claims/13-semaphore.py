"""Lesson 13: the semaphore."""

import asyncio

from claims import main, row
from other_thread import refusal
from raises import raises
from turns import stop, turns


@row("`sem = asyncio.Semaphore(3)`")
async def three_at_a_time():
    sem = asyncio.Semaphore(3)
    tasks = [asyncio.create_task(sem.acquire()) for _ in range(5)]
    await turns()
    assert [task.done() for task in tasks] == [True, True, True, False, False]
    sem.release()
    await turns()
    assert [task.done() for task in tasks] == [True, True, True, True, False]
    await stop(tasks[-1])


@row("`async with sem:`<br>`    return await fetch(url)`")
async def with_it():
    sem, inside, most = asyncio.Semaphore(3), 0, 0

    async def fetch(url):
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await turns(3)
        inside -= 1
        if url == 1:
            raise ValueError("no")
        return f"data from {url}"

    async def one(url):
        async with sem:
            return await fetch(url)

    results = await asyncio.gather(*[one(url) for url in range(9)], return_exceptions=True)
    assert results[0] == "data from 0" and results[8] == "data from 8"
    assert isinstance(results[1], ValueError)
    assert most == 3
    assert [await sem.acquire() for _ in range(3)] == [True] * 3, "a failure kept a place"
    assert sem.locked()


@row("a nested `async def bounded()`")
async def a_nested_function():
    async def all_of(names, limit):
        sem, log = asyncio.Semaphore(limit), []

        async def bounded(name):
            async with sem:
                log.append(name)
                await asyncio.sleep(0)
                log.append(name)

        await asyncio.gather(*[bounded(name) for name in names])
        return log

    assert await all_of("abc", 1) == ["a", "a", "b", "b", "c", "c"]
    assert await all_of("abc", 3) == ["a", "b", "c", "a", "b", "c"]


@row("belongs to one event loop's thread")
def of_one_loop():
    async def release_elsewhere():
        sem = asyncio.Semaphore(0)
        asyncio.create_task(sem.acquire())  # the semaphore keeps it
        await turns()
        return sem.release

    assert "Non-thread-safe" in refusal(release_elsewhere), "another thread may release it, too"

    async def waits():
        waiter = asyncio.create_task(shared.acquire())
        await turns()
        if waiter.done():
            return waiter.exception()
        await stop(waiter)

    shared = asyncio.Semaphore(0)
    assert asyncio.run(waits()) is None
    assert "bound to a different event loop" in str(asyncio.run(waits()))


@row("one `release()` too many goes unnoticed")
async def one_too_many():
    sem = asyncio.Semaphore(3)
    sem.release()
    for _ in range(4):
        assert not sem.locked(), "there is no fourth place"
        await sem.acquire()
    assert sem.locked()

    bounded = asyncio.BoundedSemaphore(3)
    with raises(ValueError):
        bounded.release()


@row("aiohttp opens at most 100 connections", package="aiohttp")
async def a_hundred_connections():
    import aiohttp

    open_now, gate = 0, asyncio.Event()

    async def answers(reader, writer):
        nonlocal open_now
        open_now += 1
        await reader.readuntil(b"\r\n\r\n")
        await gate.wait()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answers, "127.0.0.1", 0, backlog=200) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with aiohttp.ClientSession() as session:
            assert session.connector.limit == 100
            requests = [asyncio.create_task(session.get(address)) for _ in range(120)]
            while open_now < 100:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)
            assert open_now == 100
            gate.set()
            answered = await asyncio.gather(*requests)
            assert [response.status for response in answered] == [200] * 120


main()
