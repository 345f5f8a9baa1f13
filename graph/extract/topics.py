"""What a letter talks about: regions, laws, bodies and events, wherever its body names them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.gazetteer import Found, gazetteer
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, months, words
from undersigned.graph.model import Source, Topic

_IN_PLACE = re.compile(r"\s+(?:in|at|à|en|au|im)\s+(?=[A-ZÀ-Þ])")


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
    Events are the exception: a title often is where a summit gets its name. Words inside the name of a law, a body or
    an event are no mention of a region ("2022 Beijing Winter Olympics").
    """
    texts = {"body": _ranges(body), "titles": _ranges(titles)}
    laws = {zone: list(_named(source.text, "laws", ranges)) for zone, ranges in texts.items()}
    bodies = {zone: list(_named(source.text, "bodies", ranges)) for zone, ranges in texts.items()}
    events = {zone: list(_events(source.text, ranges)) for zone, ranges in texts.items()}
    regions = {
        zone: [
            each
            for each in _named(source.text, "regions", ranges)
            if not any(
                name.start <= each.start and each.end <= name.core
                for name in (*laws[zone], *bodies[zone], *events[zone])
            )
        ]
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


def _named(text: str, kind: str, ranges: Sequence[tuple[int, int]]) -> Iterator[Place]:
    for start, end in ranges:
        for found in gazetteer(kind).find(text, start, end):
            if found.entry.ambiguous and _within_name(text, found):
                continue
            yield Place(found.entry.id, found.entry.name, found.start, found.end, found.end)


def _within_name(text: str, found: Found) -> bool:
    """Whether a capitalised word beside a name such as "Jordan" or "Georgia" makes it part of another name."""
    before = re.search(r"[\w.]\s([A-ZÀ-Þ][\w'’.]*)\s$", text[max(0, found.start - 40) : found.start])
    after = re.match(r"\s[A-ZÀ-Þ][a-zà-ÿ]", text[found.end : found.end + 3])
    return before is not None or after is not None


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
    place = next(gazetteer("regions").find(text, tail.end(), end), None) if tail is not None else None
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
    found = re.search(act, text[start : body.start])
    if found is None:
        return None
    at = start + found.start()
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
