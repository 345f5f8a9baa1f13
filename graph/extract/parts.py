"""The parts of a signatory's entry: where it is cut, and what each part looks like."""

import re
from collections.abc import Sequence

from undersigned.graph.extract.gazetteer import abbreviates
from undersigned.graph.extract.shape import (
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.vocabulary import word_set

_ACRONYM = re.compile(r"\s*[(（\[](?P<acronym>[^()（）\[\]]{2,16})[)）\]]\s*$")
_BREAK = re.compile(r"[,;(（，；、:：]|\s[–—-]\s|—|\s/\s")
_POSTNOMINAL_NEXT = re.compile(POSTNOMINAL.pattern.removesuffix(r"\.?$") + r"\.?(?=\s*(?:[,;|]|$))")

_TOWN = r"(?P<town>[^\W\d_a-z][\w.'’-]*(?:[ -](?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){0,2})"
_TOWN_AFTER_DASH = re.compile(rf"\s+[–—-]\s+{_TOWN}$")
_TOWN_AFTER_COMMA = re.compile(rf",\s+{_TOWN}$")

Place = tuple[int, int]
"""Where a part of an entry stands, in characters of the entry."""

BAR = re.compile(r"\s*[|｜\t]\s*|(?<=\S)[ \u3000]{3,}(?=\S)")
"""A bar, tab or wide gap between the parts of an entry."""

DASH = re.compile(r"\s+[–—-]\s+|\s*—\s*")
"""A dash between spaces, or an em dash."""

SLASH = re.compile(r"\s+[/／]\s*|\s*[/／]\s+")
"""A slash with a space beside it."""

COLON = re.compile(r"\s*[:：]\s+|\s*：\s*")
"""A colon before a space."""

COMMA = re.compile(r"\s*[,，;、]\s+|\s*[，、]\s*")
"""A comma or semicolon, in Latin or Chinese writing."""

BRACKET = re.compile(r"\s*[(（](?P<inside>[^()（）]{2,220})[)）]\s*$")
"""Round brackets at the end of an entry."""


def person_before(entry: str) -> float:
    """How much the words before the first separator look like a person, which an organization's name does not have."""
    cut = _BREAK.search(entry)
    if cut is None:
        return 0.0
    return person_likeness(entry[: cut.start()])


def person_after(entry: str) -> bool:
    """Whether a person's name stands behind a comma or dash, which hints at an organization and its representative."""
    separator = next((each for each in (DASH, COLON) if each.search(entry)), COMMA)
    parts = parts_of(entry, separator)
    return len(parts) > 1 and person_likeness(entry[slice(*parts[1])]) > 0.8


def country_at(entry: str) -> tuple[int, Place] | None:
    """Where the name ends and where the country after it stands, if there is one."""
    bracket = BRACKET.search(entry)
    if bracket is not None and is_country(bracket["inside"]):
        return bracket.start(), bracket.span("inside")
    bar = BAR.search(entry)
    if bar is not None and is_country(entry[bar.end() :]):
        return len(entry[: bar.start()].rstrip()), (bar.end(), len(entry.rstrip()))
    for cut in (max(entry.rfind(","), entry.rfind("，")), *(dash.end() - 1 for dash in DASH.finditer(entry))):
        tail = entry[cut + 1 :]
        if cut > 0 and is_country(tail):
            return len(entry[:cut].rstrip(" –—-,")), (cut + 1 + len(tail) - len(tail.lstrip()), len(entry.rstrip()))
    return None


def town_before(entry: str, end: int, *, comma: bool) -> int | None:
    """Where a name ends that a dash (or, with `comma`, a comma) and a town follow, up to `end`; None without a town.

    >>> entry = "Tibet Union - Lyon, France"
    >>> entry[:town_before(entry, 18, comma=False)]
    'Tibet Union'
    """
    found = (_TOWN_AFTER_COMMA if comma else _TOWN_AFTER_DASH).search(entry, 0, end)
    if found is None or not found.start():
        return None
    town = found["town"]
    tokens = {token.casefold() for token in town.split()}
    if tokens & (word_set("organization_words", "strong") | word_set("organization_words", "peoples")):
        return None
    return found.start()


def kinds(entry: str, parts: Sequence[Place]) -> dict[str, list[Place]]:
    """Which of the parts after a person are roles, organizations, a country."""
    kinds: dict[str, list[Place]] = {"organization": [], "role": [], "country": []}
    for number, printed in enumerate(parts):
        part = printed
        words = entry[slice(*part)]
        bracket = BRACKET.search(words)
        if bracket is not None and is_country(bracket["inside"]) and number == len(parts) - 1:
            kinds["country"].append((part[0] + bracket.start("inside"), part[0] + bracket.end("inside")))
            part = (part[0], part[0] + bracket.start())
            words = entry[slice(*part)]
        if number and is_country(words) and number == len(parts) - 1:
            kinds["country"].append(part)
        elif kinds["organization"] and not kinds["role"] and role_likeness(words) < 0.8:
            kinds["organization"].append(part)
        else:
            kinds["role" if _is_role(words) else "organization"].append(part)
    return kinds


def _is_role(words: str) -> bool:
    role, organization = role_likeness(words), organization_likeness(words)
    return role >= 0.9 or (role > 0.5 and role > organization) or (role >= 0.85 and organization < 1.0)


def unbroken(places: Sequence[Place], others: Sequence[Place]) -> Sequence[Place]:
    """The last places that no other part interrupts, so that what covers them covers nothing else."""
    if not places:
        return places
    border = max((other[1] for other in others if other[1] <= places[-1][0]), default=0)
    return [place for place in places if place[0] >= border]


def cover(places: Sequence[Place]) -> Place | None:
    """From where the first place begins to where the last one ends."""
    return (places[0][0], places[-1][1]) if places else None


def parts_of(entry: str, separator: re.Pattern[str]) -> list[Place]:
    """The places between separators, none of them empty; brackets hold together."""
    cuts = [match.span() for match in separator.finditer(entry) if not _bracketed(entry, match.start())]
    cuts = [cut for cut in cuts if not _POSTNOMINAL_NEXT.match(entry, cut[0])]
    edges = [0, *(edge for cut in cuts for edge in cut), len(entry)]
    places = [trim(entry, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [place for place in places if place is not None]


def _bracketed(entry: str, at: int) -> bool:
    return entry.count("(", 0, at) > entry.count(")", 0, at)


def trim(entry: str, start: int, end: int) -> Place | None:
    """The place without white space and trailing separators."""
    words = entry[start:end]
    stripped = words.strip().rstrip(",;/|· ").rstrip()
    if not stripped:
        return None
    begin = start + words.index(stripped[0])
    return begin, begin + len(stripped)


def without_acronym(entry: str) -> tuple[Place | None, Place | None]:
    """The place of the name, and that of the acronym in brackets after it."""
    found = _ACRONYM.search(entry)
    if found is None or not is_acronym(found["acronym"], entry[: found.start()]):
        return trim(entry, 0, len(entry)), None
    return trim(entry, 0, found.start()), found.span("acronym")


def is_acronym(short: str, name: str) -> bool:
    """Whether the words in brackets after a name are its acronym, rather than a country or a remark.

    >>> is_acronym("BAFoTTibet", "Bay Area Friends of Tibet"), is_acronym("Germany", "Freedom Watch")
    (True, False)
    """
    if " " in short.strip() or is_country(short):
        return False
    capitals = sum(letter.isupper() or letter.isdigit() or letter in "+&" for letter in short)
    return capitals >= 2 and (capitals * 2 >= len(short) or abbreviates(short, name))
