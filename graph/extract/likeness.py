"""How much a line looks like one or several names of signatories."""

import re
from functools import lru_cache

from undersigned.graph.extract.dates import find_dates
from undersigned.graph.extract.labels import is_navigation
from undersigned.graph.extract.prose import is_prose
from undersigned.graph.extract.shape import organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import word_set

_NOTE = re.compile(r"\[\d{1,3}\]")
_TELEPHONE = re.compile(r"(?:tel\.?|phone|fax|mobile)?\s*:?\s*\+?[\d\s()./-]{7,}$", re.IGNORECASE)
_URL = re.compile(r"^(?:https?://|www\.)\S+$|\S+@\S+\.\w+$")
_LONGEST = 260
_KEPT = 65536
_LINE_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_LINE_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")


def likeness(unit: Unit) -> float:
    """How much a unit looks like one or several names, from 0 to 1."""
    places = unit.several
    if not places:
        return entry_likeness(unit.words)
    return max(
        entry_likeness(unit.words), sum(entry_likeness(unit.words[start:end]) for start, end in places) / len(places)
    )


@lru_cache(maxsize=_KEPT)
def entry_likeness(text: str) -> float:
    """How much a line looks like the entry of one signatory, from 0 to 1.

    >>> entry_likeness("Hong Kong Watch") > 0.8, entry_likeness("disable support for SSLv2") < 0.3
    (True, True)
    """
    text = text.strip()
    if (
        not text
        or len(text) > _LONGEST
        or _TELEPHONE.match(text)
        or is_navigation(text)
        or _URL.match(text)
        or _NOTE.match(text)
        or is_prose(text)
    ):
        return 0.0
    dates = find_dates(text)
    if dates and dates[0].start == 0:
        return 0.0
    if " | " in text or "\t" in text:
        return 1.0
    tokens = _LINE_WORDS.findall(text)
    if not tokens:
        return 0.0
    if text[0].islower() and tokens[0].casefold() not in word_set("organization_words", "particles"):
        return 0.1
    if (
        text.endswith((".", "!", "?"))
        and len(tokens) > 6
        and sum(token[0].islower() for token in tokens) * 2 > len(tokens)
    ):
        return 0.1
    head = re.split(r"[,;(（，；、]", text, maxsplit=1)[0]
    return max(organization_likeness(head), person_likeness(head), organization_likeness(text) - 0.1)
