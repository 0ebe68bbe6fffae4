"""What asyncio says when another thread uses what belongs to a loop. Only its debug mode looks."""

import asyncio
import gc

from asyncio_log import asyncio_log


def refusal(prepare):
    """Awaits `prepare()` on a loop in debug mode, and makes the call that it returns on another thread.

    Returns the words of the RuntimeError; nothing if the call succeeds. A waiter whose wake-up was refused sleeps for
    ever, and cannot even be cancelled: the loop is closed around it.
    """

    async def call_elsewhere():
        call = await prepare()
        try:
            await asyncio.to_thread(call)
        except RuntimeError as error:
            return str(error)
        return None

    loop = asyncio.new_event_loop()
    loop.set_debug(True)
    with asyncio_log():
        try:
            return loop.run_until_complete(call_elsewhere())
        finally:
            loop.close()
            gc.collect()
