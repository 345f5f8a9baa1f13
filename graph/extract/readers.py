"""Competing readings of a signatory block: each reader says what every entry is, and how well that explains it.

A reader takes the words of one entry and gives a `Reading`, or None where the entry cannot be what the reader expects.
The reading of a whole block is the reader with the best mean score, a missing reading counting as nothing.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from undersigned.graph.extract.gazetteer import abbreviates
from undersigned.graph.extract.parts import (
    BAR,
    BRACKET,
    COLON,
    COMMA,
    DASH,
    SLASH,
    Place,
    country_at,
    cover,
    is_acronym,
    kinds,
    parts_of,
    person_after,
    person_before,
    town_before,
    trim,
    unbroken,
    without_acronym,
)
from undersigned.graph.extract.scripts import brackets, two_names
from undersigned.graph.extract.shape import (
    HONORIFIC,
    LETTERS,
    MANDATE,
    POSTNOMINAL,
    PRONOUNS,
    given_names,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.vocabulary import one_of

_SURE = 0.5
_WORDS = re.compile(r"(?:(?:[a-zà-ÿ]+\s+){0,2}[^\W\d_a-zà-ÿ][\w'’-]*)(?:\s+[^\W\d_a-zà-ÿ][\w'’-]*)?")
_LONGEST_NAME = 100
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_HAN_PARTS = re.compile(r"(?P<first>[\u3400-\u9fff·・]{2,30})[ \u3000]+(?P<second>[\u3400-\u9fff·・、]{2,40})")
_FORENAMES = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)?")
_ACRONYM_FIRST = re.compile(r"(?P<acronym>[A-ZÀ-Þ][\w&+-]{1,11})\s*(?:[–—:]|\s-)\s*(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry says, each part by its place in it, and how plausible that is (0 to 1)."""

    score: float
    person: Place | None = None
    organization: Place | None = None
    acronym: Place | None = None
    role: Place | None = None
    country: Place | None = None
    translation: Place | None = None


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
    twice = two_names(entry)
    if twice is not None and not BAR.search(entry):
        return _bilingual(entry, twice)
    name, acronym = without_acronym(entry)
    if name is None or BAR.search(entry.strip()):
        return None
    short = _ACRONYM_FIRST.match(entry) if acronym is None else None
    if short is not None and is_acronym(short["acronym"], entry[short.end() :]):
        return Reading(0.95, organization=trim(entry, short.end(), len(entry)), acronym=short.span("acronym"))
    score = _group_likeness(entry, name, acronym)
    if country_at(entry) is not None:
        score -= 0.15
    elif person_after(entry):
        score -= 0.25
    return Reading(score, organization=name, acronym=acronym)


def _group_likeness(entry: str, name: Place, acronym: Place | None) -> float:
    """How much a name looks like an organization's; one that its acronym abbreviates is one, whatever its words."""
    words = entry[slice(*name)]
    if acronym is not None and abbreviates(entry[slice(*acronym)], words):
        return max(0.9, organization_likeness(words))
    before = person_before(words if acronym is not None else entry)
    return organization_likeness(words) * (1.0 - 0.7 * before)


def _bilingual(entry: str, twice: tuple[Place, Place]) -> Reading:
    """An organization in two scripts, with what stands in brackets beside either name."""
    likely = max(organization_likeness(entry[slice(*place)]) for place in twice)
    inside = [place for place in brackets(entry) if all(place[1] <= name[0] or place[0] >= name[1] for name in twice)]
    country = next((place for place in reversed(inside) if is_country(entry[slice(*place)])), None)
    acronym = next((place for place in inside if is_acronym(entry[slice(*place)], entry[slice(*twice[0])])), None)
    return Reading(likely, None, twice[0], acronym, None, country, twice[1])


def read_organization_country(entry: str) -> Reading | None:
    """`Organization (ACR), Country` and `Organization (Country)`.

    >>> reading = read_organization_country("Covenant Watch (CW), China")
    >>> reading.organization, reading.acronym, reading.country
    ((0, 14), (16, 18), (21, 26))
    """
    twice = two_names(entry)
    if twice is not None and not BAR.search(entry):
        return _bilingual(entry, twice)
    cut = country_at(entry)
    if cut is None:  # in a list with countries, a name without one, or with a place that nobody knows
        return _read_placed(entry)
    end, country = cut
    town = town_before(entry, end, comma=False)
    end = end if town is None else town
    name, acronym = without_acronym(entry[:end])
    if name is None or BAR.search(entry[:end].strip()):
        return None
    likely = min(1.0, _group_likeness(entry[:end], name, acronym) + 0.1)
    if town is None and town_before(entry, end, comma=True) is not None:  # the town would be left in the name
        likely -= 0.05
    return Reading(likely, None, name, acronym, None, country)


