"""Readers of entries that begin with a person, alone or with a role, an organization, a country after the name."""

import re

from undersigned.graph.extract.parts import (
    BAR,
    BRACKET,
    COMMA,
    DASH,
    SLASH,
    Place,
    cover,
    kinds,
    parts_of,
    trim,
    unbroken,
)
from undersigned.graph.extract.readings import Reading
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

_SURE = 0.5
_WORDS = re.compile(r"(?:(?:[a-zà-ÿ]+\s+){0,2}(?:[dl]['’])?[^\W\d_a-zà-ÿ][\w'’-]*)(?:\s+[^\W\d_a-zà-ÿ][\w'’-]*)?")
_LONGEST_NAME = 100
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_HAN_PARTS = re.compile(r"(?P<first>[\u3400-\u9fff·・]{2,30})[ \u3000]+(?P<second>[\u3400-\u9fff·・、]{2,40})")
_FORENAMES = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)?")


def read_person(entry: str) -> Reading | None:
    """`Person`, with or without honorific."""
    name = trim(entry, 0, len(entry))
    if name is None or re.search(r"[,|;]", POSTNOMINAL.sub("", entry)):
        return None
    return Reading(person_likeness(entry), person=undressed(entry, name), role=mandate_after(entry, name))


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


def read_person_slash_organization(entry: str) -> Reading | None:
    """`Person / Organization` or `Person / Role, Organization`.

    >>> read_person_slash_organization("Ana Ruiz / Artist").role
    (11, 17)
    """
    return _separated(entry, SLASH)


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
        undressed(entry, name),
        cover(unbroken(inside["organization"], inside["role"])),
        None,
        role if role is not None else mandate_after(entry, name),
        cover(inside["country"]),
    )


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
            undressed(entry, person),
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


def undressed(entry: str, person: Place) -> Place:
    """The person's name without the letters and the pronouns after it."""
    for accompanying in (PRONOUNS, LETTERS):
        found = accompanying.search(entry[slice(*person)])
        if found is not None and found.start():
            person = (person[0], person[0] + found.start())
    return person


def mandate_after(entry: str, person: Place) -> Place | None:
    """The letters after a name that say it is a parliamentarian's."""
    found = MANDATE.search(entry, *person)
    return None if found is None else found.span("mandate")


def _nobody_else(words: str) -> bool:
    """Whether words that may be a name alone are no sure sign of a group, a role or a country."""
    return organization_likeness(words) < 0.8 and role_likeness(words) < 0.8


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
        person=undressed(entry, person),
        organization=cover(unbroken(rest["organization"], rest["role"])),
        role=role if role is not None else mandate_after(entry, person),
        country=cover(rest["country"]),
    )
