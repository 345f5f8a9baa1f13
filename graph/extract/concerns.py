"""People a letter speaks for who are not asked to be released: charged and at large, or dead.

Only two kinds of words are trusted: a request that charges against somebody be dropped, and the death of somebody in
custody, told or to be investigated. Who is also asked to be released is a detainee and no concern.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from undersigned.graph.extract.namelists import LIKELY, Named, read_names
from undersigned.graph.extract.passives import subject
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of
from undersigned.graph.model import Concern, Source

TRUSTED = 0.95
"""The measured precision below which a concern is left out."""

_MOST = 6  # in one sentence


def find_concerns(
    source: Source, body: Sequence[Unit], detained: Collection[str] = (), *, trusted: float = TRUSTED
) -> tuple[Concern, ...]:
    """The people of concern in the body, those `detained` left out."""
    held = {name.casefold() for name in detained}
    found: dict[str, Concern] = {}
    for unit in body:
        for start, end in sentences(unit.words):
            for named, rule in _concerns(source.text, unit.start + start, unit.start + end):
                key = named.name.casefold()
                if named.likely >= LIKELY and key not in held and confidence(rule) >= trusted:
                    place = source.span(named.start, named.end)
                    found.setdefault(key, Concern(named.name, place, confidence(rule), rule))
    return tuple(found.values())


def _concerns(text: str, start: int, end: int) -> Iterator[tuple[Named, str]]:
    for charges in islice(_charges().finditer(text, start, end), _MOST):
        for named in read_names(text, charges.end(), end).names:
            yield named, "charges-against"
    for death in islice(_death().finditer(text, start, end), _MOST):
        for named in read_names(text, death.end(), end).names:
            yield named, "death-of"
    for died in islice(_died().finditer(text, start, end), _MOST):
        for named in subject(text, start, died.start()):
            yield named, "died-in-custody"


@cache
def _charges() -> re.Pattern[str]:
    return re.compile(rf"{one_of('release_words', 'dropping')}\s+", re.IGNORECASE)


@cache
def _death() -> re.Pattern[str]:
    inquiry = one_of("release_words", "inquiries")
    return re.compile(
        rf"{inquiry}\s+(?:the\s+)?(?:suspicious\s+|unexplained\s+)?(?:death|deaths|killing|murder|assassination)\s+of\s+",
        re.IGNORECASE,
    )


@cache
def _died() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{one_of('release_words', 'died_held')}", re.IGNORECASE)
