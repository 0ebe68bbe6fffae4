"""Lesson 35: seeing what a program does."""

import asyncio
import gc
import os
import subprocess
import sys
import time
import warnings

from asyncio_log import asyncio_log
from claims import main, row, said


async def debugs():
    return asyncio.get_running_loop().get_debug()


@row("`asyncio.run(main(), debug=True)`, `PYTHONASYNCIODEBUG=1`")
def the_switch():
    assert asyncio.run(debugs(), debug=True) and not asyncio.run(debugs(), debug=False)
    program = "import asyncio\nasync def main(): print(asyncio.get_running_loop().get_debug())\nasyncio.run(main())"
    for value, expected in [("1", "True"), ("", "False")]:
        ran = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONASYNCIODEBUG": value}, capture_output=True, text=True)
        assert ran.stdout.strip() == expected, ran


async def parse():
    time.sleep(0.15)


async def pause():
    await asyncio.sleep(0.15)


def logged_about(coroutine_function, debug):
    async def program():
        await asyncio.create_task(coroutine_function())

    with asyncio_log() as messages:
        asyncio.run(program(), debug=debug)
    return [m for m in messages if m.startswith("Executing") and coroutine_function.__name__ in m]


@row('"Executing … took 0.150 seconds"')
def a_slow_callback():
    found = logged_about(parse, debug=True)
    assert len(found) == 1 and " took 0." in found[0] and found[0].endswith(" seconds"), found
    took = float(found[0].split(" took ")[1].split()[0])
    assert took >= 0.15 and len(f"{took:.3f}") == len(found[0].split(" took ")[1].split()[0])


@said("The loop measures each callback, as Python's does in debug mode.")
def only_in_debug_mode():
    assert len(logged_about(parse, debug=True)) == 1
    assert logged_about(parse, debug=False) == [], "it measures without debug mode, too"
    with asyncio_log() as messages:
        async def quick():
            asyncio.get_running_loop().slow_callback_duration = 1e9
            await asyncio.sleep(0)
            await parse()

        asyncio.run(quick(), debug=True)
    assert not any(m.startswith("Executing") for m in messages), "the limit does not count"


@row("`asyncio.current_task()`")
async def the_current_task():
    async def me():
        return asyncio.current_task()

    task = asyncio.create_task(me())
    assert await task is task and asyncio.current_task() is not task
    assert await me() is asyncio.current_task(), "a mere await is no task of its own"


@row("`asyncio.all_tasks()`")
async def every_task():
    tasks = {asyncio.create_task(asyncio.sleep(3600)) for _ in range(3)}
    assert asyncio.all_tasks() == tasks | {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    assert asyncio.all_tasks() == {asyncio.current_task()}


@row('`task.set_name("users")`')
async def a_name():
    task = asyncio.create_task(asyncio.sleep(0))
    task.set_name("users")
    assert task.get_name() == "users" and "name='users'" in repr(task)
    await task


@row('"coroutine … was never awaited"')
async def never_awaited():
    async def fetch():
        pass

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        fetch()
        gc.collect()
    assert len(warned) == 1 and warned[0].category is RuntimeWarning
    text = str(warned[0].message)
    assert text.startswith("coroutine ") and "fetch" in text and text.endswith("was never awaited"), text


main()
