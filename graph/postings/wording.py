"""Wording: which words two texts have in common, and where one says something else.

The longest common subsequence of the words [1]_, found by rapidfuzz in bits; what lies between its runs has changed.

.. [1] Hyyrö (2004), "Bit-parallel LCS-length computation revisited", Australasian Workshop on Combinatorial Algorithms.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 400_000_000
"""From so many pairs of words on, what lies between the common head and tail is not looked into (some 50 MB)."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one text, from `start` to `end`, where the other has those from `other_start` to `other_end`."""

    start: int
    end: int
    other_start: int
    other_end: int


def changes(one: Sequence[str], other: Sequence[str]) -> Iterator[Change]:
    """Yield where two texts differ, in their order, in numbers of words.

    >>> [*changes("free all of them now".split(), "free them now and here".split())]
    [Change(start=1, end=3, other_start=1, other_end=1), Change(start=5, end=5, other_start=3, other_end=5)]
    """
    from rapidfuzz.distance import Indel  # here: only those who compare letters need it

    head = _equal_from_the_start(one, other)
    tail = _equal_from_the_start(one[head:][::-1], other[head:][::-1])
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(left) * len(right) > LONGEST:
        yield Change(head, head + len(left), head, head + len(right))
        return
    pending: Change | None = None
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            if pending is not None:
                yield pending
            pending = None
            continue
        start, other_start = (
            (pending.start, pending.other_start)
            if pending is not None
            else (head + step.src_start, head + step.dest_start)
        )
        pending = Change(start, head + step.src_end, other_start, head + step.dest_end)
    if pending is not None:
        yield pending


def _equal_from_the_start(one: Sequence[str], other: Sequence[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
