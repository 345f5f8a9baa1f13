"""The questions as a sheet: one row a question to fill in, and the filled rows back as judgements.

Rows and columns may come back in any order; a row is known by its `id`. What can be taken is taken, what cannot is
named with its row and left out, so that mending it and reading the sheet again loses nothing and does nothing twice.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from undersigned.graph.cells import marked, unmarked
from undersigned.graph.errors import InputError
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.review.answered import Answered
from undersigned.graph.review.answers import SKIP, judged, verdict_of
from undersigned.graph.review.case import SAME, UNSURE, Case, CaseKind, Side

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

_READ = ("id", "answer", "reason")
_HEADER_WITHIN = 5  # rows: some programs write a line of their own before the header
_ROW_WITHIN = re.compile(r"[\r\n](?:.*\W)?q[0-9a-f]{12}(?!\w)")
"""The id of a question on a later line of one cell: where a quotation mark is left open, rows become part of it."""


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
    letters: Iterable[Letter] = (),
    by: str,
    at: str,
    name: str,
) -> Answers:
    """What the filled rows of `table` say on `cases`, which are open, given what `judgements` said before.

    `letters`, as they were judged, tell what an answer given before has made of a name: a person or an organization.
    Raises InputError when the table, which the file `name` holds, is not a sheet of questions.
    """
    header, columns = _header(table, name)
    reading = _Reading(cases, Answered(judgements, letters, by=by), by, at)
    for number, row in enumerate(table[header + 1 :], start=header + 2):
        cells = {column: unmarked(row[place].strip()) if place < len(row) else "" for column, place in columns.items()}
        if any(_ROW_WITHIN.search(cell) for cell in row):
            reading.refuse(number, "a cell of it holds rows that follow: close or delete a quotation mark in it")
        elif any(cell.strip() for cell in row):
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
            for column in _READ:
                if sum(cell.strip().casefold() == column for cell in row) > 1:
                    raise InputError(
                        f"{name}: two columns “{column}” in it, and only one can be meant; delete the other"
                    )
            return at, {column: columns[column] for column in _READ if column in columns}
    raise InputError(
        f"{name}: no columns “id” and “answer” in it; make a sheet with `undersigned review --export FILE`, fill in"
        " its column “answer”, and import that"
    )


class _Reading:
    """The rows taken so far: an answer must not contradict one of an earlier row, not even through a third name."""

    def __init__(self, cases: Sequence[Case], answered: Answered, by: str, at: str) -> None:
        self._open = {case.id: case for case in cases}
        self._answered = answered
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
                self.refuse(number, f"the answer {answer!r:.40} cannot be read; write one of {told}")
            else:
                self._keep(number, case, verdict, reason)

    def refuse(self, number: int, what: str) -> None:
        """Say why one row is not taken."""
        self._problems.append(f"row {number}: {what}")

    def answers(self) -> Answers:
        """What all rows came to."""
        taken = len(self._verdicts)
        return Answers(tuple(self._judgements), tuple(self._problems), taken, self._known, self._blank)

    def _keep(self, number: int, case: Case, verdict: str, reason: str) -> None:
        if verdict == UNSURE and self._answered.is_doubted(case.id):
            self._known += 1
            return
        earlier = self._verdicts.get(case.id)
        if earlier is not None:
            if earlier[1] != verdict:
                self.refuse(number, f"answers the question of row {earlier[0]} otherwise; that answer was taken")
            return
        if case.kind is not CaseKind.FACT and not self._fits(case, verdict):
            self.refuse(number, f"“{verdict}” contradicts the rows above it, taken together; look at them again")
            return
        self._verdicts[case.id] = number, verdict
        self._judgements += judged(case, verdict, reason=reason, by=self._by, at=self._at)

    def _fits(self, case: Case, verdict: str) -> bool:
        if verdict == UNSURE:
            return True
        return self._groups.join(*case.about) if verdict == SAME else self._groups.part(*case.about)

    def _closed(self, number: int, id: str, answer: str) -> None:
        before = self._answered.before(id)
        if not before:
            self.refuse(number, f"no open question has the id {id!r:.40}; its letters may have changed")
        elif any(self._answered.agrees(answer, each) for each in before):
            self._known += 1
        else:
            told = f"{before[0].by} answered “{before[0].verdict}” on {before[0].at[:10]}"
            self.refuse(number, f"{told}; that stands, and the answer {answer!r:.40} was not taken")
