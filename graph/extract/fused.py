"""Entries that a lost newline has fused, parted where the next one begins."""

import re
from collections.abc import Iterator
from itertools import pairwise

from undersigned.graph.extract.shape import organization_likeness, person_likeness

Place = tuple[int, int]


_GLUED = re.compile(r"(?<=[a-z\u00df-\u00ff.)])(?=[A-Z\u00c0-\u00de])")
_NUMBERED = re.compile(r"(?<![\d.,])(?P<number>\d{1,4})[.)]\s*(?=[^\W\d_])")
_BAR = re.compile(r"[|｜]")
_SURE = 0.6


def bars(words: str) -> int:
    """How many bars stand in the words."""
    return len(_BAR.findall(words))


def unfused(text: str, place: Place, number: int | None) -> Iterator[Place]:
    """Part what a lost newline has fused: numbers that go on counting, or a name that begins between two bars.

    `number` is that of the list item, if it has one.
    """
    start, end = place
    words = text[start:end]
    numbers = [found for found in _NUMBERED.finditer(words) if found.start()]
    counting = [one for one, two in pairwise(numbers) if int(two["number"]) - int(one["number"]) == 1]
    expected = number is not None and bool(numbers) and int(numbers[0]["number"]) == number + 1
    if numbers and len(counting) == len(numbers) - 1 and (expected or _glued_number(words, numbers[0])):
        edges = [0, *(found.start() for found in numbers), len(words)]
        for left, right in pairwise(edges):
            mark = _NUMBERED.match(words, left)
            begin = mark.end() if mark is not None and left else left
            yield start + begin, start + len(words[:right].rstrip())
        return
    bars = [match.start() for match in _BAR.finditer(words)]
    begin = 0
    for left, right in pairwise(bars):
        cut = _border(words, left + 1, right)
        if cut is not None and cut > begin:
            yield start + begin, start + len(words[:cut].rstrip())
            begin = cut
    yield start + begin, end


def _glued_number(words: str, found: re.Match[str]) -> bool:
    """Whether a number is the mark of a next item: a name stands on each side of it."""
    left, right = words[: found.start()].strip(), words[found.end() :].strip()
    return bool(left) and max(organization_likeness(left), person_likeness(left)) >= _SURE and right[:1].isupper()


def _border(words: str, start: int, end: int) -> int | None:
    """Where, between two bars, an organization ends and the next person begins.

    A capital right after a small letter is the trace of the lost newline itself and outweighs any space.
    """
    best, cut = 0.5, None
    glued = {match.start() for match in _GLUED.finditer(words, start, end)}
    spaced = {
        match.end() for match in re.finditer(r"(?<=\S)\s+(?=\S)", words) if start < match.start() and match.end() < end
    }
    for at in sorted(glued | spaced):
        left, right = words[start:at].strip(), words[at:end].strip()
        if not left or not right or person_likeness(right) <= 0.5:
            continue
        score = organization_likeness(left) * person_likeness(right) + (1.0 if at in glued else 0.0)
        if score > best:
            best, cut = score, at
    return cut
