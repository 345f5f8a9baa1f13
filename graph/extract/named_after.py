"""Names that hold the name of a place without speaking of it: "Hong Kong Watch", "Jordan Smith", "PEN America"."""

import re
from functools import cache

from undersigned.graph.extract.gazetteer import Found, gazetteer
from undersigned.graph.extract.vocabulary import any_of, words

_REACH = 80
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\s]\s)([A-ZÀ-Þ][\w'’-]*|[A-ZÀ-Þ]\.)\s$")
_CAPITAL_AFTER = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")


def within_name(text: str, found: Found) -> bool:
    """Whether a capitalised word beside a name such as "Jordan" or "Georgia" makes it part of another name.

    A word that ends the sentence before does not: "... in Gaza. Israel must ...".
    """
    before = _CAPITAL_BEFORE.search(text, max(0, found.start - _REACH // 2), found.start)
    after = _CAPITAL_AFTER.match(text, found.end)
    return before is not None or after is not None


def within_organization(text: str, found: Found, start: int, end: int) -> bool:
    """Whether the place is part of an organization's name: one of the reference, or one that its words give away.

    Between `start` and `end` of `text`, "Hong Kong Democracy Council" and "Amnesty International France" are such
    names by their shape: capitalised words without a break, the last or the first of them a word for an organization.
    """
    first = max(start, found.start - _REACH)
    known = gazetteer("organizations").find(text, first, min(end, found.end + _REACH))
    if any(each.start <= found.start and found.end <= each.end for each in known):
        return True
    return (
        _leads().match(text, found.end, min(end, found.end + _REACH)) is not None
        or _trails().search(text, first, found.start) is not None
    )


@cache
def _leads() -> re.Pattern[str]:
    """What follows a place in a name: capitalised words up to one such as "Council"."""
    return re.compile(rf"(?:[ -][A-ZÀ-Þ][\w'’-]+){{0,4}}[ ]{_strong()}(?![\w'’])")


@cache
def _trails() -> re.Pattern[str]:
    """What stands right before a place in a name: a word such as "International" with another before it."""
    return re.compile(rf"[A-ZÀ-Þ][\w'’-]+[ ]{_strong()}[ ]$")


@cache
def _strong() -> str:
    return any_of(word for word in words("organization_words", "strong") if word[0].isupper())
