"""Names one after the other on a line or in a paragraph: "A; B; C", "A, B and C", "A · B · C"."""

import re
from functools import lru_cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.shape import (
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)

Place = tuple[int, int]

_KEPT = 4096
_FEW = 3
_LONGEST = 160
_STRONG = (
    re.compile(r"\s*[;；]\s*(?:(?:and|und|et|y|e|&)\s+)?|[;；]\s*$"),
    re.compile(r"\s*[•·‧●▪■◦|｜]\s*"),
    re.compile(r"\s+/\s+"),
    re.compile(r"\s*、\s*|\s*，\s*"),
    re.compile(r"\s+[–—]\s+"),
)
_COMMA = re.compile(r"\s*,\s+(?:(?:and|und|et|y|e|&|as\s+well\s+as|sowie|ainsi\s+que|así\s+como)\s+)?")
_LAST = re.compile(r"\s*,?\s+(?:and|und|et|y|e|&|as\s+well\s+as|sowie|ainsi\s+que)\s+(?=\S)")
_HAN_LAST = re.compile(r"\s*[和及与與]\s*|\s*以及\s*")
_BRACKETS = {"(": ")", "（": "）", "[": "]", "“": "”", "«": "»"}
_OPEN = re.compile(r"[(（\[“«]")
_SENTENCE = re.compile(r"[^.!?。]*[.!?。]\s+[^\W\d_]")


@lru_cache(maxsize=_KEPT)
def split_inline(words: str) -> tuple[Place, ...]:
    """The names of a line that holds several, by their places; () where it holds one name or none.

    Semicolons, bullets, slashes and enumeration commas part names by themselves. Commas part them only where most of
    what stands between is a name, for names hold commas too; a country after a name stays with it.

    >>> words = "Hong Kong Watch; PEN America; Article 21"
    >>> [words[start:end] for start, end in split_inline(words)]
    ['Hong Kong Watch', 'PEN America', 'Article 21']
    >>> split_inline("Ana Ruiz, Professor of Law, University of Murcia")
    ()
    """
    text = words.rstrip()
    for number, separator in enumerate(_STRONG):
        places = _places(text, separator)
        if len(places) >= _FEW and _named(text, places) >= 0.7 and not (number and _one_person(text, places)):
            return tuple(_last(text, places))
    places = _last(text, _places(text, _COMMA))
    if len(places) < _FEW:
        return ()
    places = _with_countries(text, places)
    if len(places) < _FEW or _named(text, places) < 0.8 or _one_person(text, places):
        return ()
    return tuple(places)


def _places(text: str, separator: re.Pattern[str]) -> list[Place]:
    """What stands between the separators outside brackets."""
    depth = _depths(text)
    found: list[Place] = []
    start = 0
    for cut in separator.finditer(text):
        if depth[cut.start()] == 0 and cut.start() >= start:
            found.append((start, cut.start()))
            start = cut.end()
    found.append((start, len(text)))
    return [place for begin, end in found if (place := _trim(text, begin, end)) is not None]


def _depths(text: str) -> list[int]:
    depths = []
    depth = 0
    for letter in text:
        if letter in "(（[":
            depth += 1
        depths.append(depth)
        if letter in ")）]":
            depth = max(0, depth - 1)
    depths.append(0)
    return depths


def _trim(text: str, start: int, end: int) -> Place | None:
    words = text[start:end]
    stripped = words.strip().strip(",;；、|·•").strip()
    if not stripped:
        return None
    begin = start + words.index(stripped[0])
    stop = begin + len(stripped)
    if text[begin:stop].endswith(".") and stop == len(text) and not re.search(r"\b\w\.$|\.\w+\.$", stripped):
        stop -= 1
    return begin, stop


def _last(text: str, places: list[Place]) -> list[Place] | tuple[Place, ...]:
    """Part the last place where "and" joins two names in it."""
    if not places:
        return places
    start, end = places[-1]
    words = text[start:end]
    for joint in (*_LAST.finditer(words), *_HAN_LAST.finditer(words)):
        left, right = words[: joint.start()].strip(), words[joint.end() :].strip()
        if _whole(left) and _whole(right):
            return (*places[:-1], (start, start + joint.start()), (start + joint.end(), end))
    return tuple(places)


def _whole(words: str) -> bool:
    """Whether words stand for a name by themselves, so that an "and" beside them is no part of one."""
    if not words or words[0].islower():
        return False
    return _is_person(words) or organization_likeness(words) >= 0.8 or is_country(words)


def _is_person(words: str) -> bool:
    return person_likeness(words) > 0.7 and role_likeness(words) < 0.85


def _with_countries(text: str, places: list[Place] | tuple[Place, ...]) -> list[Place]:
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


def _named(text: str, places: list[Place] | tuple[Place, ...]) -> float:
    """The share of places that look like names."""
    return sum(_name(text[start:end]) for start, end in places) / len(places)


@lru_cache(maxsize=_KEPT)
def _name(words: str) -> bool:
    if len(words) > _LONGEST or _SENTENCE.match(words):
        return False
    if words[0].islower() and words[:3] not in ("al-", "d’", "d'"):
        return False
    head = re.split(r"[,(（|–—]", words, maxsplit=1)[0].strip()
    if not head:
        return False
    return person_likeness(head) > 0.5 or organization_likeness(head) >= 0.6 or is_country(head)


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