def read_organization_town_country(entry: str) -> Reading | None:
    """`Organization, Town, Country`.

    >>> reading = read_organization_town_country("Tibet Union, Lyon, France")
    >>> reading.organization, reading.country
    ((0, 11), (19, 25))
    """
    cut = country_at(entry)
    town = None if cut is None else town_before(entry, cut[0], comma=True)
    if cut is None or town is None:
        return None
    name, acronym = without_acronym(entry[:town])
    if name is None or BAR.search(entry[:town].strip()) or person_before(entry[:town]) > _SURE:
        return None
    likely = max(0.7, _group_likeness(entry[:town], name, acronym)) * (1.0 - 0.9 * person_likeness(entry[slice(*name)]))
    return Reading(likely + 0.12, None, name, acronym, None, cut[1])


def _read_placed(entry: str) -> Reading | None:
    placed = re.search(r"\)\s*,\s+(?=[A-ZÀ-Þ])", entry)
    if placed is not None:
        name, acronym = without_acronym(entry[: placed.start() + 1])
        if name is not None and acronym is not None:
            score = organization_likeness(entry[slice(*name)]) * 0.85
            return Reading(score, None, name, acronym, None, (placed.end(), len(entry.rstrip())))
    plain = read_organization(entry)
    return None if plain is None else replace(plain, score=plain.score * 0.85)


def read_person(entry: str) -> Reading | None:
    """`Person`, with or without honorific."""
    name = trim(entry, 0, len(entry))
    if name is None or re.search(r"[,|;]", POSTNOMINAL.sub("", entry)):
        return None
    return Reading(person_likeness(entry), person=_undressed(entry, name), role=_mandate(entry, name))


def read_person_bar_organization(entry: str) -> Reading | None:
    """`Person | Organization` or `Person | Role`.

    >>> read_person_bar_organization("Andrea Worden | Independent Advocate").role
    (16, 36)
    """
    return _separated(entry, BAR)


def read_person_dash_organization(entry: str) -> Reading | None:
    """`Person – Organization`, a dash between spaces."""
    return _separated(entry, DASH)


def read_person_title_organization(entry: str) -> Reading | None:
    """`Person, Title, Organization, Country`, each part but the person optional, in any order.

    >>> reading = read_person_title_organization("Prof. Ana Ruiz, Universidad de Murcia")
    >>> reading.person, reading.organization
    ((0, 14), (16, 37))
    """
    return _separated(entry, COMMA)


def read_person_bracket_organization(entry: str) -> Reading | None:
    """`Person (Organization)`.

    >>> read_person_bracket_organization("Bob Fu (ChinaAid)").organization
    (8, 16)
    """
    bracket = BRACKET.search(entry)
    name = None if bracket is None else trim(entry, 0, bracket.start())
    if bracket is None or name is None or re.search(r"[,|;]", entry[slice(*name)]):
        return None
    if PRONOUNS.search(entry) is not None:
        return read_person(entry)
    likely = person_likeness(entry[slice(*name)])
    if likely < 0.2 or is_country(bracket["inside"]):
        return None
    start = bracket.start("inside")
    parts = parts_of(bracket["inside"], COMMA)
    inside = kinds(entry, [(start + begin, start + end) for begin, end in parts])
    role = cover(inside["role"])
    handle = bracket["inside"].islower() and " " not in bracket["inside"] and role is None
    return Reading(
        likely * (0.9 if handle else 1.0),
        _undressed(entry, name),
        cover(unbroken(inside["organization"], inside["role"])),
        None,
        role if role is not None else _mandate(entry, name),
        cover(inside["country"]),
    )


def read_organization_person(entry: str) -> Reading | None:
    """`Organization, Person[, Title]`, or with a dash.

    >>> reading = read_organization_person("Covenant Watch – Yibee Huang, Director")
    >>> reading.person, reading.role
    ((17, 28), (30, 38))
    """
    for separator in (COLON, DASH, COMMA):
        parts = parts_of(entry, separator)
        if len(parts) < 2:
            continue
        first = entry[slice(*parts[0])]
        likely = (0.6 + 0.4 * organization_likeness(first)) * (1.0 - person_likeness(first))
        rest = [
            (parts[1][0] + begin, parts[1][0] + end)
            for begin, end in parts_of(entry[parts[1][0] : parts[-1][1]], COMMA)
        ]
        person = person_likeness(entry[slice(*rest[0])])
        if person < 0.5:
            continue
        roles = [part for part in rest[1:] if role_likeness(entry[slice(*part)]) > 0.4]
        name, acronym = without_acronym(entry[slice(*parts[0])])
        if name is None:
            continue
        organization, short = (
            None if place is None else (parts[0][0] + place[0], parts[0][0] + place[1]) for place in (name, acronym)
        )
        person_place = _undressed(entry, rest[0])
        return Reading(likely * person, person_place, organization, short, cover(roles))
    return None


