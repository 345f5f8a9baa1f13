"""Bodies: the words of a letter's prose, without its head, its list of signatories and the furniture of its page.

Only these words tell two letters apart: one letter stands under many titles, and one coalition signs many letters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from undersigned.graph.model import Letter, Source, Span

SHEET = "application/yaml"
"""The media type of a fact sheet, whose words are not the letter's."""

PROSE = 8
"""A block with fewer words than this, or signs of a script without spaces, is a heading or a label."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: scripts that print no space between words."""

_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+")


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a letter's prose, folded, and where each stands in its text.

    A sign of a script without spaces counts as a word. `whole` tells that there is prose to compare at all.
    """

    words: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether there are words; a fact sheet has none."""
        return bool(self.words)


def body_of(letter: Letter) -> Body:
    """The body of `letter`: its blocks of prose, without the words that its head and its lists are read from.

    The declared number of signatories is left out too, for it grows from version to version.
    """
    source = letter.source
    if source.media_type == SHEET:
        return Body()
    apart = _Apart(_elsewhere(letter))
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _blocks(source):
        found = [match for match in _WORD.finditer(source.text, start, end) if not apart.holds(match.start())]
        if len(found) >= PROSE:
            words.extend(folded(match[0]) for match in found)
            places.extend(match.span() for match in found)
    return Body(tuple(words), tuple(places))


def folded(word: str) -> str:
    """A word without what does not tell two printings of it apart: case and width.

    >>> folded("Ｔibet") == folded("TIBET")
    True
    """
    return unicodedata.normalize("NFKC", word).casefold()


def _blocks(source: Source) -> Iterator[tuple[int, int]]:
    """The places of the blocks of the text, of its lines where it has none."""
    if source.blocks:
        yield from ((block.start, block.end) for block in source.blocks)
        return
    at = 0
    for line in source.text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _elsewhere(letter: Letter) -> Iterator[Span]:
    """The words that are read as something else than prose."""
    for scalar in (letter.title, letter.subject, letter.date, letter.publisher, letter.claimed_count):
        if scalar is not None:
            yield scalar.span
    for listed in (letter.addressees, letter.cc, letter.signatories):
        for item in listed:
            yield item.span


class _Apart:
    """Stretches of a text, ready to be asked whether a place lies in one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
