"""Overlapping spans as a row of segments: the text is cut wherever a span begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters from `start` up to `end`, and the numbers of all the spans over them, innermost first."""

    start: int
    end: int
    marks: tuple[int, ...]


def segments(spans: Sequence[tuple[int, int]]) -> list[Segment]:
    """Cut a text at the borders of `spans`; what no span covers is in no segment.

    The shorter of two spans over the same characters is the inner one; of two equally long ones it is the one that
    comes first in `spans`. A span numbered n is `spans[n]`.

    >>> [(each.start, each.end, each.marks) for each in segments([(0, 6), (2, 4), (3, 9)])]
    [(0, 2, (0,)), (2, 3, (1, 0)), (3, 4, (1, 0, 2)), (4, 6, (0, 2)), (6, 9, (2,))]
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(spans):
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    found: list[Segment] = []
    over: set[int] = set()
    last = 0
    for place in sorted({*opening, *closing}):
        if over:
            inner = sorted(over, key=lambda number: (spans[number][1] - spans[number][0], number))
            found.append(Segment(last, place, tuple(inner)))
        over.difference_update(closing.get(place, ()))
        over.update(opening.get(place, ()))
        last = place
    return found


def between(cut: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    """Yield the segments of the characters from `start` to `end` without gaps: where no span is, `marks` is empty.

    `cut` is what `segments` gave.

    >>> [(each.start, each.end, each.marks) for each in between(segments([(2, 4), (7, 9)]), 3, 8)]
    [(3, 4, (0,)), (4, 7, ()), (7, 8, (1,))]
    """
    at = start
    for number in range(bisect_left(cut, start + 1, key=lambda segment: segment.end), len(cut)):
        segment = cut[number]
        if segment.start >= end:
            break
        if segment.start > at:
            yield Segment(at, segment.start, ())
        at = max(at, segment.start)
        stop = min(end, segment.end)
        yield Segment(at, stop, segment.marks)
        at = stop
    if at < end:
        yield Segment(at, end, ())
