"""Holders of public office that a letter names, and every place where it does."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.incumbents import bare_titles, by_surname, incumbents
from undersigned.graph.extract.offices import office
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import person_likeness
from undersigned.graph.extract.terms import rows, surname_forms, terms, title_of
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of
from undersigned.graph.model import Addressee, Official, Source, Span

_NEAR = 60
_NAME = (
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ]\.)"
    r"(?:\s+(?:(?:de|van|von|der|bin|al)\s+)*(?:(?:al|el|as|ad|an|ar)-)?(?:[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ]\.)){0,3})"
)


@dataclass(slots=True)
class _Person:
    """An official while the letter is read; `surname` is set where it is known which part of the name that is."""

    name: str
    surname: str | None
    full: tuple[str, ...]
    position: str | None = None
    mentions: list[Span] = field(default_factory=list)
    known: str | None = None


def find_officials(
    source: Source, units: Sequence[Unit], addressees: Sequence[Addressee], date: str | None
) -> tuple[Official, ...]:
    """The officials named in `units`: those of the reference, the addressees, and names that follow a title of office.

    A full name is a mention without the title before it; else the title and surname are, "President Biden"; a bare
    surname counts only for officials of the reference, whose surname is known. Who is nowhere named, but meant by an
    office that one official held on the day of the letter, "the President of France", is found by that.
    """
    text = source.text
    people = _by_reference(text, units)
    for addressee in addressees:
        if addressee.name is not None:
            _admit_addressee(people, addressee.name, addressee.position, date)
    _by_title(text, units, people, date)
    for person in people:
        for unit in units:
            _mentions(source, unit, person)
    named = [person for person in people if person.mentions]
    found = [_official(person, date, "official-name") for person in named]
    by_office = _by_office(source, units, [each for each in addressees if each.name is not None], named, date)
    found.extend(_official(person, date, "official-by-office") for person in by_office)
    return tuple(sorted(found, key=lambda official: official.mentions[0].start))


def _official(person: _Person, date: str | None, rule: str) -> Official:
    return Official(person.name, _position(person, date), tuple(sorted(person.mentions)), confidence(rule), rule)


def _by_reference(text: str, units: Sequence[Unit]) -> list[_Person]:
    found: dict[str, _Person] = {}
    for unit in units:
        for match in gazetteer("officials").find(text, unit.start, unit.end):
            if match.entry.id not in found:
                found[match.entry.id] = _of_reference(match.entry.id)
    return list(found.values())


@cache
def _names(official: str) -> tuple[str, str | None, tuple[str, ...]]:
    row = rows()[official]
    surname, name, listed = row.get("surname"), str(row["name"]), row.get("aliases")
    aliases = [str(each) for each in listed] if isinstance(listed, list) else []
    if surname is None:  # then "Prime Minister May" is no title before a surname that is looked for by itself
        return name, None, tuple(dict.fromkeys((name, *aliases)))
    return name, str(surname), _full_names(aliases, name)


def _of_reference(official: str) -> _Person:
    return _Person(*_names(official), known=official)


def _admit_addressee(people: list[_Person], name: str, position: str | None, date: str | None) -> None:
    """Admit an addressee; one greeted by title and surname, "Dear Prime Minister May", may be an official we know."""
    if position is not None and len(name.split()) == 1 and name.isascii() and all(name not in p.full for p in people):
        entry = gazetteer("officials").fullmatch(f"{position} {name}")
        official = entry.id if entry is not None else by_surname(position, name, date)
        if official is not None:
            known = next((person for person in people if person.known == official), None)
            if known is None:
                people.append(known := _of_reference(official))
            known.position = known.position or position
            return
    _admit(people, name, position)


def _full_names(aliases: Iterable[str], name: str) -> tuple[str, ...]:
    """The names without those that begin with a title of office."""
    titled = re.compile(one_of("roles", "offices") + r"\s")
    return tuple(dict.fromkeys(each for each in (name, *aliases) if not titled.match(each)))


def _admit(people: list[_Person], name: str, position: str | None) -> _Person:
    """The person of that name among `people`, or a new one."""
    for person in people:
        if name in person.full or name == person.surname:
            break
    else:
        tokens = name.split()
        alone = len(tokens) == 1 and name.isascii() and position is not None  # a surname: no mention without a title
        person = _Person(name, tokens[-1], () if alone else (name,))
        people.append(person)
    if person.position is None:
        person.position = position
    return person


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<title>{office()}(?:\s+of\s+(?:the\s+)?[A-ZÀ-Þ]\w+(?=\s+[A-ZÀ-Þ]\w+\s+[A-ZÀ-Þ]))?)\s+{_NAME}"
    )


def _by_title(text: str, units: Sequence[Unit], people: list[_Person], date: str | None) -> None:
    for unit in units:
        for match in _titled().finditer(text, unit.start, unit.end):
            name = " ".join(match["name"].split())
            title = " ".join(match["title"].split())
            known = next((p for p in people if name in p.full or name == p.surname or _begins(name, p)), None)
            if known is None:
                official = by_surname(title, name, date)
                known = next((p for p in people if p.known == official), None) if official is not None else None
                if official is not None and known is None:
                    known = _of_reference(official)
                    people.append(known)
            if known is not None:
                known.position = known.position or title
            elif len(name.split()) > 1 and person_likeness(name) > 0.8:
                _admit(people, name, title)


def _by_office(
    source: Source, units: Sequence[Unit], addressees: Sequence[Addressee], named: Sequence[_Person], date: str | None
) -> list[_Person]:
    """People meant by their office alone; an office beside a name, or of someone named elsewhere, is no such case."""
    text = source.text
    found: dict[str, _Person] = {}
    kinds: dict[str, set[str]] = {}
    taken = {person.known for person in named}
    for unit in units:
        for meant in incumbents(text, unit.start, unit.end, source.language, date):
            within = any(each.span.start <= meant.start < each.span.end for each in addressees)
            if within or meant.official in taken:
                continue
            person = found.setdefault(meant.official, _of_reference(meant.official))
            person.mentions.append(source.span(meant.start, meant.end))
            kinds.setdefault(meant.title, set()).add(meant.official)
    held = {title_of(person.position) for person in named if person.position is not None}
    for kind, people in kinds.items():
        if len(people) == 1 and kind not in held:  # one president in the letter, and nobody else of that title
            person = found[next(iter(people))]
            places = sorted((span.start, span.end) for span in person.mentions)
            for unit in units:
                for start, end in bare_titles(text, unit.start, unit.end, kind):
                    _take(places, start, end)
            person.mentions = [source.span(*place) for place in places]
    return list(found.values())


def _begins(name: str, person: _Person) -> bool:
    """Whether a run of capitalised words after a title begins with the person's full name."""
    return any(name.startswith(full + " ") for full in person.full)


