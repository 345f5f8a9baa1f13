"""Readers of entries that name an organization alone, with or without an acronym, a translation, a town, a country."""

import re
from dataclasses import replace

from undersigned.graph.extract.gazetteer import abbreviates
from undersigned.graph.extract.parts import (
    BAR,
    Place,
    country_at,
    is_acronym,
    person_after,
    person_before,
    town_before,
    trim,
    without_acronym,
)
from undersigned.graph.extract.readings import Reading
from undersigned.graph.extract.scripts import brackets, two_names
from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness

_SURE = 0.5
_ACRONYM_FIRST = re.compile(r"(?P<acronym>[A-ZÀ-Þ][\w&+-]{1,11})\s*(?:[–—:]|\s-)\s*(?=[^\W\d_a-z])")


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
