"""What is printed on a page: words at places, and the straight rules drawn between them.

Distances are points (1/72 inch) from the page's top left corner, so that a larger `y` is lower on the page.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_SPACE, _WIDE_SPACE, _BACK = 0.17, 0.6, -0.4  # of the size: a wider gap is a space; a jump back is another word
_OVERPRINT = 0.12  # of the size: the same character so near is printed twice to look bold


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as printed: its left and right edge, its baseline, its size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Word:
    """Characters printed one after the other in one size; `spaced` where a space was printed before them."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line across (`y0 == y1`) or down (`x0 == x1`) the page."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size, its words in the order they were drawn, and its rules."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()


def words(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Yield the words that `glyphs`, in the order they were drawn, make.

    >>> row = [Glyph(letter, x, x + 5, 100, 10, False) for letter, x in zip("PENﬁ x", (0, 5, 10, 19, 24, 29))]
    >>> [(word.text, word.spaced) for word in words(row)]
    [('PEN', False), ('fi', False), ('x', True)]
    """
    opened: Word | None = None
    spaced = False
    for glyph in _once(glyphs):
        if not glyph.text:
            continue
        if not glyph.text.strip():
            if opened is not None:
                yield opened
            opened, spaced = None, True
        elif opened is not None and _goes_on(opened, glyph):
            opened = replace(opened, text=opened.text + _folded(glyph.text), x1=max(opened.x1, glyph.x1))
        else:
            if opened is not None:
                yield opened
            opened = Word(_folded(glyph.text), glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.bold, spaced)
            spaced = False
    if opened is not None:
        yield opened


def is_space(before: str, after: str, gap: float, size: float) -> bool:
    """Whether a gap between two characters is a space; between two of Chinese, Japanese or Korean only a wide one is.

    >>> is_space("N", "A", 2.5, 10), is_space("人", "权", 2.5, 10)
    (True, False)
    """
    return gap > size * (_WIDE_SPACE if is_wide(before) and is_wide(after) else _SPACE)


def is_wide(character: str) -> bool:
    """Whether a character is of a script that is written without spaces, in full width."""
    return _WIDE.match(character) is not None


def is_prose(texts: Iterable[str]) -> bool:
    """Whether words are mostly small, as in sentences; of scripts without small letters, whether lines are long.

    >>> is_prose(["We write to you together"]), is_prose(["Hong Kong Watch", "PEN America"])
    (True, False)
    """
    lines = list(texts)
    if sum(map(_wide_share, lines)) > len(lines) / 2:
        return sum(map(len, lines)) > 15 * len(lines)
    tokens = [word for text in lines for word in text.split() if word[0].isalpha()]
    return len(tokens) >= 4 * len(lines) and sum(word[0].islower() for word in tokens) >= 0.4 * len(tokens)


def _wide_share(text: str) -> float:
    return len(_WIDE.findall(text)) / max(len(text), 1)


def _goes_on(word: Word, glyph: Glyph) -> bool:
    gap = glyph.x0 - word.x1
    return (
        word.bold == glyph.bold
        and abs(word.y - glyph.y) < 0.15 * word.size
        and abs(word.size - glyph.size) < 0.05 * word.size
        and gap > _BACK * word.size
        and not is_space(word.text[-1], glyph.text, gap, word.size)
    )


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Leave out characters printed over themselves."""
    seen: dict[tuple[str, int, int], tuple[float, float]] = {}
    for glyph in glyphs:
        if glyph.text.strip():
            column, row = round(glyph.x0), round(glyph.y)
            near = (seen.get((glyph.text, column + dx, row + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
            most = _OVERPRINT * glyph.size
            if any(at is not None and abs(at[0] - glyph.x0) < most and abs(at[1] - glyph.y) < most for at in near):
                continue
            seen[glyph.text, column, row] = (glyph.x0, glyph.y)
        yield glyph


def _folded(text: str) -> str:
    """Take ligatures apart, and only them."""
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.strip())
