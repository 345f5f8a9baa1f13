"""The addressees that a letter's own words name: in its salutation ("Dear President Biden,") or in its title."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from undersigned.graph.extract.one_recipient import Recipient
from undersigned.graph.extract.recipients import recipients
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, letter_kinds, one_of, words
from undersigned.graph.model import Addressee, Source

_HAN_VOCATIVE = re.compile(r"[^，。；！？,]{3,60}[：:]$")
_ARTICLE = re.compile(r"the\s+")
_LONGEST = 240


def greeted(source: Source, salutation: Unit | None) -> tuple[Addressee, ...]:
    """`Dear President Biden,` names an office and a surname; `Dear colleagues,` names nobody."""
    if salutation is None:
        return ()
    greeting = _greeting().match(salutation.words)
    if greeting is None:
        return ()
    found = recipients(source.text, salutation.start + greeting.end(), salutation.end)
    return tuple(addressee(source, each, "salutation") for each in found)


@cache
def _greeting() -> re.Pattern[str]:
    """The greeting, and those after it on the same line: "Dear Sir, dear Madam"."""
    return re.compile(rf"(?:{one_of('letter_words', 'salutations')}\s*)", re.IGNORECASE)


def called(source: Source, units: Sequence[Unit]) -> tuple[Addressee, ...]:
    """The addressee whom a Chinese letter calls upon before its first sentence: an office and a name before a colon."""
    for unit in units[:2]:
        if _HAN_VOCATIVE.match(unit.words) and re.match(r"[\u3400-\u9fff]", unit.words):
            found = [each for each in recipients(source.text, unit.start, unit.end) if each.name or each.position]
            return tuple(addressee(source, each, "salutation") for each in found)
    return ()


def titled(source: Source, units: Sequence[Unit]) -> tuple[Addressee, ...]:
    """The addressee of a title that says to whom: "Open letter to the Prime Minister of Norway on fishing"."""
    for unit in units:
        if len(unit.words) > _LONGEST:
            continue
        for start, end in _addressed(unit.words):
            found = list(recipients(source.text, unit.start + start, unit.start + end))
            if found:
                return tuple(addressee(source, each, "addressee-in-title") for each in found)
    return ()


def _addressed(words: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a title's words that say to whom."""
    western, eastern = _to()
    for pattern in (western, eastern):
        found = pattern.search(words)
        if found is not None:
            yield found.span("whom")


@cache
def _to() -> tuple[re.Pattern[str], re.Pattern[str]]:
    western = any_of((*(form for form, _ in letter_kinds()), "letter", "Brief", "lettre", "carta"))
    stops = one_of("letter_words", "after_addressee")
    han = any_of((*(form for form, _ in letter_kinds() if not form.isascii()), "信"))
    to = r"(?:to|an|à|aux?|al?|dirigida\s+a|adressée?\s+(?:à|aux?))"
    whom = r"(?P<whom>(?-i:[A-ZÀ-Þ]|(?:the|die|den|das|la|le|les|los|las|l['’])\W?\s*[A-ZÀ-Þ]).*?)"
    purpose = r"(?:for|to)(?=\s+(?-i:[a-z])(?!he\s+(?-i:[A-Z])))"
    ends = rf"\s+(?:{stops}|{purpose})(?!\w)\s*|\s*[:;|–—(.!?]|\s-\s|,\s+(?-i:[a-z])|$"
    return (
        re.compile(rf"{western}\s+{to}\s+{whom}(?={ends})", re.IGNORECASE),
        re.compile(rf"(?:致|给|給)(?P<whom>[^，。：:；!！]{{2,40}}?)(?:的)?(?:一封)?{han}"),
    )


def told(source: Source, units: Sequence[Unit]) -> tuple[Addressee, ...]:
    """The addressee whom a sentence on this letter names: "our open letter to the island's party leaders"."""
    for unit in units:
        for said in _own().finditer(unit.words):
            start, end = unit.start + said.start("whom"), unit.start + said.end("whom")
            found = [each for each in recipients(source.text, start, end) if each.name or each.position]
            if _led().fullmatch(said["whom"]):
                article = _ARTICLE.match(said["whom"])
                start += article.end() if article is not None else 0
                found = [Recipient(start, end, position=(start, end))]
            if found:
                return tuple(addressee(source, each, "addressee-in-sentence") for each in found)
    return ()


@cache
def _own() -> re.Pattern[str]:
    """A letter's words on itself, and to whom it is: "this open letter to the Minister of Fisheries, asking"."""
    letter = any_of((*words("letter_words", "letter_words"), *(form for form, _ in letter_kinds())))
    own, stops = one_of("letter_words", "own_letters"), one_of("letter_words", "after_addressee")
    whom = r"(?P<whom>(?:(?:the|die|den|le|la|les|los|las|el)\s+)?(?-i:[A-ZÀ-Þ]).{1,100}?)"
    to = r"(?:to|an|à|aux?|al?)\s+"
    return re.compile(
        rf"{own}\s+(?:[\w-]+\s+){{0,2}}?{letter}\s+{to}{whom}(?=[,;:.!?()]|\s+{stops}|\s[–—-]\s|$)", re.IGNORECASE
    )


@cache
def _led() -> re.Pattern[str]:
    """Those who lead what a possessive names: "the island's party leaders"."""
    led = one_of("letter_words", "led")
    return re.compile(rf"(?:the\s+)?(?:[A-ZÀ-Þ][\w.-]*\s+){{0,2}}[A-ZÀ-Þ][\w.-]*['’]s?\s+(?:[a-z-]+\s+){{0,2}}{led}")


def addressee(source: Source, found: Recipient, rule: str) -> Addressee:
    """The addressee at the places that were found."""
    name, position, institution = (
        None if place is None else " ".join(source.text[slice(*place)].split())
        for place in (found.name, found.position, found.institution)
    )
    return Addressee(name, position, institution, None, source.span(found.start, found.end), confidence(rule), rule)