def read_person_slash_organization(entry: str) -> Reading | None:
    """`Person / Organization` or `Person / Role, Organization`.

    >>> read_person_slash_organization("Ana Ruiz / Artist").role
    (11, 17)
    """
    return _separated(entry, SLASH)


def read_person_stop_organization(entry: str) -> Reading | None:
    """`Person. Organization`, as some lists of scholars have it.

    >>> read_person_stop_organization("Ana Ruiz. Universidad de Murcia").organization
    (10, 31)
    """
    honorific = HONORIFIC.match(entry)
    for stop in _STOP.finditer(entry, honorific.end() if honorific is not None else 0, _LONGEST_NAME):
        person = (0, stop.start())
        likely = person_likeness(entry[slice(*person)])
        if likely < 0.7 or organization_likeness(entry[stop.end() :]) < 0.9:
            continue
        rest = kinds(
            entry, [(stop.end() + start, stop.end() + end) for start, end in parts_of(entry[stop.end() :], COMMA)]
        )
        return Reading(
            likely * 0.97,
            _undressed(entry, person),
            cover(rest["organization"]),
            None,
            cover(rest["role"]),
            cover(rest["country"]),
        )
    return None


def read_person_space_role(entry: str) -> Reading | None:
    """`姓名 職稱` and `職稱 姓名`, a space between.

    >>> reading = read_person_space_role("律師 陳淑貞")
    >>> reading.person, reading.role
    ((3, 6), (0, 2))
    """
    found = _HAN_PARTS.fullmatch(entry)
    if found is None:
        return None
    first, second = found.span("first"), found.span("second")
    for person, other in ((first, second), (second, first)):
        likely, words = person_likeness(entry[slice(*person)]), entry[slice(*other)]
        if likely >= 0.5 and role_likeness(words) > 0.9:
            return Reading(max(likely, 0.9), person=person, role=other)
        if likely > 0.8 and person == first and organization_likeness(words) >= 0.9:
            return Reading(likely, person=person, organization=other)
    return None


def read_surname_first(entry: str) -> Reading | None:
    """`Surname, Given`, as lists of scholars have it.

    >>> read_surname_first("Ruiz, Ana María").person
    (0, 15)
    """
    surname, comma, given = entry.partition(", ")
    if not comma or _WORDS.fullmatch(re.sub(r"^[a-z]{2,3}-(?=[A-Z])", "", surname)) is None:
        return None
    known = given_names(given)
    if not known and not (_FORENAMES.fullmatch(given) and _nobody_else(surname) and _nobody_else(given)):
        return None
    return Reading(0.9 if known else 0.55, person=(0, len(entry.rstrip())))


def _nobody_else(words: str) -> bool:
    """Whether words that may be a name alone are no sure sign of a group, a role or a country."""
    return organization_likeness(words) < 0.8 and role_likeness(words) < 0.8


def read_on_behalf(entry: str) -> Reading | None:
    """`Person, on behalf of Organization`; or `A, B and C, on behalf of the Group`, which is the group's signature.

    >>> reading = read_on_behalf("Ana Ruiz, on behalf of the Tibet Union")
    >>> reading.person, reading.organization
    ((0, 8), (27, 38))
    """
    found = _behalf().search(entry)
    if found is None or not found.start():
        return None
    before = trim(entry, 0, found.start())
    group = trim(entry, found.end(), len(entry))
    if before is None or group is None:
        return None
    parts = parts_of(entry[slice(*before)], COMMA)
    likely = person_likeness(entry[slice(*parts[0])]) if parts else 0.0
    alone = len(parts) == 1 or (len(parts) > 1 and role_likeness(entry[slice(*parts[1])]) > _SURE)
    name, acronym = without_acronym(entry[slice(*group)])
    place = group if name is None else (group[0] + name[0], group[0] + name[1])
    short = None if acronym is None else (group[0] + acronym[0], group[0] + acronym[1])
    if likely > _SURE and alone:
        role = parts[1] if len(parts) > 1 else None
        return Reading(max(likely, 0.9), _undressed(entry, parts[0]), place, short, role)
    return Reading(0.97, None, place, short)


@cache
def _behalf() -> re.Pattern[str]:
    return re.compile(rf",?\s+{one_of('letter_words', 'behalf')}\s*(?:(?:the|der|des|la|le|el)\s+)?", re.IGNORECASE)


def read_mixed(entry: str) -> Reading | None:
    """Whatever of organization, person and person with organization explains the entry best."""
    return _best_of([reader(entry) for reader in _MIXED])


