"""Lesson 21: files."""

import asyncio
import concurrent.futures
import pathlib
import tempfile
import threading

from claims import main, row
from packages import package

# Without aiofiles, a claim about it is checked as far as the standard library goes.
aiofiles = package("aiofiles")


def a_file(text):
    path = pathlib.Path(tempfile.mkdtemp()) / "a.txt"
    path.write_text(text, encoding="utf-8")
    return path


async def no_async_with(path):
    """The standard library's own files cannot be entered with `async with`."""
    file = open(path, encoding="utf-8")
    try:
        async with file:
            pass
    except (TypeError, AttributeError):
        return
    finally:
        file.close()
    raise AssertionError("open() is asynchronous by itself")


@row("`async with aiofiles.open(p) as f:`<br>`    text = await f.read()`")
async def reads():
    path = a_file("one\ntwo\n")
    await no_async_with(path)
    if aiofiles:
        async with aiofiles.open(path) as f:
            text = await f.read()
        assert text == "one\ntwo\n"


@row("`async for line in f:`")
async def lines():
    path = a_file("one\ntwo\n")
    with open(path, encoding="utf-8") as file:
        assert list(file) == ["one\n", "two\n"] and not hasattr(file, "__aiter__")
    if aiofiles:
        async with aiofiles.open(path) as f:
            assert [line async for line in f] == ["one\n", "two\n"]


@row("`await f.write(text)`")
async def writes():
    path = a_file("")
    with open(path, "w", encoding="utf-8") as file:
        assert file.write("plain") == 5, "a number, nothing to await"
    if aiofiles:
        async with aiofiles.open(path, "w") as f:
            await f.write("text")
        assert path.read_text(encoding="utf-8") == "text"


@row("`utf-8` keeps a byte order mark")
async def the_mark():
    path = a_file("")
    path.write_bytes(b"\xef\xbb\xbftext")
    assert path.read_text(encoding="utf-8") == "\ufefftext"
    assert path.read_text(encoding="utf-8-sig") == "text"
    if aiofiles:
        async with aiofiles.open(path, encoding="utf-8") as f:
            assert await f.read() == "\ufefftext"


class Counted(concurrent.futures.ThreadPoolExecutor):
    """An executor that counts what it is given."""

    given = 0

    def submit(self, *args, **kwargs):
        self.given += 1
        return super().submit(*args, **kwargs)


@row("a thread of the executor does it")
async def the_executor():
    path, executor = a_file("text"), Counted(max_workers=2)
    asyncio.get_running_loop().set_default_executor(executor)

    def read():
        return threading.current_thread(), path.read_text(encoding="utf-8")

    thread, text = await asyncio.to_thread(read)
    assert text == "text" and thread is not threading.current_thread() and executor.given == 1
    if aiofiles:
        async with aiofiles.open(path) as f:
            assert await f.read() == "text"
        assert executor.given > 1, "aiofiles gave the executor nothing"


main()
