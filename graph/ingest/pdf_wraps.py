"""Whether a printed line goes on in the next one: by the room that was left on it, and by its words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from undersigned.data import reference
from undersigned.graph.ingest.pdf_lines import Line
from undersigned.graph.ingest.pdf_tables import has_organization_word
from undersigned.graph.ingest.pdf_words import is_prose, is_wide

WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
"""A word with the hyphens in it."""

_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_PROSE = 0.6
_LONG = 6
_RAGGED = 0.2  # of the width of the page


def within_own_edge(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a paragraph that is set narrower than the page, as small first letters say, with its own edge."""
    small = sum(each.text[0].islower() for each in lines[1:])
    if len(lines) < 3 or small * 3 < len(lines) - 1:
        return lines
    edge = max(each.x1 for each in lines)
    return [replace(each, right=min(each.right, edge)) for each in lines]


def is_list(lines: Sequence[Line]) -> bool:
    """Whether lines stand for something each: fewer are full than in prose."""
    pairs = list(pairwise(lines))
    full = sum(is_full(last, each) for last, each in pairs)
    return not pairs or full < _PROSE * len(pairs) or not is_prose([each.text for each in lines])


def joins(last: Line, each: Line, lines: Sequence[Line], *, item: bool, prose: bool) -> bool:
    """Whether a line goes on with the one before, within the `lines` of a paragraph, a list of names or an item."""
    if goes_on_in_words(last, each):
        return True
    if prose:
        return is_full(last, each)
    first = lines[0]
    if (each.x0 - each.left) - (first.x0 - first.left) > 0.8 * each.size and abs(
        _middle(each) - _middle(last)
    ) > each.size:
        return not item or is_full(last, each)
    if item:
        return is_full(last, each)
    return is_full(last, each) and (_lacks(each, lines) or (last.place[1] == 0 and _remains(last, each)))


def goes_on_in_words(last: Line, each: Line) -> bool:
    """Whether the words say that a line goes on: it is well filled, and ends or begins as no name does."""
    text, begins = last.text.rstrip(), each.text.lstrip()
    if _BROKEN.search(text):
        return begins[:1].isalpha()
    width = max(last.right - last.left, 1.0)
    if last.x1 - last.left < 0.5 * width and last.x1 + each.first * 1.3 < last.right - 0.2 * width:
        return False
    word = begins.split(maxsplit=1)[0]
    if word[:1].islower() and word.rstrip(",") not in _joints():
        # Some names open in small letters; only a line that left no room for the next word goes on in one.
        if not word.islower():
            return False
        in_page = last.place[1] == 0  # where a part of the page may be set narrower than the rest
        near = in_page and last.x1 + each.first * 1.3 >= last.right - _RAGGED * width
        return text[-1:] not in set(".!?") and (near or is_full(last, each))
    if begins[:1].islower() or begins[:1] in set("(&/,;)（，、"):
        return text[-1:] not in set(".!?")
    if text[-1:] in set(",(&/–—-（，、") or text.count("(") > text.count(")"):
        return True
    return text.split()[-1] in _small_words()


def is_full(last: Line, each: Line) -> bool:
    """Whether the first word of a line would not have found room at the end of the line before."""
    space = 0.0 if is_wide(last.text[-1]) else 0.25 * last.size
    return last.x1 + space + min(each.first, 0.4 * (last.right - last.left)) > last.right


def joined_lines(texts: Sequence[str], known: frozenset[str]) -> str:
    """Lines as one, the hyphen of a broken word taken back, no space between characters of full width."""
    joined = texts[0]
    for text in texts[1:]:
        broken = _BROKEN.search(joined)
        after = WORD.match(text)
        if broken and after and after[0][0].islower() and broken[1][-1].islower():
            before = WORD.findall(joined.rstrip("-\u2010"))[-1]
            kept = f"{before}-{after[0]}" in known or "-" in before
            joined = (joined if kept and before + after[0] not in known else joined[:-1]) + text
        elif (broken and not joined.endswith(" -")) or (is_wide(joined[-1]) and is_wide(text[0])):
            joined += text
        else:
            joined += f" {text}"
    return joined


_PARTING = ",|–—，"


def _lacks(each: Line, lines: Sequence[Line]) -> bool:
    """Whether most lines of a list have a comma, a bracket or a dash within, and this one has none."""
    parted = [any(sign in line.text for sign in ",(|–—-，（") for line in lines if line is not each]
    return sum(parted) * 5 >= len(parted) * 3 and not any(sign in each.text for sign in ",(|–—-，（")


def _remains(last: Line, each: Line) -> bool:
    """Whether a full line is, or is long enough to be, an organization's, and the next one has no such word.

    A next line with parts of its own, "Ana Ruiz, Harbour", is an entry of its own.
    """
    if any(sign in each.text for sign in _PARTING):
        return False
    long = has_organization_word(last.text) or len(last.text.split()) >= _LONG
    return long and not has_organization_word(each.text)


def _middle(each: Line) -> float:
    return (each.x0 + each.x1) / 2


@cache
def _joints() -> frozenset[str]:
    """Words with which no name opens, though part of one may: "of", "für"."""
    table = cast(dict[str, list[str]], reference("function_words"))
    return frozenset(word for word in table["joints"] if word.islower())


@cache
def _small_words() -> frozenset[str]:
    table = cast(dict[str, list[str]], reference("function_words"))
    return frozenset(word for code in ("en", "de", "fr", "es") for word in table[code] if word.islower())
