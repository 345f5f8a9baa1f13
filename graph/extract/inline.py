"""Names one after the other on a line or in a paragraph: "A; B; C", "A, B and C", "A · B · C"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.pieces import (
    COMMA,
    HAN_COMMA,
    SEMICOLON,
    STRONG,
    Place,
    depths,
    part_last,
    pieces,
    whole_names,
)
from undersigned.graph.extract.prose import first_sentence, is_prose
from undersigned.graph.extract.shape import (
    HONORIFIC,
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.vocabulary import any_of, words

_KEPT = 4096
_FEW = 3
_LONGEST = 160
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,16}")
_JOINED = 0.3  # how well an "and" at a list's end must part two names
_SURELY = 0.9  # how well it must where other marks part the names
_BRACKET = re.compile(r"[()（）\[\]]")
_MARK = re.compile(r"[;；•·‧●▪■◦|｜/、，,)）–—]")  # one of these stands in every separator


@lru_cache(maxsize=_KEPT)
def split_inline(line: str) -> tuple[Place, ...]:
    """The names of a line that holds several, by their places; () where it holds one name or none.

    Semicolons, bullets, slashes and enumeration commas part names by themselves. Commas part them only where most of
    what stands between is a name, for names hold commas too; a country after a name stays with it.

    >>> line = "Hong Kong Watch; PEN America; Article 21"
    >>> [line[start:end] for start, end in split_inline(line)]
    ['Hong Kong Watch', 'PEN America', 'Article 21']
    >>> split_inline("Ana Ruiz, Professor of Law, University of Murcia")
    ()
    """
    text = line.rstrip()
    if _MARK.search(text) is None:
        return ()
    if _titled().match(text) is not None:
        return ()  # those named are read with the words that say so
    depth = depths(text)
    for number, separator in enumerate(STRONG):
        if separator.search(text) is None:
            continue
        places, joined = pieces(text, separator, depth)
        few = _FEW - 1 if number == SEMICOLON and _two(text, places) else _FEW
        if len(places) >= few and _named(text, places) >= 0.7 and not (number and _one_person(text, places)):
            whole = joined or (number != HAN_COMMA and "," in text[slice(*places[-1])])
            return tuple(places if whole else part_last(text, places, _JOINED if number == HAN_COMMA else _SURELY))
    if "," not in text:
        return ()
    places, joined = pieces(text, COMMA, depth)
    places = whole_names(text, places, joined=joined)
    places = places if joined else part_last(text, places, _JOINED)
    if len(places) < _FEW:
        return ()
    places = _with_countries(text, places)
    if len(places) < _FEW or _named(text, places) < 0.8 or _one_person(text, places):
        return ()
    return tuple(places)


@cache
def _titled() -> re.Pattern[str]:
    """A title that names authors: "Joint statement by"."""
    traits, by = (any_of(words("letter_words", section)) for section in ("paper_traits", "paper_by"))
    return re.compile(
        rf"(?:{traits}\s+){{1,4}}{any_of(words('letter_words', 'papers'))}\s+(?:{traits}\s+)?{by}\s", re.IGNORECASE
    )


def _named(text: str, places: Sequence[Place]) -> float:
    """The share of places that look like names."""
    names = sum(_name(text[start:end]) for start, end in places)
    perhaps = sum(_HAN_NAME.fullmatch(text, start, end) is not None for start, end in places)
    return max(names, (names + perhaps) / 2) / len(places)


@lru_cache(maxsize=_KEPT)
def _name(words: str) -> bool:
    if len(words) > _LONGEST or _is_sentences(words):
        return False
    if words[0].islower() and words[:3] not in ("al-", "d’", "d'"):
        return False
    head = re.split(r"[,(（|–—]", words, maxsplit=1)[0].strip()
    if not head:
        return False
    return person_likeness(head) > 0.5 or organization_likeness(head) >= 0.6 or is_country(head)


def _is_sentences(words: str) -> bool:
    """Whether a sentence ends within the words; an initial's dot or a title's does not end one."""
    honorific = HONORIFIC.match(words)
    head = _BRACKET.split(words, maxsplit=1)[0][0 if honorific is None else honorific.end() :].strip()
    return bool(head) and first_sentence(head) < len(head)


def _is_person(words: str) -> bool:
    return person_likeness(words) > 0.7 and role_likeness(words) < 0.85


def _two(text: str, places: Sequence[Place]) -> bool:
    """Whether a semicolon parts two names: one for sure, and the other one too, or a bracket closes the first."""
    if len(places) != _FEW - 1:
        return False
    first, second = (text[slice(*place)] for place in places)
    sure = _sure(first) + _sure(second)
    return sure == 2 or (sure == 1 and first.endswith((")", "）")) and second[0].isupper() and not is_prose(second))


def _sure(words: str) -> bool:
    """Whether words are surely one name with what may stand in brackets after it."""
    head = re.split(r"\s*[(（]", words, maxsplit=1)[0]
    return len(words) <= _LONGEST and bool(head) and (organization_likeness(head) >= 0.9 or _is_person(head))


def _with_countries(text: str, places: Sequence[Place]) -> list[Place]:
    """Join a country to the name before it, unless countries are what is listed."""
    countries = sum(is_country(text[start:end]) for start, end in places)
    if countries * 2 > len(places):
        return list(places)
    joined: list[Place] = []
    for start, end in places:
        if joined and is_country(text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _one_person(text: str, places: list[Place]) -> bool:
    """Whether the parts are those of one entry: a person, then roles, an organization, a country."""
    words = [text[start:end] for start, end in places]
    people = sum(_is_person(each) for each in words)
    organizations = sum(
        organization_likeness(each) >= 0.9 or gazetteer("organizations").fullmatch(each) is not None for each in words
    )
    roles = sum(role_likeness(each) >= 0.85 and POSTNOMINAL.search(each) is None for each in words)
    if people == len(words) or organizations == len(words):
        return False
    if people == 1 and len(words) <= 5:
        return _is_person(words[0])
    return roles * 3 > len(words)
