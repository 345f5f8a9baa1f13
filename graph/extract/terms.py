"""Terms of office in the reference: which post an official held from when until when, and what kind of post it is."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from undersigned.data import Yaml, entries, reference
from undersigned.graph.extract.gazetteer import Entry, Gazetteer
from undersigned.graph.extract.vocabulary import words

_NOT_TITLES = ("source", "other_times", "between", "addressed")
_STROKES = str.maketrans("øłđı", "oldi")


@dataclass(frozen=True, slots=True)
class Term:
    """A post and the time it was held; ISO dates of any precision, None where the reference has none.

    `seen` is the last moment of which the reference knows that the post was still held.
    """

    post: str
    country: str | None
    since: str | None
    until: str | None
    seen: str | None = None

    def held(self, date: str | None) -> bool | None:
        """Whether the post was held on `date`; None where the reference does not reach so far.

        True where the date or the begin of the term is not known: then nothing speaks against it.

        >>> term = Term("President of France", "france", "2017-05-14", None, "2026")
        >>> term.held("2016"), term.held("2017-05"), term.held("2030-01-01")
        (False, True, None)
        """
        if date is None or self.since is None:
            return True
        if before(date, self.since):
            return False
        if self.until is not None:
            return not before(self.until, date)
        return None if self.seen is not None and before(self.seen, date) else True


def before(one: str, other: str) -> bool:
    """Whether a date lies before another, as far as both are precise.

    >>> before("2018", "2018-05-01"), before("2017-12", "2018-05-01")
    (False, True)
    """
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


@cache
def rows() -> Mapping[str, Mapping[str, Yaml]]:
    """The officials of the reference by id."""
    return {str(row["id"]): row for row in entries("officials")}


@cache
def terms(official: str) -> tuple[Term, ...]:
    """The terms of an official of the reference, by id."""
    posts = cast(Sequence[Mapping[str, str | None]], rows()[official].get("posts") or ())
    return tuple(
        Term(str(post["post"]), post.get("country"), post.get("from"), post.get("until"), post.get("seen"))
        for post in posts
    )


@lru_cache(maxsize=4096)
def title_of(office: str) -> str | None:
    """What kind of post an office is, the same in every language; None where it is none of the highest.

    >>> title_of("Bundeskanzlerin"), title_of("Chancellor of Germany"), title_of("Treasurer")
    ('chancellor', 'chancellor', None)
    """
    found = titles().search(office)
    return None if found is None else found.entry.id


@cache
def titles() -> Gazetteer:
    """The titles of the highest posts, in every language, by the kind of post."""
    table = cast("Mapping[str, Yaml]", reference("post_titles"))
    kinds = [kind for kind in table if kind not in _NOT_TITLES]
    return Gazetteer([Entry(kind, kind, words("post_titles", kind), None, generic=False) for kind in kinds])


def plain(name: str) -> str:
    """A name without its accents, in lower case: "Erdoğan" and "Erdogan" are one.

    >>> plain("Erdoğan"), plain("Støre")
    ('erdogan', 'store')
    """
    parts = unicodedata.normalize("NFD", name.casefold().translate(_STROKES))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def surname_forms(surname: str) -> tuple[str, ...]:
    """A surname as it is, and without its accents where it has any.

    >>> surname_forms("Erdoğan"), surname_forms("Abe")
    (('Erdoğan', 'Erdogan'), ('Abe',))
    """
    bare = "".join(plain(letter) if letter.islower() else plain(letter).upper() for letter in surname)
    return (surname,) if bare == surname else (surname, bare)
