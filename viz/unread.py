"""Lines of a list of signatories that no signatory covers: what a person who checks a reading must not overlook."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from undersigned.graph.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from undersigned.graph.model import Letter, Source, Span

NEAR = 8
"""Two signatories with more lines than this between them are not of one list."""

BESIDE = 40
"""As many items before the first and after the last signatory are looked at."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*\S[^\n\r\x0b\x0c\x85\u2028\u2029]*")
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY = 0.5
_MANY = 256

Line = tuple[int, int]


def unread(letter: Letter) -> tuple[Span, ...]:
    """The lines within a list of signatories that no signatory covers and nothing else explains, in their order.

    A list runs from a signatory's line to that of the next one near it, and on over the items (or rows) beside its
    ends. Headings, and lines that say something else, such as whom the letter is copied to, are not counted.
    """
    source = letter.source
    lines = [(match.start(), match.end()) for match in _LINE.finditer(source.text)]
    kinds = _kinds(source, lines)
    signed = _Cover(span for each in letter.signatories for span in (each.span, *each.parts.values()))
    other = _Cover(_other(letter))
    taken = [signed.touches(line) for line in lines]
    listed = [number for number, line in enumerate(lines) if taken[number] and signed.share(line) >= _MOSTLY]
    found: set[int] = set()
    for here, following in pairwise(listed):
        if following - here <= NEAR + 1:
            found.update(range(here + 1, following))
        else:
            found.update((*_beside(kinds, here, 1), *_beside(kinds, following, -1)))
    if listed:
        found.update((*_beside(kinds, listed[0], -1), *_beside(kinds, listed[-1], 1)))
    return tuple(
        source.span(*_trimmed(source.text, lines[number]))
        for number in sorted(found)
        if not taken[number]
        and kinds[number] is not BlockKind.HEADING
        and _LETTER.search(source.text, *lines[number])
        and not other.touches(lines[number])
    )


class _Cover:
    """Spans, asked for what they cover of a line."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted({(span.start, span.end) for span in spans})
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def touches(self, line: Line) -> bool:
        """Whether a span has a character of the line."""
        before = bisect_left(self._spans, (line[1], 0))
        return before > 0 and self._reach[before - 1] > line[0]

    def share(self, line: Line) -> float:
        """Which part of the line the spans cover, from 0 to 1; one that begins many spans before is passed over."""
        before = bisect_left(self._spans, (line[1], 0))
        covered, reached = 0, line[0]
        for start, end in self._spans[max(bisect_right(self._reach, line[0]), before - _MANY) : before]:
            begin, stop = max(reached, start), min(line[1], end)
            if stop > begin:
                covered += stop - begin
                reached = stop
        return covered / (line[1] - line[0])


def _other(letter: Letter) -> Iterator[Span]:
    """The places of everything else that explains a line."""
    for fact in (letter.title, letter.subject, letter.publisher, letter.date, letter.claimed_count):
        if fact is not None:
            yield fact.span
    for listed in (letter.addressees, letter.cc, letter.detainees, letter.concerns, letter.asks):
        yield from (each.span for each in listed)
    for issue in letter.issues:
        if issue.span is not None and issue.code.startswith("unnamed-"):
            yield issue.span


def _kinds(source: Source, lines: Sequence[Line]) -> list[BlockKind | None]:
    """For each line the kind of the block that it ends in."""
    blocks = sorted(source.blocks, key=lambda block: block.start)
    starts = [block.start for block in blocks]
    found: list[BlockKind | None] = []
    for _, end in lines:
        at = bisect_left(starts, end) - 1
        found.append(blocks[at].kind if at >= 0 and blocks[at].start < end <= blocks[at].end else None)
    return found


def _beside(kinds: Sequence[BlockKind | None], here: int, step: int) -> Iterator[int]:
    """Yield the lines after (or before) a line, as far as the list goes on by items or rows of its kind."""
    if kinds[here] not in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}:
        return
    for number in range(here + step, here + step * (BESIDE + 1), step):
        if not 0 <= number < len(kinds) or kinds[number] is not kinds[here]:
            return
        yield number


def _trimmed(text: str, line: Line) -> Line:
    words = text[line[0] : line[1]]
    start = line[0] + len(words) - len(words.lstrip())
    return (start, start + len(words.strip()))
