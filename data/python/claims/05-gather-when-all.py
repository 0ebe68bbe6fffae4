"""Lesson 05: gather."""

import asyncio

from claims import Stopwatch, main, row


async def fetch(name, seconds=0.05):
    await asyncio.sleep(seconds)
    return f"data from {name}"


@row('`a, b = await asyncio.gather(`<br>`  fetch("users"), fetch("posts"))`')
async def both_are_awaited():
    watch = Stopwatch()
    a, b = await asyncio.gather(fetch("users", 0.2), fetch("posts", 0.2))
    assert (a, b) == ("data from users", "data from posts")
    assert watch.seconds < 0.39, "they waited one after the other"


@row("`tasks = [fetch(u) for u in urls]`")
async def a_list_of_coroutines():
    tasks = [fetch(u) for u in ["a", "b"]]
    assert all(asyncio.iscoroutine(t) for t in tasks)
    assert await asyncio.gather(*tasks) == ["data from a", "data from b"]


@row("results in the order of the arguments")
async def in_order():
    assert await asyncio.gather(fetch("slow", 0.1), fetch("fast", 0)) == ["data from slow", "data from fast"]


@row("`gather` **schedules** its coroutines")
async def schedules():
    begun = []

    async def work():
        begun.append(True)

    coroutine = work()
    await asyncio.sleep(0)
    assert not begun, "a coroutine began by itself"
    together = asyncio.gather(coroutine)
    assert not begun, "gather ran it before it returned"
    await asyncio.sleep(0)
    assert begun, "gather did not schedule it"
    await together


@row("raises at the first failure; the rest runs on")
async def the_first_failure():
    ended = []

    async def fails():
        raise ValueError("no")

    async def goes_on():
        await asyncio.sleep(0.05)
        ended.append(True)

    try:
        await asyncio.gather(goes_on(), fails())
        raise AssertionError("nothing was raised")
    except ValueError:
        assert not ended
    await asyncio.sleep(0.2)
    assert ended, "the rest was stopped"


main()
