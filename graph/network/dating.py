"""Dating: what is found in a letter has the date of the posting that prints it first.

A letter may be put up again with more names and more words. What only a later posting says was not said before, so the
date of the letter would be too early for it. A tie of two findings in one letter is there from the later one on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import LetterRow

_NEVER = "~"
"""Behind every date: what has none may be from any day."""


def postings(dataset: Dataset) -> Mapping[str, LetterRow]:
    """Every letter, and every further posting of one, by id: what the `posting` of a finding leads to."""
    return {row.id: row for row in (*dataset.letters(), *dataset.versions())}


def dates(dataset: Dataset) -> Mapping[str, str | None]:
    """The date of every posting, by id."""
    return {posting: row.date for posting, row in postings(dataset).items()}


def earliest(known: Iterable[str | None]) -> str | None:
    """The earliest of some dates of one thing, those that are not known put aside.

    >>> earliest([None, "2022-03-20", "2022-03-01"])
    '2022-03-01'
    """
    return min((date for date in known if date is not None), default=None)


def since(letter: str, printed: Collection[str], known: Mapping[str, str | None]) -> str | None:
    """The date from which on a letter says what these of its postings print; all are ids, `known` is as of `dates`.

    >>> known = {"plea": "2022-03-01", "again": "2022-03-20", "undated": None}
    >>> since("plea", ["plea", "again"], known), since("plea", ["again", "undated"], known)
    ('2022-03-01', '2022-03-20')
    """
    return known[letter] if letter in printed else earliest(known[posting] for posting in printed)


def later(one: str | None, other: str | None) -> str | None:
    """The date from which on both are there; None where one of the two is not known.

    >>> later("2022-03-01", "2022-03-20"), later("2022-03-01", None)
    ('2022-03-20', None)
    """
    return None if one is None or other is None else max(one, other)


def by_date(date: str | None) -> str:
    """What to sort dates by: those that are not known come last."""
    return _NEVER if date is None else date
