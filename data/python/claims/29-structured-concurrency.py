"""Lesson 29: who owns a task."""

import asyncio

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


@row("the group raises an `ExceptionGroup`, when all have ended")
async def all_have_ended():
    log = []

    async def fails():
        raise ValueError("no")

    async def tidies_up():
        try:
            await asyncio.sleep(3600)
        finally:
            await turns()
            log.append("tidied up")

    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(tidies_up())
            await turns()
            g.create_task(fails())
    except ExceptionGroup as group:
        log.append(f"{len(group.exceptions)} failure")
    assert log == ["tidied up", "1 failure"], log


main()
