"""An event loop whose clock jumps to the next timer, so that a minute passes at once."""

import asyncio
import selectors


class Jump(selectors.DefaultSelector):
    """Looks for what is ready. Where nothing is, it moves the clock instead of waiting."""

    def __init__(self):
        super().__init__()
        self.now = 0.0

    def select(self, timeout=None):
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if timeout is None:
            raise RuntimeError("nothing is ready, no timer is set: this would wait for ever")
        self.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop on virtual time: `time()` gives seconds that nobody waits for."""

    def __init__(self):
        self._jump = Jump()
        super().__init__(self._jump)

    def time(self):
        return self._jump.now


def run(coroutine):
    """Runs it to its end on a virtual loop; gives its result, and the virtual seconds that it took."""
    loop = VirtualLoop()
    try:
        result = loop.run_until_complete(coroutine)
        return result, loop.time()
    finally:
        loop.close()
