"""Lesson 30: a task that nobody waits for."""

import asyncio
import gc
import logging

from claims import main, row
from turns import turns


@row("`asyncio.create_task(send_mail())`: it starts at the next `await`, kept or not")
async def kept_or_not():
    log = []

    async def send_mail(name):
        log.append(name)

    kept = asyncio.create_task(send_mail("kept"))
    asyncio.create_task(send_mail("not kept"))
    gc.collect()
    assert log == []
    await asyncio.sleep(0)
    assert log == ["kept", "not kept"], log
    await kept


@row("its failure is never looked at: logged when collected")
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
