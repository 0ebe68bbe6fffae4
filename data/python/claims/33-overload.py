"""Lesson 33: breakers, rates, and refusals."""

import asyncio
from collections import defaultdict

import virtual_loop
from claims import main, row
from packages import package
from turns import most_inside, stop, turns

# Without it, a claim about it is checked as far as the standard library goes.
aiolimiter = package("aiolimiter")


@row("no breaker in asyncio: `pybreaker`, `purgatory`")
def a_breaker():
    assert not any("breaker" in name.lower() for name in dir(asyncio))


@row("`aiolimiter.AsyncLimiter(5, 1)`: a **rate**")
def a_rate():
    # asyncio limits how many are inside, not how many enter in a second: five at once leave at once, and five more enter.
    async def through(limit):
        entered, loop = [], asyncio.get_running_loop()

        async def work():
            async with limit:
                entered.append(loop.time())
                await asyncio.sleep(0.01)

        await asyncio.gather(*(work() for _ in range(10)))
        return sum(at - entered[0] < 0.5 for at in entered)

    async def with_asyncio():
        return await through(asyncio.Semaphore(5))

    async def with_a_rate():
        return await through(aiolimiter.AsyncLimiter(5, 1))

    assert not any("Limiter" in name for name in dir(asyncio))
    assert virtual_loop.run(with_asyncio())[0] == 10
    if aiolimiter:
        assert virtual_loop.run(with_a_rate())[0] < 10, "ten entered in half a second"


@row("`asyncio.Semaphore(5)`: a **number in flight**")
async def in_flight():
    assert await most_inside(asyncio.Semaphore(5), 20) == 5


@row("`defaultdict(lambda: asyncio.Semaphore(3))`: one for each host")
async def one_for_each():
    async def answered_while_search_hangs(permits):
        hangs, log = asyncio.Event(), []

        async def ask(host):
            async with permits[host]:
                if host == "search":
                    await hangs.wait()
                log.append(host)

        tasks = [asyncio.create_task(ask(host)) for host in ["search"] * 4 + ["users"] * 2]
        await turns()
        meanwhile = log.copy()
        hangs.set()
        await asyncio.gather(*tasks)
        return meanwhile

    shared = asyncio.Semaphore(3)
    assert await answered_while_search_hangs(defaultdict(lambda: shared)) == []
    assert await answered_while_search_hangs(defaultdict(lambda: asyncio.Semaphore(3))) == ["users", "users"]


@row("`async with sem:` waits, however many do")
async def nobody_is_refused():
    sem = asyncio.Semaphore(1)
    await sem.acquire()

    async def enter():
        async with sem:
            pass

    tasks = [asyncio.create_task(enter()) for _ in range(1000)]
    await turns()
    assert not any(task.done() for task in tasks), "somebody was refused"
    await stop(*tasks)


@row("`if sem.locked(): raise Busy()`, then `async with sem:`")
async def refused():
    class Busy(Exception):
        pass

    sem, inside, most, hold = asyncio.Semaphore(2), 0, 0, asyncio.Event()

    async def ask():
        nonlocal inside, most
        if sem.locked():
            raise Busy()
        async with sem:  # has a place, so it does not wait: nobody comes between
            inside += 1
            most = max(most, inside)
            await hold.wait()
            inside -= 1

    tasks = [asyncio.create_task(ask()) for _ in range(5)]
    await turns()
    assert inside == 2 and sum(task.done() for task in tasks) == 3, "the others are refused at once"
    hold.set()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    assert most == 2 and [type(end) for end in ends[2:]] == [Busy] * 3, ends
    await ask()


main()
