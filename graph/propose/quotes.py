"""Where the words of a quotation stand in a text: exactly, folded, or nearly.

Folded words are compared without regard to case, white space, the shape of quotes and dashes, and compatible forms of
characters (NFKC); what is found is always the text's own words.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

MOST = 4_000
"""Characters that a quotation may have; a longer one is not looked for."""

NEAR = 85.0
"""How alike words must be to be nearly the same: the share of common characters, 0 to 100, as rapidfuzz counts."""

SHORT = 6
"""Quotations with fewer folded characters than this must be found as they are: nearly nothing is like anything."""

_PLACES = 64
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´＇"), "'") | dict.fromkeys(map(ord, "“”„‟″«»＂〝〞"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_SAME = _QUOTES | _DASHES
_SCRIPTS_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


class Match(Enum):
    """How the words were found."""

    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` (included) to `end` (excluded) of the text, and how a quotation led there."""

    start: int
    end: int
    match: Match


class Page:
    """A text that is asked for quotations, folded once.

    >>> page = Page("Signed: the “Free  Tibet” group, Annex")
    >>> page.find("Free  Tibet"), page.find('the "free tibet"')
    ([Found(start=13, end=24, match=<Match.EXACT: 'exact'>)], [Found(start=8, end=25, match=<Match.FOLDED: 'folded'>)])
    >>> page.find("Ann")
    []
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded, self._from = _fold(text)

    def find(self, quote: str, start: int = 0, end: int | None = None) -> list[Found]:
        """The places of `quote` between `start` and `end`: the exact ones, else the folded ones; at most a few dozen.

        A place counts only with whole words: "Ann" does not stand in "Annex".
        """
        end = len(self.text) if end is None else end
        words = quote.strip()
        if not words or len(words) > MOST:
            return []
        exact = (Found(at, at + len(words), Match.EXACT) for at in _places(self.text, words, start, end))
        found = list(islice((each for each in exact if self._is_whole(each.start, each.end)), _PLACES))
        return found or self._find_folded(words, start, end)

    def find_nearly(self, quote: str, start: int, end: int) -> Found | None:
        """The words between `start` and `end` most like `quote`, made whole words; None where none are like it."""
        from rapidfuzz import fuzz

        words = _fold(quote)[0].strip()
        if not SHORT <= len(words) <= MOST:
            return None
        left, right = bisect_left(self._from, start), bisect_left(self._from, end)
        near = fuzz.partial_ratio_alignment(words, self._folded[left:right], score_cutoff=NEAR)
        # A text shorter than the quotation would be looked for in it, the other way round.
        if near is None or right - left < len(words) or near.dest_start == near.dest_end:
            return None
        return self._widened(self._from[left + near.dest_start], self._from[left + near.dest_end - 1] + 1, start, end)

    def _find_folded(self, words: str, start: int, end: int) -> list[Found]:
        folded = _fold(words)[0].strip()
        if not folded:
            return []
        left, right = bisect_left(self._from, start), bisect_left(self._from, end)
        found = []
        for at in _places(self._folded, folded, left, right):
            place = self._unfolded(at, at + len(folded))
            if place is not None and self._is_whole(*place):
                found.append(Found(*place, Match.FOLDED))
            if len(found) == _PLACES:
                break
        return found

    def _unfolded(self, start: int, end: int) -> tuple[int, int] | None:
        """Where folded characters come from; None where they begin or end within a character of the text."""
        first, last = self._from[start], self._from[end - 1]
        if start > 0 and self._from[start - 1] == first:
            return None
        if end < len(self._from) and self._from[end] == last:
            return None
        return first, last + 1

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether words neither begin nor end within a word of the text."""
        text = self.text
        begins = start == 0 or not _joined(text[start - 1], text[start])
        return begins and (end == len(text) or not _joined(text[end - 1], text[end]))

    def _widened(self, start: int, end: int, least: int, most: int) -> Found:
        text = self.text
        while start > least and _joined(text[start - 1], text[start]):
            start -= 1
        while end < most and _joined(text[end - 1], text[end]):
            end += 1
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        return Found(start, start + len(words.strip()), Match.FUZZY)


def _places(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place of the one that it comes from."""
    folded: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for each in _FOLDS.get(character) or _folds(character):
            if each == " " and folded and folded[-1] == " ":
                continue
            folded.append(each)
            origin.append(place)
    return "".join(folded), origin


_FOLDS: dict[str, str] = {chr(code): chr(code) for code in (*range(0x21, 0x41), *range(0x5B, 0x7F)) if code != 0x60}


def _folds(character: str) -> str:
    """What one character becomes: several, one, or none where it is invisible."""
    if character.isspace():
        return " "
    if unicodedata.category(character) == "Cf":
        return ""
    decomposed = unicodedata.normalize("NFKD", character.translate(_SAME))
    again = unicodedata.normalize("NFKD", decomposed.casefold()).translate(_SAME)
    return "".join(" " if each.isspace() else each for each in again)


def _joined(before: str, after: str) -> bool:
    """Whether two neighbouring characters belong to one word, so that no quotation may end between them."""
    if unicodedata.combining(after):
        return True
    if not (before.isalnum() and after.isalnum()):
        return False
    return not any(unicodedata.name(each, "").startswith(_SCRIPTS_WITHOUT_SPACES) for each in (before, after))
