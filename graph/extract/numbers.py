"""Numbers as letters print them: in figures, with or without marks for thousands, or in words."""

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from undersigned.data import reference
from undersigned.graph.extract.vocabulary import number_words

_HUNDRED, _THOUSAND = 100, 1000
_FIGURES = r"(?<![\d.,])(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+|\d{1,7})(?![\d])"
_LINKS = frozenset({"and", "et", "y", "und"})
_ONE = frozenset({"un", "une", "una", "uno", "one"})


@cache
def number() -> str:
    """A regular expression for a number in figures or words, a Chinese one included.

    >>> re.findall(number(), "forty-two groups, 1,200 people")
    ['forty-two', '1,200']
    """
    forms = {form for word in _words() for form in (word, word.replace("dreissig", "dreißig"))}
    word = rf"(?<!\w)(?:{'|'.join(sorted(forms, key=lambda word: (-len(word), word)))})(?!\w)"
    linked = rf"(?:[-\s]|\s(?:and|et|y)\s|-et-){word}"
    return rf"(?:{_FIGURES}|{word}(?:{linked}){{0,6}}(?:[-\s](?:et|y)[-\s]un[ea]?\b)?|[{_han()}]+)"


def number_value(printed: str) -> int:
    """The number that words or figures print; 0 where they print none.

    >>> [number_value(each) for each in ("1.200", "twenty-three", "einunddreißig", "quatre-vingt-dix", "treinta y dos")]
    [1200, 23, 31, 90, 32]
    >>> number_value("五十九"), number_value("二百零三"), number_value("two hundred and five")
    (59, 203, 205)
    """
    digits = re.sub(r"[.,'’\s]", "", printed)
    if digits.isdecimal():
        return int(digits)
    if re.fullmatch(rf"[{_han()}]+", printed):
        return _han_value(printed)
    total = current = 0
    last = ""
    for token in re.split(r"[-\s]+", printed.casefold()):
        value = 1 if token in _ONE else _words().get(token, 0)
        if token in _LINKS:
            continue
        if value == _THOUSAND:
            total, current = total + (current or 1) * value, 0
        elif value == _HUNDRED and current < _HUNDRED:
            current = (current or 1) * value
        elif token.startswith("vingt") and last == "quatre":
            current += 4 * value - 4
        else:
            current += value
        last = token
    return total + current


@cache
def _words() -> Mapping[str, int]:
    """Number words, the German ones for 21 to 99 among them."""
    ones = _table("ones_before_tens")
    tens = {
        word: value
        for word, value in number_words().items()
        if 20 <= value < _HUNDRED and word.endswith(("zig", "ßig", "ssig"))
    }
    fused = {f"{one}und{ten}": value + more for one, value in ones.items() for ten, more in tens.items()}
    return {**number_words(), **fused}


@cache
def _table(section: str) -> Mapping[str, int]:
    return cast(Mapping[str, Mapping[str, int]], reference("counts"))[section]


@cache
def _han() -> str:
    return "".join((*_table("han_digits"), *_table("han_units")))


def _han_value(printed: str) -> int:
    total = current = 0
    for sign in printed:
        unit = _table("han_units").get(sign)
        if unit is None:
            current = (
                current * 10 + _table("han_digits")[sign] if total == 0 and current else _table("han_digits")[sign]
            )
        elif unit > _THOUSAND:
            total, current = (total + current or 1) * unit, 0
        else:
            total, current = total + (current or 1) * unit, 0
    return total + current
