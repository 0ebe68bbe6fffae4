"""Lesson 22: databases. No database runs here: a driver, where one is installed, waits for a server that is silent."""

import asyncio
import contextlib
import inspect
import sqlite3
import threading

from claims import main, row
from packages import package
from silent_server import silent_server

# Without these, a claim about them is checked as far as the standard library goes.
aiomysql, asyncpg, pymongo = package("aiomysql"), package("asyncpg"), package("pymongo")


def pool_of(driver, port, **settings):
    return driver.create_pool(host="127.0.0.1", port=port, user="u", password="p", **settings)


def only_sqlite():
    """The standard library has one driver, and nothing in it can be awaited."""
    connection = sqlite3.connect(":memory:")
    rows = connection.execute("select 1")
    assert not inspect.isawaitable(rows) and rows.fetchall() == [(1,)]
    assert not hasattr(sqlite3, "create_pool")
    connection.close()


@row("`aiomysql`: `pool = await create_pool(…)`")
async def mysql():
    only_sqlite()
    if aiomysql:
        await connects(aiomysql)


@row("`asyncpg`: `pool = await create_pool(…)`")
async def postgres():
    only_sqlite()
    if asyncpg:
        await connects(asyncpg, database="d", ssl=False)


async def connects(driver, **settings):
    """It can be awaited, and awaiting it connects. Gives the threads that are there meanwhile."""
    async with silent_server() as (port, client):
        async def make():
            return await pool_of(driver, port, **settings)

        making = asyncio.create_task(make())
        await asyncio.wait([making, asyncio.create_task(client.wait())], return_when=asyncio.FIRST_COMPLETED)
        assert client.is_set(), f"{driver.__name__} did not connect: {making}"
        assert not making.done(), "the pool was there before the server answered"
        threads = threading.active_count()
        making.cancel()
        await asyncio.gather(making, return_exceptions=True)
        return threads


@row("aiomysql: `async with pool.acquire() as conn:`<br>`  async with conn.cursor() as cur:`")
async def nested():
    # Both ends await, so what is taken from a pool comes back to it by `async with`.
    assert not hasattr(sqlite3.Connection, "__aenter__")
    if aiomysql:
        for manager in [aiomysql.utils._PoolAcquireContextManager, aiomysql.utils._ContextManager]:
            assert hasattr(manager, "__aenter__") and hasattr(manager, "__aexit__")
        assert hasattr(aiomysql.Pool, "acquire") and hasattr(aiomysql.Connection, "cursor")


@row("aiomysql: `await cur.fetchall()`")
async def all_rows():
    connection = sqlite3.connect(":memory:")
    rows = connection.execute("values (1), (2)").fetchall()
    assert rows == [(1,), (2,)] and not inspect.isawaitable(rows)
    connection.close()
    if aiomysql:
        assert inspect.iscoroutinefunction(aiomysql.SSCursor.fetchall)


@row("`%s` in the text; asyncpg: `$1`")
async def the_place_of_a_value():
    assert sqlite3.paramstyle == "qmark", "the style is the driver's own"
    connection = sqlite3.connect(":memory:")
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("select %s", (1,))
        raise AssertionError("SQLite takes %s")
    connection.close()
    if aiomysql:
        import pymysql

        assert pymysql.paramstyle == "pyformat"
        assert "query % " in inspect.getsource(aiomysql.Cursor.execute), "the values are put in by another way than %"


@row("both wait without a thread, as does PyMongo's `AsyncMongoClient`, the successor of `motor`")
async def no_thread():
    before = threading.active_count()
    async with silent_server() as (port, client):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        waiting = asyncio.create_task(reader.read())
        await client.wait()
        assert threading.active_count() == before, "asyncio waits on a thread"
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        writer.close()
    if aiomysql:
        assert await connects(aiomysql) == before
    if asyncpg:
        assert await connects(asyncpg, database="d", ssl=False) == before
    if hasattr(pymongo, "AsyncMongoClient"):
        async with silent_server() as (port, client):
            mongo = pymongo.AsyncMongoClient("127.0.0.1", port)
            asking = asyncio.create_task(mongo.admin.command("ping"))
            await client.wait()
            assert threading.active_count() == before
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            await mongo.close()


main()
