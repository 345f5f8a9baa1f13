"""Readers of entries in which a person speaks for an organization: "Person, on behalf of X", "X: Person, Director"."""

from undersigned.graph.extract.behalf import spoken_for
from undersigned.graph.extract.parts import COLON, COMMA, DASH, cover, parts_of, trim, without_acronym
from undersigned.graph.extract.person_readers import undressed
from undersigned.graph.extract.readings import Reading
from undersigned.graph.extract.shape import organization_likeness, person_likeness, role_likeness

_SURE = 0.5


def read_on_behalf(entry: str) -> Reading | None:
    """`Person, on behalf of Organization`; or `A, B and C, on behalf of the Group`, which is the group's signature.

    >>> reading = read_on_behalf("Ana Ruiz, on behalf of the Tibet Union")
    >>> reading.person, reading.organization
    ((0, 8), (27, 38))
    """
    spoken = spoken_for(entry)
    if spoken is None:
        return None
    before = trim(entry, 0, spoken[0])
    group = trim(entry, spoken[1], len(entry))
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
        return Reading(max(likely, 0.9), undressed(entry, parts[0]), place, short, role)
    return Reading(0.97, None, place, short)


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
        person_place = undressed(entry, rest[0])
        return Reading(likely * person, person_place, organization, short, cover(roles))
    return None
