"""Competing readings of a signatory block: each reader says what every entry is, and how well that explains it.

A reader takes the words of one entry and gives a `Reading`, or None where the entry cannot be what the reader expects.
The reading of a whole block is the reader with the best mean score, a missing reading counting as nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from undersigned.graph.extract.gazetteer import abbreviates
from undersigned.graph.extract.shape import (
    HONORIFIC,
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)

Place = tuple[int, int]
"""Where a part of an entry stands, in characters of the entry."""

_SURE = 0.5
_ACRONYM = re.compile(r"\s*[(（\[](?P<acronym>[^()（）\[\]]{2,16})[)）\]]\s*$")
_BRACKET = re.compile(r"\s*[(（](?P<inside>[^()（）]{2,60})[)）]\s*$")
_BAR = re.compile(r"\s*[|｜\t]\s*")
_DASH = re.compile(r"\s+[–—-]\s+|\s*—\s*")
_BREAK = re.compile(r"[,;(（]|\s[–—-]\s|—")
_COMMA = re.compile(r"\s*[,，;、]\s+|\s*[，、]\s*")
_POSTNOMINAL_NEXT = re.compile(POSTNOMINAL.pattern.removesuffix(r"\.?$") + r"\.?(?=\s*(?:[,;|]|$))")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry says, each part by its place in it, and how plausible that is (0 to 1)."""

    score: float
    person: Place | None = None
    organization: Place | None = None
    acronym: Place | None = None
    role: Place | None = None
    country: Place | None = None


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A whole block read by one reader: a reading (or None) for each entry, and their mean score."""

    rule: str
    readings: tuple[Reading | None, ...]
    score: float


Reader = Callable[[str], "Reading | None"]


def read_organization(entry: str) -> Reading | None:
    """`Organization (ACR)`.

    >>> reading = read_organization("Hong Kong Democracy Council (HKDC)")
    >>> reading.organization, reading.acronym
    ((0, 27), (29, 33))
    """
    name, acronym = _without_acronym(entry)
    if name is None or _BAR.search(entry.strip()):
        return None
    score = organization_likeness(entry[slice(*name)]) * (1.0 - 0.7 * _person_before(entry))
    if _country_at(entry) is not None:
        score -= 0.15
    elif _person_after(entry):
        score -= 0.25
    return Reading(score, organization=name, acronym=acronym)


def _person_before(entry: str) -> float:
    """How much the words before the first separator look like a person, which an organization's name does not have."""
    cut = _BREAK.search(entry)
    if cut is None:
        return 0.0
    return person_likeness(entry[: cut.start()])


def _person_after(entry: str) -> bool:
    """Whether a person's name stands behind a comma or dash, which hints at an organization and its representative."""
    parts = _parts(entry, _DASH) if _DASH.search(entry) else _parts(entry, _COMMA)
    return len(parts) > 1 and person_likeness(entry[slice(*parts[1])]) > 0.8


def read_organization_country(entry: str) -> Reading | None:
    """`Organization (ACR), Country` and `Organization (Country)`.

    >>> reading = read_organization_country("Covenant Watch (CW), China")
    >>> reading.organization, reading.acronym, reading.country
    ((0, 14), (16, 18), (21, 26))
    """
    cut = _country_at(entry)
    if cut is None:  # in a list with countries, a name without one
        plain = read_organization(entry)
        return None if plain is None else replace(plain, score=plain.score * 0.85)
    end, country = cut
    name, acronym = _without_acronym(entry[:end])
    if name is None or _BAR.search(entry.strip()):
        return None
    likely = organization_likeness(entry[slice(*name)]) * (1.0 - 0.7 * _person_before(entry[:end]))
    return Reading(min(1.0, likely + 0.1), None, name, acronym, None, country)


def _country_at(entry: str) -> tuple[int, Place] | None:
    """Where the name ends and where the country after it stands, if there is one."""
    bracket = _BRACKET.search(entry)
    if bracket is not None and is_country(bracket["inside"]):
        return bracket.start(), bracket.span("inside")
    for cut in (max(entry.rfind(","), entry.rfind("，")), *(dash.end() - 1 for dash in _DASH.finditer(entry))):
        tail = entry[cut + 1 :]
        if cut > 0 and is_country(tail):
            return len(entry[:cut].rstrip(" –—-,")), (cut + 1 + len(tail) - len(tail.lstrip()), len(entry.rstrip()))
    return None


