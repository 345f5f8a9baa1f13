"""Offices: which known official a letter means by "President Obama", and which post by "President of the USA"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from undersigned.data import reference
from undersigned.graph.resolve.forms import form, words_of
from undersigned.graph.resolve.known import Index, Known, Office

_SMALL_WORDS = frozenset({"a", "an", "and", "for", "of", "on", "the", "to"})

_BODY_WORDS = (
    *("Agency", "Bureau", "Commission", "Committee", "Council", "Department", "Directorate", "Division"),
    *("Ministry", "Office", "Secretariat", "Section"),
)
"""Words by which a position names the body it belongs to; they do not tell one such body from another."""

_SAYS_NOTHING = frozenset({"affairs", *(word.casefold() for word in _BODY_WORDS)})

_BEFORE = r",|;|/|\b(?:at|for|in|of|to)\b"
_BODY = re.compile(rf"(?:^|{_BEFORE})(?P<body>(?:(?!{_BEFORE}).)*\b(?:{'|'.join(_BODY_WORDS)})\b[^/;]*)")


_DEPUTY = "vice_"
"""How a kind of post in data/reference/post_titles.yml begins that is the deputy's of another."""


@dataclass(frozen=True, slots=True)
class PrintedPost:
    """A position as printed, the institution printed with it, and the date of the letter, where there are any."""

    position: str
    institution: str | None = None
    issued: str | None = None


def known_holder(name: str, position: str | None, issued: str | None, officials: Index) -> str | None:
    """The id of the official that `name` leads to; None when nobody known, or not one alone, is meant.

    A full name or alias leads to its entry, with an honorific or without. A bare surname does only beside a position
    whose words are those of an office that the official may have held on `issued`, and never where the reference does
    not reach so far.
    """
    found = officials.find(form(name)) or officials.find(form(without_honorific(name)))
    if found is not None or position is None:
        return found
    wanted = _words(position)
    namesakes = [
        known for known in officials.by_id.values() if known.surname is not None and form(known.surname) == form(name)
    ]
    held = {
        known.id: [office for office in _possible(known.offices, issued) if wanted <= _words(office.post)]
        for known in namesakes
    }
    meant = {id: offices for id, offices in held.items() if offices}
    if len(meant) != 1:
        return None
    ((id, offices),) = meant.items()
    return id if any(not _is_beyond(office, issued) for office in offices) else None


def known_post(printed: PrintedPost, holder: Known | None, posts: Index) -> str | None:
    """The id of the post that is printed: by its name, or as the one that its known holder held on that day.

    A title that the posts of several bodies may have ("Acting Assistant Secretary") leads to none of them by itself,
    and a title of another rank or office than the holder's on that day ("President" of a vice president) to neither.
    """
    held = _held(printed, holder)
    if held is not None:
        return posts.find(words_of(f"{held.post}, {held.institution}")) or posts.find(words_of(held.post))
    position, institution = printed.position, printed.institution
    named = [position]
    if institution is not None:
        named.extend((f"{position} of {institution}", f"{position} of the {institution}", f"{position}, {institution}"))
    found = {id for each in named if (id := posts.find(words_of(each))) is not None}
    full = {id for id in found if words_of(posts.by_id[id].name) in {words_of(each) for each in named}}
    return full.pop() if len(full) == 1 else None


def is_like_one_held(printed: PrintedPost, holder: Known) -> bool:
    """Whether the position could mean an office of `holder`, if it were of another day."""
    return bool(_alike(printed, holder))


def in_office(office: Office, issued: str | None) -> bool | None:
    """Whether `issued` falls into the term; None when that is not known.

    It is not when the letter or the term has no date, and after the last day of which the source speaks where no end
    of the term was read.

    >>> in_office(Office("President", None, "2009-01-20", "2017-01-20"), "2011-01")
    True
    >>> in_office(Office("President", None, "2021-01-20", seen="2026"), "2027-01") is None
    True
    """
    if issued is None or (office.since is None and office.until is None):
        return None
    from undersigned.graph.extract.terms import Term  # here: only a build needs the room of extraction

    # An empty date is before all others: a term of which only the end is known.
    return Term(office.post, None, office.since or "", office.until, office.seen).held(issued)


def without_honorific(name: str) -> str:
    """`name` without "Sir", "Dr." and the like before it.

    >>> without_honorific("Sir Ian Example")
    'Ian Example'
    """
    shorter = _honorifics().sub("", name.strip())
    return shorter or name


def _held(printed: PrintedPost, holder: Known | None) -> Office | None:
    """The one office of `holder` that the position can mean on that day, and within the body that it names."""
    if holder is None:
        return None
    possible = _possible(_alike(printed, holder), printed.issued)
    reached = [office for office in possible if not _is_beyond(office, printed.issued)]
    if not reached or len({office.post for office in possible}) != 1:
        return None
    return None if _has_another_title(printed.position, reached[0], holder) else reached[0]


def _alike(printed: PrintedPost, holder: Known) -> list[Office]:
    """The offices of `holder`, whenever they were held, that share a word with the position and may be of its body."""
    return [
        office
        for office in holder.offices
        if _words(printed.position) & _words(office.post) and _is_of_body(office, printed)
    ]


def _has_another_title(position: str, office: Office, holder: Known) -> bool:
    """Whether the position is that of another office of `holder`, or one of them names a deputy and the other not."""
    from undersigned.graph.extract.terms import title_of, titles

    named = {found.entry.id for found in titles().find(position, 0, len(position))}
    title = title_of(office.post)
    if title is None or not named or title in named:
        return False
    deputy = title.startswith(_DEPUTY) not in {each.startswith(_DEPUTY) for each in named}
    return deputy or any(title_of(other.post) in named for other in holder.offices)


def _possible(offices: Iterable[Office], issued: str | None) -> list[Office]:
    return [office for office in offices if in_office(office, issued) is not False]


def _is_beyond(office: Office, issued: str | None) -> bool:
    """Whether the letter is of a time of which the source of this term does not speak any more."""
    if issued is None or office.until is not None or office.seen is None:
        return False
    from undersigned.graph.extract.terms import before

    return before(office.seen, issued)


def _is_of_body(office: Office, printed: PrintedPost) -> bool:
    """Whether the bodies that are printed may be the one of the office: most of their own words are words of it."""
    named = _BODY.search(printed.position)
    bodies = [] if named is None else [named["body"]]
    if office.institution is not None and printed.institution is not None:
        bodies.append(printed.institution)
    known = _words(f"{office.post}, {office.institution or ''}")
    told = (_words(body) - _SAYS_NOTHING for body in bodies)
    return all(2 * len(words & known) > len(words) for words in told if words)


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text).split()) - _SMALL_WORDS


@cache
def _honorifics() -> re.Pattern[str]:
    parsed = reference("honorifics")
    words = {str(word).rstrip(".") for word in _listed(parsed.get("before") if isinstance(parsed, dict) else None)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"^(?:(?:{'|'.join(re.escape(word) for word in longest_first)})\.?\s+)+")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
