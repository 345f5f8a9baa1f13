"""A long letter in overlapping parts, each small enough to be asked about at once."""

from collections.abc import Iterator
from dataclasses import dataclass

SIZE = 12_000
"""Characters in a part."""

OVERLAP = 1_000
"""Characters that neighbouring parts share, so that an entry cut in one is whole in the other."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` (included) to `end` (excluded) of a text, and the words there."""

    start: int
    end: int
    words: str


def parts(text: str, *, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Part]:
    r"""Yield the parts of `text`, cut at the end of a line where there is one; nothing for a text without words.

    >>> [part.words for part in parts("one\ntwo\nthree\nfour", size=14, overlap=6)]
    ['one\ntwo\nthree\n', 'three\nfour']
    """
    if not text.strip():
        return
    start = end = 0
    while True:
        end = _cut(text, start, size, max(end, start + overlap))
        yield Part(start, end, text[start:end])
        if end == len(text):
            return
        # Begin the next part with a whole line, but always further on than this one began.
        line = text.rfind("\n", start, end - overlap) + 1
        start = line if line > start else end - overlap


def _cut(text: str, start: int, size: int, least: int) -> int:
    """Where a part ends: at a line's end that is further on than `least`, if there is one."""
    if len(text) - start <= size:
        return len(text)
    line = text.rfind("\n", least, start + size) + 1
    return line or start + size
