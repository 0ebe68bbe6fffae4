"""HTTP requests over connections that stay open: with aiohttp where it is installed, else with asyncio's streams."""

import asyncio
import contextlib
from urllib.parse import urlsplit

try:
    import aiohttp
except ImportError:
    aiohttp = None

CLIENTS = 8
LENGTH = 64
PATH = f"/bytes/{LENGTH}"
NAME = f"aiohttp {aiohttp.__version__}" if aiohttp else "asyncio streams"


@contextlib.asynccontextmanager
async def clients(address):
    """Enters with a list of functions: each sends one request, and waits for the whole answer."""
    async with contextlib.AsyncExitStack() as stack:
        if aiohttp:
            session = await stack.enter_async_context(aiohttp.ClientSession())
            yield [lambda: with_aiohttp(session, address)] * CLIENTS
        else:
            yield [await stack.enter_async_context(connection(address)) for _ in range(CLIENTS)]


async def with_aiohttp(session, address):
    async with session.get(address.rstrip("/") + PATH) as response:
        response.raise_for_status()
        await response.read()


@contextlib.asynccontextmanager
async def connection(address):
    url = urlsplit(address)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    request = f"GET {PATH} HTTP/1.1\r\nHost: {url.netloc}\r\n\r\n".encode()

    async def get():
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise OSError(f"the server answered {head.splitlines()[0].decode()}")
        await reader.readexactly(length_of(head))

    try:
        yield get
    finally:
        writer.close()


def length_of(head):
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise OSError("the answer has no length")


async def requests(gets, count):
    """So many requests in all, shared among the clients: each sends its next when it has its answer."""

    async def one_after_another(get):
        for _ in range(count // len(gets)):
            await get()

    await asyncio.gather(*[one_after_another(get) for get in gets])
