"""Who held an office on the day of a letter: "President Lee", "the President of France", as the reference knows it.

Nothing is guessed: an office leads to a person only where exactly one official of the reference surely held it then.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.gazetteer import Entry, Found, Gazetteer, gazetteer
from undersigned.graph.extract.shape import person_likeness
from undersigned.graph.extract.terms import Term, before, plain, rows, terms, title_of, titles
from undersigned.graph.extract.vocabulary import any_of, words

_NEAR = 24
_FAR = 90


@dataclass(frozen=True, slots=True)
class Incumbent:
    """An office named by itself, "the President of France", and the id of the one who held it on that day."""

    official: str
    title: str
    start: int
    end: int


def by_surname(title: str, name: str, date: str | None) -> str | None:
    """The id of the official whom a title and a surname name: "Prime Minister Lee" in a letter of `date`.

    Where several officials of that surname held such a post, the date has to say which.
    """
    kind = title_of(title)
    if kind is None:
        return None
    held = [
        (who, term) for who in _surnames().get(plain(name), ()) for term in terms(who) if title_of(term.post) == kind
    ]
    people = {who for who, _ in held}
    if len(people) == 1:  # once in office, the title stays with the name; before, it meant somebody else
        people = {who for who, term in held if term.held(date) is not False or _ended(term, date)}
    else:
        people = {who for who, term in held if date is not None and term.since and term.held(date) is True}
    return people.pop() if len(people) == 1 else None


def incumbents(text: str, start: int, end: int, language: str | None, date: str | None) -> Iterator[Incumbent]:
    """Yield the offices that are named with their country or body, and that one official held on `date`."""
    if date is None:
        return
    known = list(_posts().find(text, start, end))
    starts = [found.start for found in known]
    covered = 0
    for title in titles().find(text, start, end):
        if title.start < covered or _of_another_time(text, title.start):
            continue
        at = bisect_right(starts, title.start)
        post = known[at - 1] if at else None
        if post is not None and title.start < post.end:
            first, last, people = post.start, post.end, _holders_of_post(post.entry.id, date)
        else:
            place = _place_of(text, title, start, end, language)
            if place is None:
                continue
            first, last = min(title.start, place.start), max(title.end, place.end)
            people = _holders(title.entry.id, place.entry.id, date)
        covered = last
        if len(people) == 1 and not _beside_name(text, first, last):
            yield Incumbent(next(iter(people)), title.entry.id, first, last)


def bare_titles(text: str, start: int, end: int, title: str) -> Iterator[tuple[int, int]]:
    """Where a title stands for its holder: "Mr. President", "the President" without a name or a country behind it."""
    for found in titles().find(text, start, end):
        addressed = _addressed().search(text, max(start, found.start - _NEAR), found.start) is not None
        followed = re.match(rf"\s+(?:{_between()}|[A-ZÀ-Þ])|[-’']", text[found.end : found.end + _NEAR]) is not None
        proper = not text[found.start].islower()  # "le président" presides over anything
        if found.entry.id == title and addressed and proper and not followed:
            yield found.start, found.end


def _ended(term: Term, date: str | None) -> bool:
    return date is not None and term.until is not None and before(term.until, date)


def _holders(title: str, country: str, date: str) -> frozenset[str]:
    return frozenset(official for official, term in _offices().get((title, country), ()) if term.held(date) is True)


def _holders_of_post(post: str, date: str) -> frozenset[str]:
    return frozenset(official for official, term in _by_post().get(post, ()) if term.held(date) is True)


@cache
def _dated() -> tuple[tuple[str, Term], ...]:
    return tuple((official, term) for official in rows() for term in terms(official) if term.since is not None)


@cache
def _offices() -> Mapping[tuple[str, str], list[tuple[str, Term]]]:
    """Who held what, by kind of post and country; a body of its own, as a commission, is no country's office."""
    found: defaultdict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for official, term in _dated():
        kind = title_of(term.post)
        if kind is not None and term.country is not None:
            found[kind, term.country].append((official, term))
    return found


@cache
def _by_post() -> Mapping[str, list[tuple[str, Term]]]:
    found: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    for official, term in _dated():
        found[term.post].append((official, term))
    return found


@cache
def _posts() -> Gazetteer:
    """The posts that say by their name whose they are: "President of the European Commission"."""
    whose = [post for post in _by_post() if re.search(r" (?:of|for) ", post) and post != "Secretary of State"]
    return Gazetteer([Entry(post, post, (), None, generic=False) for post in whose])


@cache
def _surnames() -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for official, row in rows().items():
        if row.get("surname") is not None:
            found[plain(str(row["surname"]))].append(official)
    return found


def _place_of(text: str, title: Found, start: int, end: int, language: str | None) -> Found | None:
    """The country behind a title, "Prime Minister of Canada", or in Chinese before it, "法国总统"."""
    places = gazetteer("regions", language)
    tail = _tail(genitive=language == "de").match(text, title.end, min(end, title.end + _NEAR))
    if tail is not None:
        place = places.search(text[tail.end() : min(end, tail.end() + _FAR)])
        if place is None or place.start:
            return None
        return Found(place.entry, tail.end(), tail.end() + place.end)
    if text[title.start] < "\u3040":
        return None
    before = list(places.find(text, max(start, title.start - _NEAR), title.start))
    return before[-1] if before and before[-1].end == title.start else None


def _beside_name(text: str, start: int, end: int) -> bool:
    """Whether a person's name stands right before or behind: "Ann Lee, President of …", "… President of X Ann Lee"."""
    before = re.search(
        r"((?:[A-ZÀ-Þ][\w.'’-]+\s+){1,3}[A-ZÀ-Þ][\w'’-]+)\s*[,(\n]\s*(?:the\s+)?$", text[max(0, start - _NEAR) : start]
    )
    after = re.match(r"\s*[,(]?\s*((?:[A-ZÀ-Þ][\w.'’-]+\s+){1,3}[A-ZÀ-Þ][\w'’-]+)", text[end : end + _NEAR])
    return any(found is not None and person_likeness(found[1]) > 0.5 for found in (before, after))


def _of_another_time(text: str, start: int) -> bool:
    return _other_times().search(text, max(0, start - _NEAR), start) is not None


@cache
def _other_times() -> re.Pattern[str]:
    return re.compile(any_of(words("post_titles", "other_times")) + r"[\s-]*$")


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(any_of(words("post_titles", "addressed")) + r"\s+$")


@cache
def _tail(*, genitive: bool) -> re.Pattern[str]:
    """What leads from a title to its country; in German a genitive may stand right behind it, "Präsident Perus"."""
    return re.compile(rf"\s+{_between()}\s*" + (r"|\s+" if genitive else ""))


@cache
def _between() -> str:
    return any_of(words("post_titles", "between"))
