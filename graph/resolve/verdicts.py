"""Verdicts: what comparing two names comes to, and the reasons for it in words that a campaigner can read."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Answer(StrEnum):
    """Whether two names are one: SAME alone merges by itself, REVIEW asks a person, DIFFERENT holds apart."""

    SAME = "same"
    REVIEW = "review"
    DIFFERENT = "different"


VETO = -0.5
"""A clue of this score or less keeps two names apart, and all that are joined to either of them."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that speaks for or against two names being one.

    `name` is its row in the policy; `score` is 1 where it is certain that they are one, -1 where it is certain that
    they are not, 0 where it says nothing; `sentence` says what was seen ("both are abbreviated CHRD").
    """

    name: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer on two names, and the clues it rests on, the deciding one first.

    `relation` is what the left may be to the right where they are two ("chapter of"), `inverse` that it is the right
    which may be so to the left.
    """

    answer: Answer
    clues: tuple[Clue, ...] = ()
    relation: str | None = None
    inverse: bool = False

    @property
    def is_veto(self) -> bool:
        """Whether something speaks against their being one, and not just nothing for it."""
        return self.answer is Answer.DIFFERENT and bool(self.clues) and self.clues[0].score <= VETO

    def turned(self) -> "Verdict":
        """The same verdict, left and right exchanged."""
        return self if self.relation is None else replace(self, inverse=not self.inverse)

    @property
    def reason(self) -> str:
        """The sentences of all clues, as one line."""
        return "; ".join(clue.sentence for clue in self.clues)


@dataclass(frozen=True, slots=True)
class Subject:
    """One side of a comparison: all that is known of one printed name, or of one entity.

    `names` are the printed names, the most frequent first, acronyms in brackets taken off; `acronyms` those printed
    beside them; `translations` the names printed beside them in another script; `sites` hosts of web addresses printed
    with them; `parents` names of what they are said to belong to; `reference` the id of the known entry.
    For an organization, `people` are the normal forms of those who signed for it. For a person, `organizations` are
    the entity ids of what he or she signed for and `statuses` in which parts of letters the name stands
    ("signatory", "detainee", "concern", "official").
    """

    names: tuple[str, ...]
    acronyms: frozenset[str] = frozenset()
    translations: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    reference: str | None = None
