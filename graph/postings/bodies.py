"""Bodies: the words of a letter, as far as they tell two letters apart.

The prose alone finds the letters that are alike: without the head, the list and the furniture of the page. Whether two
are one hangs on every word: a short line, an item of a list or the line after "Re:" may be all that tells them apart.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from undersigned.graph.model import Letter, Source

SHEET = "application/yaml"
"""The media type of a fact sheet, whose words are not the letter's."""

PROSE = 8
"""A block with fewer words than this, or signs of a script without spaces, is a heading or a label."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: scripts that print no space between words."""

_MARKS = (
    "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f90-\u0fbc"
)
"""Accents, Arabic vowels, and the scripts of India and Tibet, whose vowels are marks: part of a word as letters are."""

_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])(?:[^\W_]|[{_MARKS}]))+")

_NUMBER = re.compile(r"[^\S\n]*[^\w\n]*\d*[^\w\n]*")
"""What stands before an entry of a list on its line: its number, or a bullet."""


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a letter, folded, and where each stands in its text.

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
    return _words(letter, _Apart((*_head(letter), *_addressed(letter), *_listed(letter))), least=PROSE)


def contents_of(letter: Letter) -> Body:
    """Every word of `letter` but its title, date, publisher and list, and the declared number of signatories.

    What two postings of one letter have in common to the last word, the addressees and the shortest line included.
    """
    return _words(letter, _Apart((*_head(letter), *_listed(letter))), least=1)


def print_of(letter: Letter) -> Body:
    """Every word of `letter` but its list of signatories."""
    return _words(letter, _Apart(_listed(letter)), least=1)


def folded(word: str) -> str:
    """A word without what does not tell two printings of it apart: case and width.

    >>> folded("Ｔibet") == folded("TIBET")
    True
    """
    return unicodedata.normalize("NFKC", word).casefold()


def _words(letter: Letter, apart: "_Apart", *, least: int) -> Body:
    """The words outside the stretches `apart`, of the blocks that have so many of them."""
    source = letter.source
    if source.media_type == SHEET:
        return Body()
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _blocks(source):
        found = [match for match in _WORD.finditer(source.text, start, end) if not apart.holds(match.start())]
        if len(found) >= least:
            words.extend(folded(match[0]) for match in found)
            places.extend(match.span() for match in found)
    return Body(tuple(words), tuple(places))


def _blocks(source: Source) -> Iterator[tuple[int, int]]:
    """The places of the blocks of the text, of its lines where it has none."""
    if source.blocks:
        yield from ((block.start, block.end) for block in source.blocks)
        return
    at = 0
    for line in source.text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _head(letter: Letter) -> Iterator[tuple[int, int]]:
    """What says of a letter what it is called, from when it is, who put it up, and how many signed."""
    for scalar in (letter.title, letter.date, letter.publisher, letter.claimed_count):
        if scalar is not None:
            yield scalar.span.start, scalar.span.end


def _addressed(letter: Letter) -> Iterator[tuple[int, int]]:
    """The subject, and those to whom it goes."""
    if letter.subject is not None:
        yield letter.subject.span.start, letter.subject.span.end
    for listed in (letter.addressees, letter.cc):
        for item in listed:
            yield item.span.start, item.span.end


def _listed(letter: Letter) -> Iterator[tuple[int, int]]:
    """The entries of the list, each with the number printed before it."""
    text = letter.source.text
    for each in letter.signatories:
        line = text.rfind("\n", 0, each.span.start) + 1
        numbered = _NUMBER.fullmatch(text, line, each.span.start)
        yield line if numbered else each.span.start, each.span.end


class _Apart:
    """Stretches of a text, ready to be asked whether a place lies in one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
