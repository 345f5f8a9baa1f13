"""Holders of public office that a letter names, and every place where it does."""

import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from undersigned.data import entries
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.offices import office
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import person_likeness
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


@dataclass(frozen=True, slots=True)
class Term:
    """A post and the time it was held; ISO dates, None where the reference has none."""

    post: str
    since: str | None
    until: str | None

    def held(self, date: str | None) -> bool:
        """Whether the post was held on `date`; True where the term or the date is not known."""
        if date is None or self.since is None:
            return True
        return self.since[: len(date)] <= date and (self.until is None or date <= self.until[: len(date)])


def find_officials(
    source: Source, units: Sequence[Unit], addressees: Sequence[Addressee], date: str | None
) -> tuple[Official, ...]:
    """The officials named in `units`: those of the reference, the addressees, and names that follow a title of office.

    A full name is a mention without the title before it; else the title and surname are, "President Biden"; a bare
    surname counts only for officials of the reference, whose surname is known.
    """
    text = source.text
    people = _by_reference(text, units)
    for addressee in addressees:
        if addressee.name is not None:
            _admit(people, addressee.name, addressee.position)
    _by_title(text, units, people)
    rule = "official-name"
    found = []
    for person in people:
        for unit in units:
            _mentions(source, unit, person)
        if person.mentions:
            spans = tuple(sorted(person.mentions))
            found.append(Official(person.name, _position(person, date), spans, confidence(rule), rule))
    return tuple(sorted(found, key=lambda official: official.mentions[0].start))


def _by_reference(text: str, units: Sequence[Unit]) -> list[_Person]:
    found: dict[str, _Person] = {}
    for unit in units:
        for match in gazetteer("officials").find(text, unit.start, unit.end):
            entry = match.entry
            row = _rows()[entry.id]
            if entry.id not in found:
                surname = row.get("surname")
                full = _full_names(entry.aliases, entry.name)
                found[entry.id] = _Person(entry.name, None if surname is None else str(surname), full, known=entry.id)
    return list(found.values())


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
        person = _Person(name, tokens[-1] if len(tokens) > 1 else name, (name,))
        people.append(person)
    if person.position is None:
        person.position = position
    return person


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<title>{office()}(?:\s+of\s+(?:the\s+)?[A-ZÀ-Þ]\w+(?=\s+[A-ZÀ-Þ]\w+\s+[A-ZÀ-Þ]))?)\s+{_NAME}"
    )


def _by_title(text: str, units: Sequence[Unit], people: list[_Person]) -> None:
    for unit in units:
        for match in _titled().finditer(text, unit.start, unit.end):
            name = " ".join(match["name"].split())
            title = " ".join(match["title"].split())
            known = next((p for p in people if name in p.full or name == p.surname or _begins(name, p)), None)
            if known is not None:
                known.position = known.position or title
            elif len(name.split()) > 1 and person_likeness(name) > 0.8:
                _admit(people, name, title)


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
        surname = re.escape(person.surname)
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
    terms = [term for term in (_terms(person.known) if person.known is not None else ()) if term.held(date)]
    printed = person.position
    if len(terms) == 1 and (date is not None or (printed is not None and _same_office(printed, terms[0].post))):
        return terms[0].post
    return printed


def _same_office(printed: str, post: str) -> bool:
    held = re.compile(one_of("roles", "offices"))
    one, other = held.search(printed), held.search(post)
    return one is not None and other is not None and one[0] == other[0]


def _terms(identifier: str) -> tuple[Term, ...]:
    posts = cast(Sequence[Mapping[str, str | None]], _rows()[identifier].get("posts") or ())
    return tuple(Term(str(post["post"]), post.get("from"), post.get("until")) for post in posts)


@cache
def _rows() -> Mapping[str, Mapping[str, object]]:
    return {str(row["id"]): cast(Mapping[str, object], row) for row in entries("officials")}
