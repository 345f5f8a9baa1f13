"""Works: one letter with all of its postings, and what follows for a set of letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from undersigned.graph.resolve.entities import Question

PREFIX = "letter/"
"""What stands before a letter's id in questions and judgements."""


@dataclass(frozen=True, slots=True)
class Work:
    """One letter that was put up more than once.

    `primary` is the id of the posting that stands for it: the earliest dated, of several the first id. `versions` are
    the ids of all postings, the primary among them, in the order of date, then of the length of the list, then of id.
    """

    primary: str
    versions: tuple[str, ...]


@dataclass(frozen=True)
class Postings:
    """Which letters are one. `primary` leads every posting of a work, the primary too, to the primary's id.

    `questions` come weightiest first; `reports` are sentences on judgements that could not be followed.

    >>> postings = Postings((Work("a", ("a", "b")),), {"a": "a", "b": "a"})
    >>> postings.of("b"), postings.of("c"), postings.is_version("a"), postings.is_version("b")
    ('a', 'c', False, True)
    """

    works: tuple[Work, ...] = ()
    primary: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    reports: tuple[str, ...] = ()

    def of(self, letter: str) -> str:
        """The id of the posting that stands for `letter`: its own where it was put up once."""
        return self.primary.get(letter, letter)

    def is_version(self, letter: str) -> bool:
        """Whether `letter` is a further posting of another."""
        return self.of(letter) != letter
