"""Lesson 27: blocking."""

import asyncio
import contextlib
import http.server
import threading
import time
import urllib.request

from claims import Stopwatch, main, row, said
from packages import package

# Without these, a claim about them is checked as far as the standard library goes.
nest_asyncio, requests = package("nest_asyncio"), package("requests")


async def ticks_during(work):
    """How many turns another task got while `work` was awaited."""
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.005)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    before = ticks
    await work()
    during = ticks - before
    ticking.cancel()
    return during


async def blocks():
    time.sleep(0.1)


async def waits():
    await asyncio.sleep(0.1)


@row("a blocking call stops **everything**")
async def everything():
    assert await ticks_during(blocks) == 0
    assert await ticks_during(waits) > 0


@contextlib.contextmanager
def slow_server():
    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(0.1)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def get(url):
    """A synchronous client: requests, or the one of the standard library."""
    if requests:
        return requests.get(url).status_code
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url) as answer:
        return answer.status


@row("`requests.get(url)` in a coroutine")
async def a_synchronous_client():
    with slow_server() as url:
        async def request():
            assert get(url) == 204

        async def on_a_thread():
            assert await asyncio.to_thread(get, url) == 204

        assert await ticks_during(request) == 0
        assert await ticks_during(on_a_thread) > 0


@said("`HttpClient.Send` is what `requests.get` is to Python.")
async def it_gives_the_answer_itself():
    with slow_server() as url:
        assert get(url) == 204, "nothing to await"


@row("`time.sleep(1)` in a coroutine")
async def sleeping():
    watch = Stopwatch()
    await asyncio.gather(blocks(), blocks(), blocks())
    assert watch.seconds > 0.29, "they overlapped"
    assert await ticks_during(blocks) == 0


@row("`asyncio.run(f())` from synchronous code")
def at_the_edge():
    async def f():
        await asyncio.sleep(0)
        return "rows"

    assert asyncio.run(f()) == "rows"


async def run_inside():
    coroutine = blocks()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        return str(error)
    finally:
        coroutine.close()
    return None


@row("`run()` inside a running loop: `RuntimeError`")
async def inside():
    error = await run_inside()
    assert error and "cannot be called from a running event loop" in error, error


@said("Our `EventLoop` refuses to run inside itself, as Python's does.")
async def the_loop_refuses():
    coroutine = blocks()
    try:
        asyncio.get_running_loop().run_until_complete(coroutine)
    except RuntimeError as error:
        assert "already running" in str(error)
        return
    finally:
        coroutine.close()
    raise AssertionError("the loop ran inside itself")


@row("`nest_asyncio` patches the loop")
def patched():
    assert asyncio.run(run_inside()), "without it, run() inside a running loop works"
    if nest_asyncio:
        loop = asyncio.new_event_loop()
        nest_asyncio.apply(loop)

        async def f():
            await asyncio.sleep(0)
            return "rows"

        async def outer():
            return loop.run_until_complete(f())

        assert loop.run_until_complete(outer()) == "rows"
        loop.close()


main()
