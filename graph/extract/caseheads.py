"""Headings that open the case of one person each: "Case 1: Ilham Tohti"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from undersigned.graph.extract.named import LIKELY, read_name
from undersigned.graph.extract.passives import Asked
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of

_AFTER = re.compile(r"\s*(?:$|[,:;(–—-]|[，、（])")
_LONGEST = 160


def case_headings(text: str, body: Sequence[Unit], *, asks: bool) -> Iterator[Asked]:
    """The people whose cases are told under headings of their own, in a letter that `asks` for a release."""
    for unit in body:
        label = None if unit.prose else _label().match(unit.words)
        if label is None:
            continue
        start = unit.start + label.end()
        named = read_name(text, start, min(unit.end, start + _LONGEST))
        if named is not None and named.likely >= LIKELY and _AFTER.match(text[named.stop : unit.end]):
            yield Asked(named, "case-heading", asks)


@cache
def _label() -> re.Pattern[str]:
    numbered = r"\s*(?:[Nn]o\.?\s*|#\s*)?\d{1,3}\s*[:：.)–—-]\s*"
    return re.compile(rf"#*\s*{one_of('release_words', 'case_labels')}{numbered}")
