"""Answered: what people said before to the questions of a sheet, so that reading it again does nothing twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.facts import meant
from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.model import Letter, Signatory
from undersigned.graph.review.answers import meaning, verdict_of
from undersigned.graph.review.case import (
    ACCEPT,
    CORRECT,
    DIFFERENT,
    REJECT,
    SAME,
    UNSURE,
    Case,
    CaseKind,
    Side,
    case_id,
)

_YES_NO = ((SAME, DIFFERENT, UNSURE), (ACCEPT, REJECT, UNSURE), (CORRECT, ACCEPT, UNSURE))
_READ_AS = ("person", "organization")


class Answered:
    """The judgements by the ids of the questions they answer, and what `by`, who answers now, was unsure of.

    `letters`, as they were judged, tell what an accepted name is read as.
    """

    def __init__(self, judgements: Sequence[Judgement], letters: Iterable[Letter], *, by: str) -> None:
        self._before: defaultdict[str, list[Judgement]] = defaultdict(list)
        for each in judgements:
            if each.verdict != UNSURE:
                self._before[_id_of(each)].append(each)
        self._doubted = {_id_of(each) for each in judgements if each.verdict == UNSURE and each.by == by}
        self._letters = {letter.id: letter for letter in letters}

    def before(self, id: str) -> Sequence[Judgement]:
        """The answers to the question with this id, doubts aside."""
        return self._before.get(id, ())

    def is_doubted(self, id: str) -> bool:
        """Whether who answers now was unsure of the question with this id."""
        return id in self._doubted

    def agrees(self, answer: str, judgement: Judgement) -> bool:
        """Whether the words of an `answer` mean what was judged before."""
        said, verdict = meaning(answer), judgement.verdict
        if said in _READ_AS:
            return said in self._read_as(judgement)
        for verdicts in _YES_NO:
            if verdict in verdicts:
                asked = Case("", CaseKind.FACT, "", Side(""), None, (), (), 0, verdicts, ("", ""))
                if verdict_of(asked, answer) == verdict:
                    return True
        return verdict in (said, " ".join(answer.casefold().split()))

    def _read_as(self, judgement: Judgement) -> Iterator[str]:
        """Yield what a name is by this answer, a person's or an organization's: as it says, or as the letter has it."""
        if judgement.kind == CORRECT:
            said = [part for part, text in judgement.value if text and part in _READ_AS]
            yield from said if len(said) == 1 else ()
        elif judgement.verdict == ACCEPT and judgement.letter in self._letters:
            for fact in meant(self._letters[judgement.letter], judgement.field, judgement.right):
                if isinstance(fact, Signatory):
                    yield "person" if fact.organization is None else "organization"


def _id_of(judgement: Judgement) -> str:
    """The id of the question that a judgement answers, where it was written in review."""
    if judgement.kind in ABOUT_LETTERS:
        return case_id(judgement.letter, " ".join(judgement.right.split()), judgement.field)
    return case_id(judgement.left, judgement.right)
