"""A case: one question as a person sees it, with everything that is needed to answer it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from undersigned.graph.review.printed import PrintedLine

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
ACCEPT, REJECT, CORRECT = "accept", "reject", "correct"


ASKED_BECAUSE = "reviewed; asked because: "
"""Begins the reason of a judgement whose author gave none."""


class CaseKind(StrEnum):
    """What a question is about: two names of one kind of entity, two letters, or a fact of one letter."""

    ORGANIZATION = "organization"
    PERSON = "person"
    POST = "post"
    REGION = "region"
    LAW = "law"
    BODY = "body"
    EVENT = "event"
    LETTER = "letter"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that may be one, or what a fact is about.

    `label` is its name; `about` says in a few lines what is known of it; `lines` are the first printed lines,
    `places` is how many places print it.
    """

    label: str
    about: tuple[str, ...] = ()
    lines: tuple[PrintedLine, ...] = ()
    places: int = 0

    @property
    def unshown(self) -> int:
        """How many places are not among `lines`."""
        return max(0, self.places - len(self.lines))


@dataclass(frozen=True, slots=True)
class Case:
    """One question.

    `id` depends on nothing but what is asked. `verdicts` are the possible answers as judgements have them: that for
    "yes", that for "no", "unsure", then what else may be; `third` is the one among these that is proposed, if one is
    ("chapter of"), and `offer` says what it means.
    `about` are the two ids of entities or letters that are asked about, or the letter's id and the words in question;
    then `field` says what the words may be, and `value` what they are where the answer is "correct".
    `weight` says how many signatures hang on the answer; `late` is a question that can wait until all others are
    answered: the two are two for all we know, and it is asked what one is to the other.
    """

    id: str
    kind: CaseKind
    question: str
    left: Side
    right: Side | None
    reasons: tuple[str, ...]
    consequences: tuple[str, ...]
    weight: int
    verdicts: tuple[str, ...]
    about: tuple[str, str]
    third: str | None = None
    offer: str = ""
    field: str = ""
    value: tuple[tuple[str, str], ...] = ()
    late: bool = False

    @property
    def yes(self) -> str:
        """The verdict of who answers "yes"."""
        return self.verdicts[0]

    @property
    def no(self) -> str:
        """The verdict of who answers "no"."""
        return self.verdicts[1]


def case_id(left: str, right: str, field: str = "") -> str:
    """The id of a question: the same for the same two sides, in either order; for a fact, for its letter and words.

    >>> case_id("organization/a", "organization/b") == case_id("organization/b", "organization/a")
    True
    >>> len(case_id("letter/apec", "Jo Ann", "detainee"))
    13
    """
    parts = [field, left, right] if field else sorted((left, right))
    return "q" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
