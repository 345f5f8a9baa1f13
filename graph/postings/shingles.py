"""Shingles: every run of five words of a text as a number, to measure how much wording two texts have in common.

The share of shingles in common is the resemblance of two texts, the share of one's in the other its containment [1]_.
Numbers are made from words by a fixed hash, so that every machine and every run has the same.

>>> one, other = shingles("we ask you to free him now".split()), shingles("we ask you to free him today".split())
>>> containment(one, other)
0.6666666666666666

.. [1] Broder (1997), "On the resemblance and containment of documents", Compression and Complexity of Sequences.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

RUN = 5
"""How many words a shingle holds."""

_FACTOR = 0x9E3779B97F4A7C15
"""An odd number with bits set all over, as multiplicative hashing asks for (2**64 divided by the golden ratio)."""


def shingles(words: Sequence[str]) -> Numbers:
    """The shingles of a text as sorted numbers, each once; none where there are fewer words than one shingle holds."""
    import numpy as np

    numbers = np.fromiter((number_of(word) for word in words), dtype=np.uint64, count=len(words))
    if len(numbers) < RUN:
        return numbers[:0]
    width = len(numbers) - RUN + 1
    total = np.zeros(width, dtype=np.uint64)
    factor = np.uint64(_FACTOR)
    for step in range(RUN):  # wraps around at 2**64, as it should
        total = (total + numbers[step : step + width]) * factor
    return np.unique(total ^ (total >> np.uint64(29)))


@lru_cache(maxsize=1 << 18)
def number_of(word: str) -> int:
    """A number of 64 bits that stands for `word`, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def in_common(one: Numbers, other: Numbers) -> int:
    """How many shingles two texts have in common."""
    import numpy as np

    short, long = sorted((one, other), key=len)
    if not len(short):
        return 0
    at = np.minimum(np.searchsorted(long, short), len(long) - 1)
    return int(np.count_nonzero(long[at] == short))


def containment(one: Numbers, other: Numbers) -> float:
    """The share of the shorter text's shingles that stand in the longer one; 0 where one has none."""
    least = min(len(one), len(other))
    return in_common(one, other) / least if least else 0.0
