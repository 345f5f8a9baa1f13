"""Neighbours: which letters are worth comparing, found through what few letters share, and never by all pairs.

Every letter has some keys (a sample of its shingles, its signatories, its addressee with the date). Under each key the
letters stand in order of date, and each is paired with the few that follow it. So a key that a thousand letters share
costs a thousand pairs and not half a million, and the work grows with the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undersigned.graph.postings.shingles import Numbers

WINDOW = 8
"""How many of the letters that follow under a key are paired with one."""

SAMPLE = 4
"""One shingle in so many is a key: those whose number this divides, which is the same choice in every letter."""


def sample(shingles: Numbers) -> Numbers:
    """The shingles that serve as keys."""
    import numpy as np

    chosen: Numbers = shingles[shingles % np.uint64(SAMPLE) == 0]
    return chosen


def neighbours(keys: Sequence[Numbers], *, least: int, share: float = 0.0) -> list[tuple[int, int]]:
    """Pairs of places in `keys`, each once, sorted, that meet under `least` keys or more.

    With a `share`, they must also meet under that share of the keys of the one that has fewer.

    >>> import numpy as np
    >>> neighbours([np.array(keys, dtype=np.uint64) for keys in ([1, 2, 3], [2, 3], [9], [3])], least=2)
    [(0, 1)]
    """
    import numpy as np

    sizes = np.array([len(each) for each in keys], dtype=np.int64)
    if not sizes.sum():
        return []
    every = np.concatenate(keys)
    holder = np.repeat(np.arange(len(keys), dtype=np.int64), sizes)
    order = np.lexsort((holder, every))
    every, holder = every[order], holder[order]
    codes = []
    for step in range(1, min(WINDOW, len(every) - 1) + 1):
        meets = every[step:] == every[:-step]
        codes.append(holder[:-step][meets] * len(keys) + holder[step:][meets])
    if not codes:
        return []
    met, times = np.unique(np.concatenate(codes), return_counts=True)
    one, other = met // len(keys), met % len(keys)
    enough = (times >= least) & (times >= share * np.minimum(sizes[one], sizes[other])) & (one != other)
    return list(zip(one[enough].tolist(), other[enough].tolist(), strict=True))
