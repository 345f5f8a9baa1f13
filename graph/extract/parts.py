"""The parts of a signatory's entry: where it is cut, and what each part looks like."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from undersigned.graph.extract.behalf import behalf
from undersigned.graph.extract.gazetteer import abbreviates
from undersigned.graph.extract.roles import role_end
from undersigned.graph.extract.shape import (
    HONORIFIC,
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.vocabulary import word_set

_ACRONYM = re.compile(r"\s*[(（\[](?P<acronym>[^()（）\[\]]{2,16})[)）\]]\s*$")
_BREAK = re.compile(
    r"[,;(（，；、:：]|\s[–—-]\s|—|\s/\s|(?<=[^\W\d_]{3})\.\s|(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])"
)
_POSTNOMINAL_NEXT = re.compile(POSTNOMINAL.pattern.removesuffix(r"\.?$") + r"\.?(?=\s*(?:[,;|]|$))")

_TOWN = r"(?P<town>[^\W\d_a-z][\w.'’-]*(?:[ -](?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){0,2})"
_TOWN_AFTER_DASH = re.compile(rf"\s+[–—-]\s+{_TOWN}$")
_TOWN_AFTER_COMMA = re.compile(rf",\s+{_TOWN}$")

_FORM = re.compile(r"(?:[A-ZÀ-Þ]\.\s?)+[A-ZÀ-Þ]?|[A-Z]{2,4}")  # "A.C.", a legal form rather than a town
_TOWN_ALONE = re.compile(rf"{_TOWN}$")
_CAMPUS = re.compile(r"(?i)universi\w+ (?:of|de|degli|du)\b")
_CERTAIN = 0.9
_SHORT = 10
_HELD = re.compile(r"[(（][^()（）]*[)）]?")

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

COMMA = re.compile(r"\s*[,，;；]\s+|\s*[，；]\s*")
"""A comma or semicolon, in Latin or Chinese writing; "、" joins words of one part."""

BRACKET = re.compile(r"\s*[(（](?P<inside>[^()（）]{2,220})[)）]\s*$")
"""Round brackets at the end of an entry."""


def person_before(entry: str) -> float:
    """How much the words before the first separator look like a person, which an organization's name does not have."""
    honorific = HONORIFIC.match(entry)
    cut = _BREAK.search(entry, honorific.end() if honorific is not None else 0)
    if cut is None:
        return 0.0
    return person_likeness(entry[: cut.start()])


def person_after(entry: str) -> bool:
    """Whether a person's name stands behind a comma or dash, which hints at an organization and its representative."""
    separator = next((each for each in (DASH, COLON) if each.search(entry)), COMMA)
    parts = parts_of(entry, separator)
    if len(parts) < 2:
        return False
    person = parts_of(entry[slice(*parts[1])], COMMA)
    return bool(person) and person_likeness(entry[parts[1][0] + person[0][0] : parts[1][0] + person[0][1]]) > 0.8


def country_at(entry: str) -> tuple[int, Place] | None:
    """Where the name ends and where the country after it stands, if there is one."""
    bracket = BRACKET.search(entry)
    if bracket is not None:
        inside = max(bracket["inside"].rfind(mark) for mark in ",，") + 1
        country = bracket["inside"][inside:]
        if is_country(country):
            begin = bracket.start("inside") + inside
            return bracket.start(), (begin + len(country) - len(country.lstrip()), bracket.end("inside"))
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
    if _FORM.fullmatch(town):
        return None
    tokens = {token.casefold() for token in town.split()}
    if tokens & (word_set("organization_words", "strong") | word_set("organization_words", "peoples")):
        return None
    return found.start()


def kinds(entry: str, parts: Sequence[Place]) -> dict[str, list[Place]]:
    """Which of the parts after a person are roles, organizations, a country.

    >>> kinds("Director of Harbour Watch, Fiji", [(0, 25), (27, 31)])
    {'organization': [(12, 25)], 'role': [(0, 8)], 'country': [(27, 31)]}
    """
    kinds: dict[str, list[Place]] = {"organization": [], "role": [], "country": []}
    last = ""
    for number, printed in enumerate(parts):
        start, end = printed
        final = number == len(parts) - 1
        bracket = BRACKET.search(entry[start:end])
        inside = None if bracket is None else (start + bracket.start("inside"), start + bracket.end("inside"))
        words = entry[start:end]
        if bracket is not None and inside is not None and final:
            if is_country(bracket["inside"]):
                kinds["country"].append(inside)
                inside, end = None, start + bracket.start()
            elif bracket.start() and role_likeness(words[: bracket.start()]) >= _CERTAIN:
                end = start + bracket.start()
            else:
                inside = None
            words = entry[start:end]
        else:
            inside = None
        for kind, place in _sorted(words, start, end, last=last, final=final and inside is None):
            kinds[kind].append(place)
            last = kind
        if inside is not None:
            kinds["organization"].append(inside)
    if kinds["country"]:
        _without_town(entry, kinds["organization"])
    return kinds


def _sorted(words: str, start: int, end: int, *, last: str, final: bool) -> list[tuple[str, Place]]:
    """What a part is, or its two halves are, `last` being what the part before it was."""
    if final and is_country(words):
        return [("country", (start, end))]
    spoken = behalf(words)
    if spoken is not None:
        return [("organization", (start + spoken, end))]
    border = role_end(words)
    if border is not None:
        return [("role", (start, start + border[0])), ("organization", (start + border[1], end))]
    if last == "organization" and role_likeness(words) < 0.8:
        return [("organization", (start, end))]
    return [("role" if _is_role(words) else "organization", (start, end))]


def _without_town(entry: str, organizations: list[Place]) -> None:
    """Leave out the town between an organization and its country; a university's town may be part of its name."""
    if len(organizations) < 2 or _CAMPUS.match(entry, *organizations[-2]):
        return
    town = entry[slice(*organizations[-1])]
    if _FORM.fullmatch(town):
        return
    if _TOWN_ALONE.match(town) and organization_likeness(town) < _CERTAIN:
        organizations.pop()


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
    cuts = [match.span() for match in separator.finditer(entry)]
    if not cuts:
        place = trim(entry, 0, len(entry))
        return [] if place is None else [place]
    held = [bracket.span() for bracket in _HELD.finditer(entry)]
    if held:
        cuts = [cut for cut in cuts if not _within(held, cut[0])]
    cuts = [cut for cut in cuts if not _POSTNOMINAL_NEXT.match(entry, cut[0])]
    edges = [0, *(edge for cut in cuts for edge in cut), len(entry)]
    places = [trim(entry, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [place for place in places if place is not None]


def _within(held: Sequence[Place], at: int) -> bool:
    """Whether one of the places, which follow each other, holds `at`."""
    number = bisect_right(held, (at, at)) - 1
    return number >= 0 and held[number][0] <= at < held[number][1]


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
    if capitals < 2:
        return False
    return capitals * 2 >= len(short) or abbreviates(short, name) or _initials(short, name)


def _initials(short: str, name: str) -> bool:
    """Whether the capitals with which a short form begins are initials of the name's words, in that order."""
    wanted = re.match(r"[A-ZÀ-Þ]{2,}", short)
    initials = iter([word[0] for word in name.split() if word[0].isupper()])
    return wanted is not None and len(short) < _SHORT and all(letter in initials for letter in wanted[0])
