"""Names that a margin has broken: whether a line goes on with the one before it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import words

_DANGLING = re.compile(
    r"(?:\s(?:and|of|for|the|in|to|on|with|from|by|against|de|des|du|del|la|le|les|los|las|el|para|por|pour|contre|sur|dans"
    r"|für|und|der|die|das|den|dem|im|zur|zum|gegen|von|mit|et|y|e|d['’]|l['’])|[,&/–-])$"
)
_COUNTRY_COLON = re.compile(r"(?P<country>[^:：]{2,50}?)\s*[:：]\s*(?=\S)")
_TAIL = 12  # characters at an entry's end that tell whether it goes on
_TWO = 2
_NARROWEST = 30  # characters that fit on a line wherever names are broken


def dangles(line: str) -> bool:
    """Whether the last word of a line is one that no name ends with."""
    return _DANGLING.search(line[-_TAIL:]) is not None


def margin(units: Sequence[Unit]) -> int | None:
    """The width at which names of a list with blank lines between them are broken; None where the list has none."""
    if len(units) < 2 or any(unit.marker is not None for unit in units):
        return None
    apart = sum(unit.gap > 0 for unit in units)
    widest = max(len(unit.words) for unit in units)
    pairs = [(one, two) for one, two in pairwise(units) if two.gap == 0 and one.block == two.block]
    full = sum(is_full(one.words, two.words, widest) for one, two in pairs)
    loose = apart * 10 >= len(units) * 6 and apart < len(units)
    return widest if widest >= _NARROWEST and loose and full * 10 >= len(pairs) * 7 else None


def hanging(units: Sequence[Unit], widest: int) -> bool:
    """Whether more than one line seems to go on with the one before: a single one may be a name in small letters."""
    breaks = 0
    for one, two in pairwise(units):
        if two.gap == 0 and two.marker is None and one.block == two.block:
            small = two.words.split(maxsplit=1)[0] in words("function_words", "joints")
            dangling = dangles(one.words)
            lower = two.words[0].islower() and goes_on(one.words, two.words, widest)
            breaks += small or dangling or lower
    return breaks > 1 or len(units) <= _TWO


def goes_on(line: str, following: str, widest: int) -> bool:
    """Whether a line that opens in small letters goes on with the one before: by its first word, or by the margin."""
    first = following.split(maxsplit=1)[0]
    if first in words("function_words", "joints"):
        return True
    if line.endswith((")", "）")):  # an acronym closes a name
        return False
    return len(line) >= _NARROWEST and len(line) + 1 + len(first) > widest


def is_full(line: str, following: str, margin: int) -> bool:
    """Whether a line could not have taken in the first word of the next one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > margin