def read_person(entry: str) -> Reading | None:
    """`Person`, with or without honorific."""
    name = _trim(entry, 0, len(entry))
    if name is None or re.search(r"[,|;]", POSTNOMINAL.sub("", entry)):
        return None
    return Reading(person_likeness(entry), person=name)


def read_person_bar_organization(entry: str) -> Reading | None:
    """`Person | Organization` or `Person | Role`.

    >>> read_person_bar_organization("Andrea Worden | Independent Advocate").role
    (16, 36)
    """
    return _separated(entry, _BAR)


def read_person_dash_organization(entry: str) -> Reading | None:
    """`Person – Organization`, a dash between spaces."""
    return _separated(entry, _DASH)


def read_person_title_organization(entry: str) -> Reading | None:
    """`Person, Title, Organization, Country`, each part but the person optional, in any order.

    >>> reading = read_person_title_organization("Prof. Ana Ruiz, Universidad de Murcia")
    >>> reading.person, reading.organization
    ((0, 14), (16, 37))
    """
    return _separated(entry, _COMMA)


def read_person_bracket_organization(entry: str) -> Reading | None:
    """`Person (Organization)`.

    >>> read_person_bracket_organization("Bob Fu (ChinaAid)").organization
    (8, 16)
    """
    bracket = _BRACKET.search(entry)
    name = None if bracket is None else _trim(entry, 0, bracket.start())
    if bracket is None or name is None or re.search(r"[,|;]", entry[slice(*name)]):
        return None
    likely = person_likeness(entry[slice(*name)])
    if likely < 0.2 or is_country(bracket["inside"]):
        return None
    kinds = _kinds(entry, [bracket.span("inside")])
    return Reading(likely, name, _cover(kinds["organization"]), None, _cover(kinds["role"]))


def read_organization_person(entry: str) -> Reading | None:
    """`Organization, Person[, Title]`, or with a dash.

    >>> reading = read_organization_person("Covenant Watch – Yibee Huang, Director")
    >>> reading.person, reading.role
    ((17, 28), (30, 38))
    """
    for separator in (_DASH, _COMMA):
        parts = _parts(entry, separator)
        if len(parts) < 2:
            continue
        likely = organization_likeness(entry[slice(*parts[0])]) * (1.0 - person_likeness(entry[slice(*parts[0])]))
        rest = [
            (parts[1][0] + begin, parts[1][0] + end) for begin, end in _parts(entry[parts[1][0] : parts[-1][1]], _COMMA)
        ]
        person = person_likeness(entry[slice(*rest[0])])
        if person < 0.5:
            continue
        roles = [part for part in rest[1:] if role_likeness(entry[slice(*part)]) > 0.5]
        return Reading(likely * person, rest[0], parts[0], None, _cover(roles))
    return None


def read_mixed(entry: str) -> Reading | None:
    """Whatever of organization, person and person with organization explains the entry best."""
    readers = (read_organization, read_person, read_person_title_organization)
    readings = [reading for reader in readers if (reading := reader(entry)) is not None]
    return max(readings, key=lambda reading: reading.score, default=None)


READERS: tuple[tuple[str, Reader], ...] = (
    ("organization-line", read_organization),
    ("person-bar-organization", read_person_bar_organization),
    ("organization-country", read_organization_country),
    ("person-title-organization", read_person_title_organization),
    ("person-dash-organization", read_person_dash_organization),
    ("person-bracket-organization", read_person_bracket_organization),
    ("organization-person", read_organization_person),
    ("person-line", read_person),
    ("mixed-line", read_mixed),
)
"""Every reader with the name of its rule; where two explain a block equally well, the earlier one is believed."""

_MARGIN = {"mixed-line": 0.08, "organization-country": 0.0}
_CLOSE = 0.03


