"""Lesson 29: who owns a task."""

import asyncio
import gc
import logging

from claims import main, row, said
from packages import package
from turns import turns

# Without these, a claim about them is checked as far as the standard library goes.
trio, anyio = package("trio"), package("anyio")


async def fetch(name):
    await asyncio.sleep(0)
    return f"data from {name}"


@row('`async with asyncio.TaskGroup() as g:`<br>`    g.create_task(fetch("users"))`')
async def a_group():
    async with asyncio.TaskGroup() as g:
        task = g.create_task(fetch("users"))
        assert not task.done()
    assert task.result() == "data from users", "the group was left before its task had ended"


@row("trio's and anyio's nurseries")
async def nurseries():
    assert not hasattr(asyncio, "open_nursery") and hasattr(asyncio, "TaskGroup")
    if anyio:
        ended = []

        async def child():
            await anyio.sleep(0)
            ended.append(True)

        async with anyio.create_task_group() as group:
            group.start_soon(child)
        assert ended
    if trio:
        await asyncio.to_thread(trio.run, with_trio)


async def with_trio():
    ended = []

    async def child():
        await trio.sleep(0)
        ended.append(True)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(child)
    assert ended


async def a_child_fails():
    """What happens to the body of a group, when a child fails while the body waits for an hour."""
    seen = []

    async def fails():
        raise ValueError("no")

    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(fails())
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                seen.append("body cancelled")
                raise
    except* ValueError:
        seen.append("raised")
    return seen


@row("a failing child also cancels the **body** of the group")
async def the_body():
    assert await a_child_fails() == ["body cancelled", "raised"]


@said("in Python the failing child also cancels the body")
async def the_body_again():
    assert (await a_child_fails())[0] == "body cancelled"


@row("nobody refers to a waiting task: what it waits for keeps it. If nothing can wake it, it is collected, and its `finally` runs")
async def nobody_refers_to_it():
    log = []
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)    # "Task was destroyed but it is pending!"

    async def wait(name, future):
        try:
            await future
            log.append(f"{name} went on")
        finally:
            log.append(f"{name} finally")

    loop = asyncio.get_running_loop()
    kept = loop.create_future()
    loop.create_task(wait("kept", kept))
    loop.create_task(wait("lost", loop.create_future()))
    await turns()
    gc.collect()
    await turns()
    logging.getLogger("asyncio").setLevel(logging.NOTSET)
    assert log == ["lost finally"], log
    kept.set_result(None)
    await turns()
    assert log == ["lost finally", "kept went on", "kept finally"], log


@row("never awaited: logged when collected")
async def logged():
    messages = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: messages.append(context["message"]))

    async def fails():
        raise ValueError("no")

    task = asyncio.create_task(fails())
    await turns()
    assert task.done() and messages == []
    del task
    gc.collect()
    assert messages == ["Task exception was never retrieved"], messages


@row("`asyncio.run` cancels what is left")
def what_is_left():
    log = []

    async def left():
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            log.append("cancelled")
            raise

    async def program():
        program.task = asyncio.create_task(left())
        await turns()

    asyncio.run(program())
    assert log == ["cancelled"] and program.task.cancelled()


main()
