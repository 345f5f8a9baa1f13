"""Entries over several lines: a name, and under it roles, an organization, a place."""

from undersigned.graph.extract.dates import find_dates
from undersigned.graph.extract.entries import Entry
from undersigned.graph.extract.parts import BAR, COMMA, DASH, Place, cover, kinds, parts_of, unbroken, without_acronym
from undersigned.graph.extract.readers import read_mixed
from undersigned.graph.extract.readings import Reading
from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness, role_likeness

RULE = "person-over-organization"
_SURE = 0.6


def read_stack(entry: Entry) -> Reading | None:
    r"""What an entry over several lines says, each part by its place in the entry's words.

    >>> words = "Ana Ruiz\nDirector\nTibet Watch"
    >>> reading = read_stack(Entry(0, 29, words, ((0, 8), (9, 17), (18, 29))))
    >>> words[slice(*reading.person)], words[slice(*reading.role)], words[slice(*reading.organization)]
    ('Ana Ruiz', 'Director', 'Tibet Watch')
    """
    words = entry.words
    if len(entry.lines) < 2:
        alone = read_mixed(words)
        return None if alone is None else Reading(alone.score * 0.9, *_fields(alone))
    parts = [part for start, end in entry.lines for part in _parts(words, start - entry.start, end - entry.start)]
    parts = [part for part in parts if not _is_date(words[slice(*part)])]
    if len(parts) < 2:
        return None
    first = words[slice(*parts[0])]
    if person_likeness(first) > _SURE and organization_likeness(first) < 0.8:
        return _person_first(words, parts)
    return _organization_first(words, parts)


def _fields(reading: Reading) -> tuple[Place | None, ...]:
    return reading.person, reading.organization, reading.acronym, reading.role, reading.country


def _parts(words: str, start: int, end: int) -> list[Place]:
    line = words[start:end]
    separator = next((each for each in (BAR, DASH, COMMA) if each.search(line)), COMMA)
    return [(start + left, start + right) for left, right in parts_of(line, separator)]


def _is_date(words: str) -> bool:
    dates = find_dates(words)
    return bool(dates) and dates[0].start == 0 and dates[0].end >= len(words.rstrip(" ."))


def _person_first(words: str, parts: list[Place]) -> Reading:
    likely = person_likeness(words[slice(*parts[0])])
    rest = kinds(words, parts[1:])
    country = cover(rest["country"])
    if country is None and is_country(words[slice(*parts[-1])]):
        country = parts[-1]
        rest["organization"] = [part for part in rest["organization"] if part != country]
    organization = cover(unbroken(rest["organization"], rest["role"]))
    known = 0.0
    for part in rest["organization"]:
        known += organization_likeness(words[slice(*part)]) < 0.5
    name, acronym = (None, None) if organization is None else _named(words, organization)
    return Reading(
        likely * 0.95 + 0.05 - 0.15 * min(known, 1.0),
        person=parts[0],
        organization=name,
        acronym=acronym,
        role=cover(unbroken(rest["role"], rest["organization"])),
        country=country,
    )


def _organization_first(words: str, parts: list[Place]) -> Reading | None:
    likely = organization_likeness(words[slice(*parts[0])])
    people = [part for part in parts[1:] if person_likeness(words[slice(*part)]) > _SURE]
    roles = [part for part in parts[1:] if part not in people and role_likeness(words[slice(*part)]) > _SURE]
    rest = [part for part in parts[1:] if part not in people and part not in roles]
    country = next((part for part in rest if is_country(words[slice(*part)])), None)
    name, acronym = _named(words, parts[0])
    if not people and country is None:
        return None
    explained = len(people[:1]) + len(roles) + (country is not None)
    return Reading(
        likely * (0.6 + 0.4 * explained / len(parts[1:])),
        person=people[0] if people else None,
        organization=name,
        acronym=acronym,
        role=cover(roles),
        country=country,
    )


def _named(words: str, place: Place) -> tuple[Place | None, Place | None]:
    name, acronym = without_acronym(words[slice(*place)])
    start = place[0]
    return (
        None if name is None else (start + name[0], start + name[1]),
        None if acronym is None else (start + acronym[0], start + acronym[1]),
    )
