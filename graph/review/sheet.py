"""The questions as a sheet: one row a question to fill in, and the filled rows back as judgements.

Rows and columns may come back in any order; a row is known by its `id`. What can be taken is taken, what cannot is
named with its row and left out, so that mending it and reading the sheet again loses nothing and does nothing twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from undersigned.graph.errors import InputError
from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.review.answers import SKIP, judged, verdict_of
from undersigned.graph.review.case import DIFFERENT, SAME, UNSURE, Case, CaseKind, Side, case_id
from undersigned.graph.review.cells import marked, unmarked

COLUMNS = (
    "id",
    "kind",
    "question",
    "A",
    "B",
    "A as printed",
    "B as printed",
    "why asked",
    "what would follow from yes",
    "weight",
    "answer",
    "reason",
)
"""The columns of the sheet; `answer` and `reason` are for the person."""

_HEADER_WITHIN = 5  # rows: some programs write a line of their own before the header


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sheet came to: the judgements it makes, one line for each row that could not be taken, and the counts.

    `taken` rows were taken, `known` had been answered so before, `blank` have no answer.
    """

    judgements: tuple[Judgement, ...] = ()
    problems: tuple[str, ...] = ()
    taken: int = 0
    known: int = 0
    blank: int = 0


def rows(cases: Iterable[Case]) -> tuple[tuple[str, ...], ...]:
    """The sheet of these cases: the header, then a row each, no cell of which a spreadsheet would run as a formula."""
    return (COLUMNS, *(tuple(str(marked(cell)) for cell in _row(case)) for case in cases))


def read_answers(
    table: Sequence[Sequence[str]],
    cases: Sequence[Case],
    judgements: Sequence[Judgement],
    *,
    by: str,
    at: str,
    name: str,
) -> Answers:
    """What the filled rows of `table` say on `cases`, which are open, given what `judgements` said before.

    Raises InputError when the table, which the file `name` holds, is not a sheet of questions.
    """
    header, columns = _header(table, name)
    reading = _Reading(cases, judgements, by, at)
    for number, row in enumerate(table[header + 1 :], start=header + 2):
        cells = {column: unmarked(row[place].strip()) if place < len(row) else "" for column, place in columns.items()}
        if any(cell.strip() for cell in row):
            reading.take(number, cells["id"], cells["answer"], cells.get("reason", ""))
    return reading.answers()


def _row(case: Case) -> tuple[str, ...]:
    return (
        case.id,
        case.kind,
        case.question,
        case.left.label,
        "" if case.right is None else case.right.label,
        _printed(case.left),
        "" if case.right is None else _printed(case.right),
        "; ".join(case.reasons),
        " ".join(case.consequences),
        str(case.weight),
        "",
        "",
    )


def _printed(side: Side) -> str:
    lines = [f"{line.line} [{line.place}]" for line in side.lines]
    more = [f"and {side.unshown} more"] if side.unshown else []
    return " / ".join((*lines, *more))


def _header(table: Sequence[Sequence[str]], name: str) -> tuple[int, Mapping[str, int]]:
    for at, row in enumerate(table[:_HEADER_WITHIN]):
        columns = {cell.strip().casefold(): place for place, cell in reversed(list(enumerate(row)))}
        if {"id", "answer"} <= columns.keys():
            return at, {column: columns[column] for column in ("id", "answer", "reason") if column in columns}
    raise InputError(
        f"{name}: no columns “id” and “answer” in it; make a sheet with `undersigned review --export FILE`, fill in"
        " its column “answer”, and import that"
    )


class _Reading:
    """The rows taken so far: an answer must not contradict one of an earlier row, not even through a third name."""

    def __init__(self, cases: Sequence[Case], judgements: Sequence[Judgement], by: str, at: str) -> None:
        self._open = {case.id: case for case in cases}
        self._before: defaultdict[str, list[Judgement]] = defaultdict(list)
        for each in judgements:
            if each.verdict != UNSURE:
                self._before[_id_of(each)].append(each)
        self._doubted = {_id_of(each) for each in judgements if each.verdict == UNSURE and each.by == by}
        self._by, self._at = by, at
        self._verdicts: dict[str, tuple[int, str]] = {}
        self._groups = Merging()
        self._judgements: list[Judgement] = []
        self._problems: list[str] = []
        self._known = self._blank = 0

    def take(self, number: int, id: str, answer: str, reason: str) -> None:
        """Take one row, or say why not."""
        case = self._open.get(id)
        if not answer:
            self._blank += 1
        elif case is None:
            self._closed(number, id, answer)
        else:
            verdict = verdict_of(case, answer)
            if verdict == SKIP:
                self._blank += 1
            elif verdict is None:
                told = ", ".join(("y", "n", "u", *((case.third,) if case.third else ())))
                self._problem(number, f"the answer {answer!r:.40} cannot be read; write one of {told}")
            else:
                self._keep(number, case, verdict, reason)

    def answers(self) -> Answers:
        """What all rows came to."""
        taken = len(self._verdicts)
        return Answers(tuple(self._judgements), tuple(self._problems), taken, self._known, self._blank)

    def _keep(self, number: int, case: Case, verdict: str, reason: str) -> None:
        if verdict == UNSURE and case.id in self._doubted:
            self._known += 1
            return
        earlier = self._verdicts.get(case.id)
        if earlier is not None:
            if earlier[1] != verdict:
                self._problem(number, f"answers the question of row {earlier[0]} otherwise; that answer was taken")
            return
        if case.kind is not CaseKind.FACT and not self._fits(case, verdict):
            self._problem(number, f"“{verdict}” contradicts the rows above it, taken together; look at them again")
            return
        self._verdicts[case.id] = number, verdict
        self._judgements += judged(case, verdict, reason=reason, by=self._by, at=self._at)

    def _fits(self, case: Case, verdict: str) -> bool:
        if verdict == UNSURE:
            return True
        return self._groups.join(*case.about) if verdict == SAME else self._groups.part(*case.about)

    def _closed(self, number: int, id: str, answer: str) -> None:
        before = self._before.get(id)
        if before is None:
            self._problem(number, f"no open question has the id {id!r:.40}; its letters may have changed")
        elif any(_agrees(answer, each.verdict) for each in before):
            self._known += 1
        else:
            told = f"{before[0].by} answered “{before[0].verdict}” on {before[0].at[:10]}"
            self._problem(number, f"{told}; that stands, and the answer {answer!r:.40} was not taken")

    def _problem(self, number: int, what: str) -> None:
        self._problems.append(f"row {number}: {what}")


def _id_of(judgement: Judgement) -> str:
    """The id of the question that a judgement answers, where it was written in review."""
    if judgement.kind in ABOUT_LETTERS:
        return case_id(judgement.letter, " ".join(judgement.right.split()), judgement.field)
    return case_id(judgement.left, judgement.right)


def _agrees(answer: str, verdict: str) -> bool:
    """Whether the words of an answer mean what was answered before."""
    blank = Side("")
    for verdicts in ((SAME, DIFFERENT, UNSURE), ("accept", "reject", UNSURE), ("correct", "accept", UNSURE)):
        if verdict in verdicts:
            asked = Case("", CaseKind.FACT, "", blank, None, (), (), 0, verdicts, ("", ""))
            if verdict_of(asked, answer) == verdict:
                return True
    return " ".join(answer.casefold().split()) in (verdict, verdict.partition(" ")[0])
