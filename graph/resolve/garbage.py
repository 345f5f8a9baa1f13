"""Garbage: none is made while names are resolved, so nobody need look for it again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep Python from looking for reference cycles meanwhile.

    Resolving makes a million small values that stay and refer to no one in a circle; at every few of them the collector
    would walk through all again, for a fifth of the time. What is not referred to any more is freed as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