def _mentions(source: Source, unit: Unit, person: _Person) -> None:
    """Add every place of `unit` that names the person: full names, title and surname, bare surname."""
    text = source.text
    taken: list[tuple[int, int]] = []
    for full in sorted(person.full, key=len, reverse=True):
        for match in re.finditer(_bounded(full), text[unit.start : unit.end]):
            _take(taken, unit.start + match.start(), unit.start + match.end())
    if person.surname is not None:
        surname = "(?:" + "|".join(re.escape(form) for form in surname_forms(person.surname)) + ")"
        titled = rf"{one_of('roles', 'offices')}\s+{surname}(?!\w)(?!\s+[A-ZÀ-Þ][a-zà-ÿ])"
        for match in re.finditer(titled, text[unit.start : unit.end]):
            _take(taken, unit.start + match.start(), unit.start + match.end())
        if person.known is not None:
            bare = rf"(?<![\w-])(?<![A-Z]\. ){surname}(?![\w-])(?!\s+[A-ZÀ-Þ][a-zà-ÿ])"
            for match in re.finditer(bare, text[unit.start : unit.end]):
                if not _given_name_before(text, unit.start + match.start()):
                    _take(taken, unit.start + match.start(), unit.start + match.end())
    person.mentions.extend(source.span(start, end) for start, end in taken)
    if person.position is None:
        person.position = _described(text, unit, taken)


def _described(text: str, unit: Unit, places: Sequence[tuple[int, int]]) -> str | None:
    """The words before a name that describe an office without naming it: "Chinese leader"."""
    described = re.compile(rf"(?:[A-ZÀ-Þ][\w-]+\s+){{1,2}}{one_of('roles', 'descriptors')}\s$")
    for start, _ in sorted(places):
        found = described.search(text, max(unit.start, start - _NEAR), start)
        if found is not None:
            return " ".join(found[0].split())
    return None


def _given_name_before(text: str, at: int) -> bool:
    """Whether a capitalised word inside the sentence stands right before: then it is another person's surname."""
    before = re.search(r"(?P<lead>[\w,;:)]\s+)?(?P<word>[A-ZÀ-Þ][a-zà-ÿ]+)\s$", text[max(0, at - 40) : at])
    if before is None or before["lead"] is None:
        return False
    return person_likeness(f"{before['word']} X") > 0.5


def _take(taken: list[tuple[int, int]], start: int, end: int) -> None:
    """Keep a place unless it overlaps one that is kept; `taken` stays in order."""
    at = bisect(taken, (start, end))
    if (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0]):
        taken.insert(at, (start, end))


def _bounded(name: str) -> str:
    spaced = re.escape(name).replace(r"\ ", r"\s+")
    latin = name[-1] < "\u0250"  # names in other scripts are written without spaces around them
    return rf"(?<!\w){spaced}(?!\w)" if latin else spaced


def _position(person: _Person, date: str | None) -> str | None:
    """The post that the reference has for the letter's date, if the printed title does not speak against it."""
    known = terms(person.known) if person.known is not None else ()
    sure = {term.post for term in known if term.held(date) is True}
    likely = sure or {term.post for term in known if term.held(date) is None}
    printed = person.position
    if printed is not None:
        same = {post for post in likely if _same_office(printed, post)}
        if len(same) == 1:
            return same.pop()
    return sure.pop() if date is not None and len(sure) == 1 else printed


def _same_office(printed: str, post: str) -> bool:
    kind = title_of(printed)
    if kind is not None:
        return kind == title_of(post)
    held = re.compile(one_of("roles", "offices"))
    one, other = held.search(printed), held.search(post)
    return one is not None and other is not None and one[0] == other[0]
