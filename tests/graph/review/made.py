"""Corpora made to order for tests of review: letters, who is who in them, and the questions that are left."""

from collections.abc import Sequence
from dataclasses import replace

from tests.factory import clusters, letter, org
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.resolve import Clusters, Question
from undersigned.graph.resolve.verdicts import Clue
from undersigned.graph.review import Case, cases

WATCH, WATCHES = "organization/hong-kong-watch", "organization/hong-kong-watches"
PEN, USA = "organization/pen-international", "organization/pen-america"


def two_letters() -> tuple[Letter, Letter]:
    """Two letters whose signatories are printed in two ways."""
    first = letter(
        "first",
        date="2021-02-18",
        signed_by=[org("Hong Kong Watch"), org("PEN America"), org("Free Tibet"), org("Covenants Watch")],
    )
    second = letter(
        "second",
        title="An appeal",
        date="2023-11",
        signed_by=[org("Hong Kong Watches"), org("PEN International"), org("Free Tibet"), org("Rights Now")],
    )
    return first, second


def asking(
    letters: Sequence[Letter], *questions: Question, judgements: Sequence[Judgement] = ()
) -> tuple[Clusters, Sequence[Letter]]:
    """These letters resolved by exact name, with these questions."""
    return replace(clusters(*letters, judgements=judgements), questions=questions), letters


def question(
    left: str = WATCH,
    right: str = WATCHES,
    *,
    kind: str = "organization",
    weight: int = 2,
    relation: str | None = None,
    clues: tuple[Clue, ...] = (),
) -> Question:
    """A question about two names."""
    return Question(kind, left, right, "spelled alike; share a word", weight, clues, relation)


def some_cases(*questions: Question, judgements: Sequence[Judgement] = ()) -> tuple[Case, ...]:
    """The cases that these questions about the two letters make; two when none is given."""
    asked = questions or (question(), question(USA, PEN, weight=5, relation="chapter of"))
    known, letters = asking(two_letters(), *asked, judgements=judgements)
    return cases(letters, known, judgements)


def judgement(
    left: str, right: str, verdict: str, *, kind: str | None = None, by: str = "Ana", field: str = ""
) -> Judgement:
    """A judgement by Ana of a day in May."""
    return Judgement(kind or verdict, left, right, verdict, "her reason", (), by, "2026-05-02", field)


def doubtful(words: str, code: str, message: str = "May be one.") -> Letter:
    """A letter in whose text `words` stand, with an issue about them."""
    made = letter("doubtful", signed_by=[org("Free Tibet"), org("Jo Ann Lee")], asks=[f"Release {words}\nnow."])
    start = made.source.text.rindex(words)
    issue = Issue(code, Severity.QUESTION, message, made.source.span(start, start + len(words)))
    return replace(made, issues=(issue,))
