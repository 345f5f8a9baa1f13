"""Signatories named in a sentence: "signed by representatives of A, B and C", "on behalf of Peru, Chile and Spain".

Letters name others in the same shape: those who have condemned something, who signed last year's letter, whom a report
quotes. So a lead alone is not enough: it must speak of this letter ("this statement was signed by"), be said by those
who speak ("we, ...", "I deliver this statement on behalf of"), name the undersigned, or be the letter's title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from undersigned.graph.extract import signing_leads as leads
from undersigned.graph.extract.enumerations import Enumeration, enumerated
from undersigned.graph.extract.labels import is_label
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.shape import person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of

Place = tuple[int, int]

RULE = "named-in-sentence"
_FAR = 1500  # characters of a sentence in which a lead is looked for
_LOOK = 4500  # characters of a sentence that are looked at
_NEAR = 200  # characters before a lead that say whose it is
_AFTER = 80  # characters after an enumeration in which those named speak
_TITLED = 160  # characters of a title before the word that its authors follow
_LEAD_IN = 120  # characters at a unit's end in which a lead to the next one is looked for
_PERSON = 0.8
_WHO = re.compile(r"\b(?:who|which|that|whose|qui|que|die|der|quienes|cuyo|cuya)\b[^,]{0,60}$")


@dataclass(frozen=True, slots=True)
class Named:
    """The places of the signatories that a sentence names, and whether it says that there are more."""

    places: tuple[Place, ...] = ()
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence at its place, whether it is a line of the heading, and how the letter speaks."""

    words: str
    heading: bool
    first: bool
    reported: bool


def find_named(units: Sequence[Unit]) -> tuple[Place, ...]:
    """The places of the signatories that one sentence of the letter names, or () where none does for sure.

    The sentence says that those named sign or speak, and names at least two of them one after the other.
    """
    return named_in_sentence(units).places


def named_in_sentence(units: Sequence[Unit]) -> Named:
    """Those whom `find_named` finds, with what the sentence says of others: the longest enumeration counts."""
    best = Named()
    reported = not any(leads.speakers().search(unit.words[:_LOOK]) for unit in units if unit.prose)
    for number, unit in enumerate(units):
        for start, end in sentences(unit.words):
            sentence = _Sentence(unit.words[start : min(end, start + _LOOK)], not unit.prose, start == 0, reported)
            for found in _of_sentence(sentence):
                if len(found.places) > len(best.places):
                    places = tuple((unit.start + start + a, unit.start + start + b) for a, b in found.places)
                    best = Named(places, found.open_ended)
        if number + 1 < len(units) and _leads_on(unit) and units[number + 1].prose:
            following = units[number + 1]
            listed = enumerated(following.words[:_LOOK], 0)
            if listed is not None and len(listed.places) > len(best.places):
                best = Named(
                    tuple((following.start + a, following.start + b) for a, b in listed.places), listed.open_ended
                )
    return best


def _of_sentence(sentence: _Sentence) -> Iterator[Enumeration]:
    text = sentence.words
    far = text[:_FAR]
    if leads.elsewhen().search(far) is not None and leads.undersigned().search(far) is None:
        return
    for lead in leads.undersigned().finditer(far):
        yield from _some(text, lead.end())
    for lead in leads.we_ourselves().finditer(far):
        yield from _some(text, lead.end())
    for lead in leads.signed_by().finditer(far):
        if _of_this(sentence, lead):
            yield from _some(text, lead.end())
    for lead in leads.on_behalf().finditer(far):
        yield from _behalf(sentence, lead)
    if sentence.heading or sentence.first:
        yield from _titled(sentence)


def _some(text: str, begin: int) -> Iterator[Enumeration]:
    found = enumerated(text, begin)
    if found is not None:
        yield found


def _behalf(sentence: _Sentence, lead: re.Match[str]) -> Iterator[Enumeration]:
    """Those for whom someone speaks here and now: in a title, in the speaker's words, or as a sentence begins."""
    text = sentence.words
    before = text[max(0, lead.start() - _NEAR) : lead.start()]
    found = enumerated(text, lead.end())
    if found is None or _WHO.search(before) is not None or _of_people(text, found):
        return
    titled = sentence.heading and leads.title_start().match(text) is not None
    said = leads.speaking().search(before) is not None
    opening = not before.strip() and leads.speakers().search(text, found.end, found.end + _AFTER) is not None
    if said or opening or titled or _of_this(sentence, lead):
        yield found


def _titled(sentence: _Sentence) -> Iterator[Enumeration]:
    """Those whom a title names as the authors: "Joint statement by the governments of A, B and C"."""
    title = leads.title_start().match(sentence.words)
    if title is None:
        return
    far = title.end() + (_TITLED if sentence.heading else 1)
    for led, limit in ((leads.authors(), title.end() + 1), (leads.on_behalf(), far)):
        for lead in led.finditer(sentence.words, title.end(), limit + _LEAD_IN):
            if lead.start() > limit:
                break
            found = enumerated(sentence.words, lead.end(), grouped=leads.names_group(lead[0]))
            if found is None or (led is leads.on_behalf() and _of_people(sentence.words, found)):
                continue
            rest = sentence.words[found.end :].strip(' .:：,;。»”"')
            if not rest or (sentence.heading and _says(rest) is None):
                yield found
                return


def _of_people(text: str, found: Enumeration) -> bool:
    """Whether people are named: those for whom one speaks are then the ones who cannot, not the ones who sign."""
    return any(person_likeness(text[slice(*place)]) > _PERSON for place in found.places)


def _says(rest: str) -> re.Match[str] | None:
    """The word by which a title goes on as a sentence, if it does."""
    return re.match(r"[a-zß-ÿ]{2,}\s", rest)


def _of_this(sentence: _Sentence, lead: re.Match[str]) -> bool:
    """Whether what is signed before the lead is this letter, not another one that it speaks of."""
    before = sentence.words[max(0, lead.start() - _NEAR) : lead.start()]
    signs = leads.signing().search(lead[0]) is not None
    if not before.strip(" «„“\"'–—-"):
        return signs or lead[0][0].isupper() or sentence.first
    if sentence.heading and signs and leads.title_start().match(sentence.words) is not None:
        return True
    return leads.this_paper().search(before) is not None or (
        sentence.reported and signs and leads.the_paper().search(before) is not None
    )


def _leads_on(unit: Unit) -> bool:
    """Whether a unit ends by announcing those who sign with it: "... have joined the appeal, among them:"."""
    text = unit.words.rstrip()
    if not unit.prose and is_label(text):
        return True
    if not unit.prose or not text.endswith((":", "：")):
        return False
    lead = text[-_LEAD_IN:]
    return (
        leads.signing().search(lead) is not None
        and re.search(rf"{one_of('letter_words', 'among')}\s*[:：]$", lead) is not None
    )
