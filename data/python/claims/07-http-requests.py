"""Lesson 07: aiohttp, where it is installed, and the length of a text."""

import sys

from claims import main, row, said
from local_server import local_server

SHIP = "Žofín 🚢"


@row("`pip install aiohttp`")
def is_not_in_the_standard_library():
    assert "asyncio" in sys.stdlib_module_names
    assert "aiohttp" not in sys.stdlib_module_names


@row("`async with aiohttp.ClientSession() as session:`", package="aiohttp")
async def a_session_is_closed_at_the_end():
    import aiohttp

    async with aiohttp.ClientSession() as session:
        assert not session.closed
    assert session.closed


@row("`async with session.get(url) as response:`", package="aiohttp")
async def the_head_comes_first():
    import aiohttp

    with local_server() as address:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/page") as response:
                assert response.status == 200
                assert response.headers["Content-Length"] == str(len(SHIP.encode()))


@row("`await response.text()`", package="aiohttp")
async def its_text():
    import aiohttp

    with local_server() as address:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/page") as response:
                assert await response.text() == SHIP


@row("`len(text)`: code points")
def code_points():
    assert len(SHIP) == len([ord(c) for c in SHIP]) == len(SHIP.encode("utf-32-le")) // 4 == 7
    assert len(SHIP.encode("utf-16-le")) // 2 == 8, "UTF-16 units are as many"
    assert len("e\u0301") == 2, "it counts what the eye sees"


@said("code points, which is what Python's len counts")
def seven_code_points():
    assert len(SHIP) == 7


@said("C# counts UTF-16 units, Python counts code points, and the network counts bytes.")
def three_lengths():
    units, points, octets = len(SHIP.encode("utf-16-le")) // 2, len(SHIP), len(SHIP.encode())
    assert (units, points, octets) == (8, 7, 12)


@row("a 404 is returned, not raised", package="aiohttp")
async def a_404_is_returned():
    import aiohttp

    with local_server() as address:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/missing") as response:
                assert response.status == 404
                assert await response.text() == "no such page"
                try:
                    response.raise_for_status()
                    raise AssertionError("nothing was raised")
                except aiohttp.ClientResponseError as error:
                    assert error.status == 404


main()
