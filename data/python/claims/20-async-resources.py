"""Lesson 20: resources."""

import asyncio
import contextlib

from claims import main, row, said


class Resource:
    """Writes down what happens to it; each way in and out waits for a turn of the loop."""

    def __init__(self, log, name="", swallows=()):
        self.log, self.name, self.swallows, self.seen = log, name, swallows, None

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.log.append(f"opened {self.name}".strip())
        return self

    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        self.log.append(f"closed {self.name}".strip())
        self.seen = error
        return isinstance(error, self.swallows)


async def others_run_during(coroutine):
    """Whether another task got a turn while it ran."""
    turned = []

    async def other():
        turned.append(True)

    task = asyncio.create_task(other())
    await coroutine
    during = bool(turned)
    await task
    return during


@row("`__aenter__` may await")
async def entering():
    assert await others_run_during(Resource([]).__aenter__())


@row("`__aexit__` may await")
async def leaving():
    log = []
    assert await others_run_during(Resource(log).__aexit__(None, None, None))
    assert log == ["closed"]


@row("`async with open_it() as r:`")
async def with_it():
    log = []

    def open_it():
        return Resource(log)

    async with open_it() as r:
        log.append("used")
        assert isinstance(r, Resource)
    assert log == ["opened", "used", "closed"]

    # A plain `with` does not take it.
    try:
        with open_it():
            pass
    except (TypeError, AttributeError):
        return
    raise AssertionError("a plain with took it")


@row("`@asynccontextmanager`, with `yield` in the middle")
async def a_generator():
    log = []

    @contextlib.asynccontextmanager
    async def opened():
        await asyncio.sleep(0)
        log.append("opened")
        try:
            yield "resource"
        finally:
            await asyncio.sleep(0)
            log.append("closed")

    try:
        async with opened() as r:
            log.append(f"used {r}")
            raise ValueError("no")
    except ValueError:
        log.append("raised")
    assert log == ["opened", "used resource", "closed", "raised"]


@row("`__aexit__` sees the exception and may swallow it")
async def swallowing():
    failure = ValueError("no")
    resource = Resource([], swallows=ValueError)
    async with resource:
        raise failure
    assert resource.seen is failure

    passes = Resource([])
    try:
        async with passes:
            raise failure
    except ValueError:
        assert passes.seen is failure
        return
    raise AssertionError("it was swallowed, though __aexit__ returned false")


@said("For a number of resources that only the run knows, Python has `AsyncExitStack`.")
async def a_stack():
    log, names = [], ["a", "b", "c"]
    try:
        async with contextlib.AsyncExitStack() as stack:
            for name in names:
                await stack.enter_async_context(Resource(log, name))
            raise ValueError("no")
    except ValueError:
        pass
    assert log == ["opened a", "opened b", "opened c", "closed c", "closed b", "closed a"]


main()
