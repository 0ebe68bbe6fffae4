"""A server on this machine that accepts and never answers, for what waits for an answer."""

import asyncio
import contextlib


@contextlib.asynccontextmanager
async def silent_server():
    """Enters with the port, and an event that is set when a client is there."""
    client, writers = asyncio.Event(), []

    async def handle(_, writer):
        writers.append(writer)
        client.set()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], client
    finally:
        server.close()
        for writer in writers:
            writer.close()
