"""The salutation as a last resort: `Dear President Biden,` names an office and a surname."""

import re

from undersigned.graph.extract.offices import is_office, office
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of
from undersigned.graph.model import Addressee, Source


def greeted(source: Source, salutation: Unit | None) -> tuple[Addressee, ...]:
    """`Dear President Biden,` names an office and a surname; `Dear colleagues,` names nobody."""
    if salutation is None:
        return ()
    greeting = re.match(rf"{one_of('letter_words', 'salutations')}\s*", salutation.words)
    if greeting is None:
        return ()
    found: list[Addressee] = []
    at = greeting.end()
    for part in re.split(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b)\s*", salutation.words[at:].rstrip(" ,:，：")):
        start = salutation.words.index(part, at)
        at = start + len(part)
        found.extend(_greeted(source, part, salutation.start + start))
    return tuple(found)


def _greeted(source: Source, part: str, start: int) -> list[Addressee]:
    rule = "salutation"
    held = re.match(office(), part)
    titled = HONORIFIC.match(part)
    name = part[held.end() if held is not None else titled.end() if titled is not None else 0 :].strip()
    if not part or (held is None and titled is None and person_likeness(part) <= 0.5):
        return []
    if name and not name[0].isupper():
        name = ""
    if not name and held is None:
        return []
    if held is None and is_office(name):  # `Dear Mr. President`
        held, name = re.match(r".*", name), ""
    span = source.span(start, start + len(part))
    return [Addressee(name or None, held[0] if held is not None else None, None, None, span, confidence(rule), rule)]