def read_block(entries: Sequence[str]) -> tuple[BlockReading, BlockReading | None]:
    """The best reading of a block, and the next best where it is nearly as good and reads it otherwise."""
    block_readings = []
    for rule, reader in READERS:
        readings = tuple(reader(entry) for entry in entries)
        mean = sum(reading.score for reading in readings if reading is not None) / max(1, len(entries))
        block_readings.append(BlockReading(rule, readings, mean - _MARGIN.get(rule, 0.0)))
    ranked = sorted(block_readings, key=lambda reading: -reading.score)
    best, second = ranked[0], ranked[1]
    complete = best.rule == "organization-country" and all(r is not None and r.country for r in best.readings)
    close = best.score - second.score < _CLOSE and second.rule != "mixed-line" and not complete
    close = close and _values(best) != _values(second)
    return best, second if close and second.score > _SURE else None


def _values(block: BlockReading) -> list[tuple[Place | None, ...] | None]:
    """What a block reading says, its scores left out."""
    return [
        None
        if reading is None
        else (reading.person, reading.organization, reading.acronym, reading.role, reading.country)
        for reading in block.readings
    ]


def _separated(entry: str, separator: re.Pattern[str]) -> Reading | None:
    """Read the parts between separators: a person first, then organizations, roles and a country."""
    parts = _parts(entry, separator)
    if len(parts) > 2 and entry[slice(*parts[0])].strip(".").isdigit():  # the first column of a table counts its rows
        parts = parts[1:]
    if len(parts) < 2:
        return None
    person = parts[0]
    likely = person_likeness(entry[slice(*person)])
    if likely < 0.2 and not HONORIFIC.match(entry):
        return None
    rest = _kinds(entry, parts[1:])
    return Reading(
        likely * 0.95 + 0.05,
        person=person,
        organization=_cover(_unbroken(rest["organization"], rest["role"])),
        role=_cover(_unbroken(rest["role"], rest["organization"])),
        country=_cover(rest["country"]),
    )


def _kinds(entry: str, parts: Sequence[Place]) -> dict[str, list[Place]]:
    """Which of the parts after a person are roles, organizations, a country."""
    kinds: dict[str, list[Place]] = {"organization": [], "role": [], "country": []}
    for number, printed in enumerate(parts):
        part = printed
        words = entry[slice(*part)]
        bracket = _BRACKET.search(words)
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


def _unbroken(places: Sequence[Place], others: Sequence[Place]) -> Sequence[Place]:
    """The last places that no other part interrupts, so that what covers them covers nothing else."""
    if not places:
        return places
    border = max((other[1] for other in others if other[1] <= places[-1][0]), default=0)
    return [place for place in places if place[0] >= border]


def _cover(places: Sequence[Place]) -> Place | None:
    return (places[0][0], places[-1][1]) if places else None


def _parts(entry: str, separator: re.Pattern[str]) -> list[Place]:
    """The places between separators, none of them empty; brackets hold together."""
    cuts = [match.span() for match in separator.finditer(entry) if not _bracketed(entry, match.start())]
    cuts = [cut for cut in cuts if not _POSTNOMINAL_NEXT.match(entry, cut[0])]
    edges = [0, *(edge for cut in cuts for edge in cut), len(entry)]
    places = [_trim(entry, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [place for place in places if place is not None]


def _bracketed(entry: str, at: int) -> bool:
    return entry.count("(", 0, at) > entry.count(")", 0, at)


def _trim(entry: str, start: int, end: int) -> Place | None:
    """The place without white space and trailing separators."""
    words = entry[start:end]
    stripped = words.strip().rstrip(",;/|· ").rstrip()
    if not stripped:
        return None
    begin = start + words.index(stripped[0])
    return begin, begin + len(stripped)


def _without_acronym(entry: str) -> tuple[Place | None, Place | None]:
    """The place of the name, and that of the acronym in brackets after it."""
    found = _ACRONYM.search(entry)
    if found is None or not is_acronym(found["acronym"], entry[: found.start()]):
        return _trim(entry, 0, len(entry)), None
    return _trim(entry, 0, found.start()), found.span("acronym")


def is_acronym(short: str, name: str) -> bool:
    """Whether the words in brackets after a name are its acronym, rather than a country or a remark.

    >>> is_acronym("BAFoTTibet", "Bay Area Friends of Tibet"), is_acronym("Germany", "Freedom Watch")
    (True, False)
    """
    if " " in short.strip() or is_country(short):
        return False
    capitals = sum(letter.isupper() or letter.isdigit() or letter in "+&" for letter in short)
    return capitals >= 2 and (capitals * 2 >= len(short) or abbreviates(short, name))
