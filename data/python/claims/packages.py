"""Packages that a lesson names. None of them is needed: a claim is checked further where one is installed."""

import importlib
import sys


def package(name):
    """The package of that name, or None where it is not installed. It must be no part of the standard library."""
    assert name.split(".")[0] not in sys.stdlib_module_names, f"{name} is part of the standard library"
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
