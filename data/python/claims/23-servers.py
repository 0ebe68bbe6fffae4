"""Lesson 23: servers."""

import asyncio
import inspect
import os
import signal

from claims import main, row
from packages import package

# Without these, a claim about them is checked as far as the standard library goes.
aiohttp_web, fastapi, uvicorn = package("aiohttp.web"), package("fastapi"), package("uvicorn")


@row("`asyncio.start_server(handle, …)`")
async def a_task_for_each_client():
    tasks, replies = [], []

    async def handle(reader, writer):
        tasks.append(asyncio.current_task())
        writer.write(await reader.readline())
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    silent = await asyncio.open_connection(*address)
    talks = await asyncio.open_connection(*address)
    talks[1].write(b"hello\n")
    replies.append(await talks[0].readline())
    silent[1].write(b"late\n")
    replies.append(await silent[0].readline())
    assert replies == [b"hello\n", b"late\n"], "a silent client held up the next one"
    assert len(set(tasks)) == 2, "not a task for each client"
    for _, writer in [silent, talks]:
        writer.close()
    server.close()


@row("FastAPI, `aiohttp.web`")
async def frameworks():
    # The standard library's own HTTP server has no asynchronous handler.
    import http.server

    assert not any(inspect.iscoroutinefunction(f) for _, f in inspect.getmembers(http.server.BaseHTTPRequestHandler))
    if fastapi:
        assert callable(fastapi.FastAPI().get("/"))
    if aiohttp_web:
        async def answer(_):
            return aiohttp_web.Response(text="hello")

        app = aiohttp_web.Application()
        app.router.add_get("/", answer)
        runner = aiohttp_web.AppRunner(app)
        await runner.setup()
        await aiohttp_web.TCPSite(runner, "127.0.0.1", 0).start()
        reader, writer = await asyncio.open_connection(*runner.addresses[0])
        writer.write(b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        assert (await reader.read()).endswith(b"hello")
        writer.close()
        await runner.cleanup()


@row("uvicorn waits for open requests, without a limit unless you set one")
async def stopping():
    # The standard library's server closes its door at once, and cuts off nobody who is inside.
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def handle(reader, writer):
        inside.set()
        await go_on.wait()
        writer.write(b"answer")
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    await inside.wait()
    server.close()
    try:
        await asyncio.open_connection(*address)
        raise AssertionError("a closed server took a client")
    except ConnectionRefusedError:
        pass
    go_on.set()
    assert await reader.read() == b"answer"
    writer.close()
    if uvicorn:
        await uvicorn_waits()


async def uvicorn_waits():
    limit = getattr(uvicorn.Config(None), "timeout_graceful_shutdown", None)  # since 0.22; there was none before
    assert limit is None, "uvicorn has a limit by itself"
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def app(scope, receive, send):
        inside.set()
        await go_on.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"6")]})
        await send({"type": "http.response.body", "body": b"answer"})

    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, lifespan="off", log_level="error"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    reader, writer = await asyncio.open_connection(*server.servers[0].sockets[0].getsockname())
    writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
    await inside.wait()
    server.should_exit = True
    await asyncio.sleep(0.5)
    assert not serving.done(), "uvicorn stopped with a request inside"
    go_on.set()
    assert (await reader.read()).endswith(b"answer")
    writer.close()
    await serving


@row("a client leaves: the coroutine that waits for something else is not told")
async def a_client_leaves():
    inside, go_on, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()
    seen = []

    async def handle(reader, writer):
        inside.set()
        while not reader.at_eof():
            # The connection is closed, and whoever asks for it learns that. The handler waits for something else.
            await asyncio.sleep(0.01)
        try:
            await asyncio.wait_for(go_on.wait(), 20)
            seen.append("not told")
        finally:
            writer.close()
            ended.set()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await inside.wait()
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    go_on.set()
    await ended.wait()
    assert seen == ["not told"], "the handler was cancelled"
    server.close()


@row("`loop.add_signal_handler(SIGTERM, stopping.set)`")
async def told_to_stop():
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(stopping.wait(), 20)
    assert loop.remove_signal_handler(signal.SIGTERM)


main()