_MIXED: tuple[Reader, ...] = (read_organization, read_person, read_person_title_organization)


def _best_of(readings: Iterable[Reading | None]) -> Reading | None:
    """The reading that explains an entry best, the first of equals."""
    known = [reading for reading in readings if reading is not None]
    return max(known, key=lambda reading: reading.score, default=None)


READERS: tuple[tuple[str, Reader], ...] = (
    ("organization-line", read_organization),
    ("person-bar-organization", read_person_bar_organization),
    ("organization-country", read_organization_country),
    ("organization-town-country", read_organization_town_country),
    ("person-title-organization", read_person_title_organization),
    ("person-dash-organization", read_person_dash_organization),
    ("person-bracket-organization", read_person_bracket_organization),
    ("person-slash-organization", read_person_slash_organization),
    ("person-stop-organization", read_person_stop_organization),
    ("person-space-role", read_person_space_role),
    ("surname-first", read_surname_first),
    ("on-behalf-of", read_on_behalf),
    ("organization-person", read_organization_person),
    ("person-line", read_person),
    ("mixed-line", read_mixed),
)
"""Every reader with the name of its rule; where two explain a block equally well, the earlier one is believed."""


def read_anyhow(entry: str) -> tuple[str, Reading | None]:
    """The rule and the reading that explain a single entry best, whatever its neighbours are."""
    readings = [(rule, reading) for rule, reader in READERS if (reading := reader(entry)) is not None]
    return max(readings, key=lambda pair: pair[1].score, default=("", None))


_MARGIN = {"mixed-line": 0.08, "organization-country": 0.0}
_CLOSE = 0.03


def read_block(entries: Sequence[str]) -> tuple[BlockReading, BlockReading | None]:
    """The best reading of a block, and the next best where it is nearly as good and reads it otherwise."""
    block_readings = []
    rows = [_every(entry) for entry in entries]
    for number, (rule, _) in enumerate(READERS):
        readings = tuple(row[number] for row in rows)
        mean = sum(reading.score for reading in readings if reading is not None) / max(1, len(entries))
        block_readings.append(BlockReading(rule, readings, mean - _MARGIN.get(rule, 0.0)))
    ranked = sorted(block_readings, key=lambda reading: -reading.score)
    best, second = ranked[0], ranked[1]
    complete = best.rule == "organization-country" and all(r is not None and r.country for r in best.readings)
    close = best.score - second.score < _CLOSE and second.rule != "mixed-line" and not complete
    close = close and _values(best) != _values(second)
    return best, second if close and second.score > _SURE else None


def _every(entry: str) -> tuple[Reading | None, ...]:
    """What each reader makes of an entry; one entry after the other, so that its words are judged once."""
    read: dict[Reader, Reading | None] = {}
    for _, reader in READERS:
        read[reader] = _best_of(read[each] for each in _MIXED) if reader is read_mixed else reader(entry)
    return tuple(read.values())


def _values(block: BlockReading) -> list[tuple[Place | None, ...] | None]:
    """What a block reading says, its scores left out."""
    return [
        None
        if reading is None
        else (
            reading.person,
            reading.organization,
            reading.acronym,
            reading.role,
            reading.country,
            reading.translation,
        )
        for reading in block.readings
    ]


def _separated(entry: str, separator: re.Pattern[str]) -> Reading | None:
    """Read the parts between separators: a person first, then organizations, roles and a country."""
    parts = parts_of(entry, separator)
    if len(parts) > 2 and entry[slice(*parts[0])].strip(".").isdigit():  # the first column of a table counts its rows
        parts = parts[1:]
    if len(parts) < 2:
        return None
    person = parts[0]
    likely = person_likeness(entry[slice(*person)])
    if likely < 0.2 and not HONORIFIC.match(entry):
        return None
    rest = kinds(entry, parts[1:])
    role = cover(unbroken(rest["role"], rest["organization"]))
    if role is not None and not rest["organization"]:  # a sure role says that the one word before it is a person
        likely = max(likely, _SURE)
    return Reading(
        likely * 0.95 + 0.05,
        person=_undressed(entry, person),
        organization=cover(unbroken(rest["organization"], rest["role"])),
        role=role if role is not None else _mandate(entry, person),
        country=cover(rest["country"]),
    )


def _undressed(entry: str, person: Place) -> Place:
    """The person's name without the letters and the pronouns after it."""
    for accompanying in (PRONOUNS, LETTERS):
        found = accompanying.search(entry[slice(*person)])
        if found is not None and found.start():
            person = (person[0], person[0] + found.start())
    return person


def _mandate(entry: str, person: Place) -> Place | None:
    """The letters after a name that say it is a parliamentarian's."""
    found = MANDATE.search(entry, *person)
    return None if found is None else found.span("mandate")
