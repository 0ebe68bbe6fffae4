"""The proof that something is raised."""

import contextlib


@contextlib.contextmanager
def raises(kind, words=""):
    """A block that has to raise this kind of exception, with these words in its message."""
    try:
        yield
    except kind as error:
        assert words in str(error), f"it says: {error}"
    else:
        raise AssertionError(f"no {kind.__name__} was raised")
