"""What asyncio writes to its log."""

import contextlib
import logging


@contextlib.contextmanager
def asyncio_log():
    """Enters with a list: each message that asyncio logs meanwhile, as text. Nothing is printed."""
    messages = []

    class Keep(logging.Handler):
        def emit(self, record):
            messages.append(record.getMessage())

    logger, keep = logging.getLogger("asyncio"), Keep()
    logger.addHandler(keep)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(keep)
        logger.propagate = True
