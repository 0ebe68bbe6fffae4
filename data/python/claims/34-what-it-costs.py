"""Lesson 34: costs. How long things take beside C# is measured by the lesson itself, with data/python/costs.py."""

import asyncio
import cProfile
import inspect
import json
import pathlib
import pstats
import sys
import timeit
import tracemalloc

from claims import main, row, said
from packages import package

uvloop = package("uvloop")
DATA = pathlib.Path(__file__).resolve().parent.parent


@row("every call of an `async def` makes a coroutine")
async def every_call():
    async def answer():
        return 42

    made = [answer() for _ in range(3)]
    assert all(inspect.iscoroutine(c) for c in made) and len({id(c) for c in made}) == 3
    assert [await c for c in made] == [42] * 3


@row("a coroutine is awaited once")
async def once():
    async def answer():
        return 42

    coroutine = answer()
    assert await coroutine == 42
    try:
        await coroutine
    except RuntimeError as error:
        assert "cannot reuse already awaited coroutine" in str(error)
        return
    raise AssertionError("it was awaited twice")


@row("exceptions are everyday: `KeyError`, `StopIteration`")
def everyday():
    class Ends:
        asked = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.asked += 1
            raise StopIteration

    ends = Ends()
    assert list(ends) == [] and ends.asked == 1, "a plain loop does not end by an exception"
    try:
        {}["users"]
    except KeyError as error:
        assert error.args == ("users",)
        return
    raise AssertionError("a missing key raised nothing")


@row("uvloop, another event loop")
def another_loop():
    class Mine(asyncio.SelectorEventLoop):
        pass

    async def which():
        await asyncio.sleep(0)
        return asyncio.get_running_loop()

    # The loop is a part that can be exchanged.
    makers = [Mine] + ([uvloop.new_event_loop] if uvloop else [])
    for make in makers:
        loop = make()
        assert loop.run_until_complete(which()) is loop
        assert isinstance(loop, asyncio.AbstractEventLoop) and type(loop) is not asyncio.SelectorEventLoop
        loop.close()


@row("`timeit`, `tracemalloc`, `cProfile`")
def tools():
    def work(n):
        return [bytes(100) for _ in range(n)]

    few, many = (min(timeit.repeat(lambda: work(n), number=3, repeat=5)) for n in [10, 10_000])
    assert many > few > 0

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = work(1000)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown >= sum(map(sys.getsizeof, kept))

    with cProfile.Profile() as profile:
        work(3)
        work(3)
    calls = {name: calls for (_, _, name), (calls, *_) in pstats.Stats(profile).stats.items()}
    assert calls["work"] == 2, calls


@said("A request is mostly the system's work: twenty lines of Python on bare streams keep up with `HttpClient`.")
def bare_streams():
    # As recorded: of a request's time in Python, and of C#'s.
    recorded = json.loads((DATA / "recorded.json").read_text(encoding="utf-8"))
    http = next(cost for cost in recorded["costs"] if cost["work"] == "http")
    assert recorded["python"]["http"] == "asyncio streams"
    assert http["python"]["ns"] <= http["csharp"]["ns"], http

    sys.path.insert(0, str(DATA))
    import requesting

    lines = len(inspect.getsource(requesting.connection).splitlines())
    assert 15 <= lines <= 25, f"{lines} lines"


main()
