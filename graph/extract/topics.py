"""What a letter talks about: regions, laws, bodies and events, wherever its body names them."""

import re
import sys
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.gazetteer import Found, gazetteer
from undersigned.graph.extract.named_after import within_name, within_organization
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, months, words
from undersigned.graph.model import Source, Topic

_IN_PLACE = re.compile(r"\s+(?:in|at|à|en|au|im)\s+(?=[A-ZÀ-Þ])")
_NEAR = 120  # letters: farther off, a date or a place says nothing of a body, and looking there would be quadratic


@dataclass(frozen=True, slots=True)
class Place:
    """A mention: of what (`id` None where the reference does not know it), under what name, where.

    `core` ends the name itself: a place named behind it ("… summit in Prague") is a mention of its own.
    """

    id: str | None
    name: str
    start: int
    end: int
    core: int


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a letter by kind."""

    regions: tuple[Topic, ...]
    laws: tuple[Topic, ...]
    bodies: tuple[Topic, ...]
    events: tuple[Topic, ...]


def find_topics(source: Source, titles: Sequence[Unit], body: Sequence[Unit]) -> Topics:
    """All topics of the letter.

    The body is the testimony; titles and subject lines repeat it, so they count only for what the body never names.
    Events are the exception: a title often is where a summit gets its name. Words inside the name of a law, a body, an
    event or an organization are no mention of a region ("2022 Beijing Winter Olympics", "Hong Kong Watch"), nor are
    words inside a person's name ("Jordan Smith").
    """
    texts = {"body": _ranges(body), "titles": _ranges(titles)}
    laws = {zone: list(_named(source, "laws", ranges)) for zone, ranges in texts.items()}
    bodies = {zone: list(_named(source, "bodies", ranges)) for zone, ranges in texts.items()}
    events = {zone: list(_events(source.text, ranges)) for zone, ranges in texts.items()}
    regions = {
        zone: list(_places(source, ranges, (*laws[zone], *bodies[zone], *events[zone])))
        for zone, ranges in texts.items()
    }
    return Topics(
        regions=_topics(source, _with_titles(regions), "region-name"),
        laws=_topics(source, _with_titles(laws), "law-name"),
        bodies=_topics(source, _with_titles(bodies), "body-name"),
        events=_topics(source, sorted((*events["titles"], *events["body"]), key=lambda each: each.start), "event-name"),
    )


def _ranges(units: Iterable[Unit]) -> list[tuple[int, int]]:
    return [(unit.start, unit.end) for unit in units]


def _with_titles(found: Mapping[str, list[Place]]) -> list[Place]:
    named = {each.id for each in found["body"]}
    return sorted(
        (*found["body"], *(each for each in found["titles"] if each.id not in named)), key=lambda each: each.start
    )


def _named(source: Source, kind: str, ranges: Sequence[tuple[int, int]]) -> Iterator[Place]:
    for start, end in ranges:
        for found in gazetteer(kind, source.language).find(source.text, start, end):
            if not (found.entry.ambiguous and within_name(source.text, found)):
                yield Place(found.entry.id, found.entry.name, found.start, found.end, found.end)


def _places(source: Source, ranges: Sequence[tuple[int, int]], names: Sequence[Place]) -> Iterator[Place]:
    """The regions named in `ranges`, but not within one of `names` or a name of an organization or a person."""
    taken = _Cover((name.start, name.core) for name in names)
    for start, end in ranges:
        for found in gazetteer("regions", source.language).find(source.text, start, end):
            if taken.holds(found.start, found.end) or within_organization(source.text, found, start, end):
                continue
            if found.entry.ambiguous and within_name(source.text, found):
                continue
            yield Place(found.entry.id, found.entry.name, found.start, found.end, found.end)


class _Cover:
    """Ranges of a text, so that looking one up costs no more in a long letter."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the ranges that begin last before `start` reaches to `end`; ranges seldom overlap."""
        at = bisect(self._ranges, (start, sys.maxsize))
        return any(end <= last for _, last in self._ranges[max(0, at - 3) : at])


def _events(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Events of the reference, and two shapes: a body and its meeting, a dated act of a body."""
    for start, end in ranges:
        known = [
            Place(e.entry.id, e.entry.name, e.start, e.end, e.end) for e in gazetteer("events").find(text, start, end)
        ]
        made = [
            event
            for body in gazetteer("bodies").find(text, start, end)
            for event in (_meeting(text, body, end), _act(text, body, start))
            if event is not None
        ]
        free = [event for event in made if not any(event.start < each.end and each.start < event.end for each in known)]
        yield from sorted((*known, *free), key=lambda event: event.start)


def _meeting(text: str, body: Found, end: int) -> Place | None:
    """`APEC summit in San Francisco`: a body, its meeting, perhaps the place."""
    noun = re.compile(rf"\s+(?P<noun>{_meeting_nouns()})").match(text, body.end, end)
    if noun is None:
        return None
    label = f"{body.entry.acronym or body.entry.name} {noun['noun'].lower()}"
    tail = _IN_PLACE.match(text, noun.end(), end)
    reach = min(end, tail.end() + _NEAR) if tail is not None else end
    place = next(gazetteer("regions").find(text, tail.end(), reach), None) if tail is not None else None
    if tail is None or place is None or place.start != tail.end():
        return Place(None, label, body.start, noun.end(), noun.end())
    return Place(None, f"{label} ({place.entry.name})", body.start, place.end, noun.end())


@cache
def _meeting_nouns() -> str:
    return any_of(words("events_words", "meetings"))


def _act(text: str, body: Found, start: int) -> Place | None:
    """`June 2020 call by 50 UN experts`: a date, an act, the body that did it."""
    names = any_of(name.capitalize() for name in months())
    act = rf"(?:{names}\s+)?(?:19|20)\d\d\s+(?:{any_of(words('events_words', 'acts'))})\s+(?:by|of|from)\s+(?:the\s+)?$"
    near = max(start, body.start - _NEAR)
    found = re.search(act, text[near : body.start])
    if found is None:
        return None
    at = near + found.start()
    return Place(None, " ".join(text[at : body.end].split()), at, body.end, body.end)


def _topics(source: Source, places: Iterable[Place], rule: str) -> tuple[Topic, ...]:
    """One topic for each thing, in the order of first mention, under the longest label of its mentions."""
    grouped: dict[str, list[Place]] = {}
    for place in places:
        key = place.id or re.sub(r" \([^)]*\)$", "", place.name)
        grouped.setdefault(key, []).append(place)
    return tuple(
        Topic(
            id=group[0].id,
            name=max((each.name for each in group), key=len),
            mentions=tuple(source.span(each.start, each.end) for each in group),
            confidence=confidence(rule),
            rule=rule,
        )
        for group in grouped.values()
    )
