"""A sitting: a person goes through the cases, one after the other, and may take answers back.

What an answer settles is not asked any more: who says that A is B and B is C need not be asked about A and C, nor,
once B is not C, about A and C when A is B.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.review.case import DIFFERENT, SAME, UNSURE, Case, CaseKind


@dataclass(frozen=True, slots=True)
class Step:
    """What was said to one case, and the judgements kept of it; a case that was passed over has no verdict."""

    case: Case
    verdict: str | None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True)
class Sitting:
    """The cases in the order they are asked, and the steps taken so far; every step makes a new value.

    >>> Sitting(()).current is None
    True
    """

    cases: tuple[Case, ...]
    steps: tuple[Step, ...] = ()

    @cached_property
    def open(self) -> tuple[Case, ...]:
        """The cases that are still to be asked."""
        taken = {step.case.id for step in self.steps}
        return tuple(case for case in self.cases if case.id not in taken and self.settled(case) is None)

    @property
    def current(self) -> Case | None:
        """The case to ask now; None when all are done."""
        return self.open[0] if self.open else None

    @property
    def answered(self) -> int:
        """How many cases were answered."""
        return sum(step.verdict is not None for step in self.steps)

    @property
    def skipped(self) -> int:
        """How many cases were passed over."""
        return len(self.steps) - self.answered

    @property
    def spared(self) -> int:
        """How many cases need not be asked, since answers to others settle them."""
        return len(self.cases) - len(self.steps) - len(self.open)

    def taken(self, case: Case, verdict: str | None, judgements: tuple[Judgement, ...] = ()) -> "Sitting":
        """The sitting after this step."""
        return replace(self, steps=(*self.steps, Step(case, verdict, judgements)))

    def undone(self) -> "Sitting":
        """The sitting before its last step; without steps, itself."""
        return replace(self, steps=self.steps[:-1])

    def settled(self, case: Case) -> str | None:
        """What the answers so far say on a case that was not asked itself: "same", "different", or nothing."""
        if case.kind is CaseKind.FACT:
            return None
        left, right = case.about
        if self._groups.find(left) == self._groups.find(right):
            return SAME
        return DIFFERENT if self._groups.is_apart(left, right) else None

    def joined(self, case: Case) -> tuple[str, ...]:
        """The labels of what the answers so far have joined with either side of a case."""
        if case.kind is CaseKind.FACT:
            return ()
        roots = {self._groups.find(side) for side in case.about}
        names = {id: label for id, label in self._labels.items() if self._groups.find(id) in roots}
        return tuple(sorted(label for id, label in names.items() if id not in case.about))

    @cached_property
    def _groups(self) -> Merging:
        groups = Merging()
        pairs = [(step.verdict, step.case.about) for step in self.steps if step.case.kind is not CaseKind.FACT]
        for verdict, (left, right) in pairs:
            if verdict not in (None, SAME, UNSURE):  # a relation holds apart as well
                groups.part(left, right)
        for verdict, (left, right) in pairs:
            if verdict == SAME:
                groups.join(left, right)
        return groups

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return dict(self._sides())

    def _sides(self) -> Iterator[tuple[str, str]]:
        for case in self.cases:
            yield case.about[0], case.left.label
            if case.right is not None:
                yield case.about[1], case.right.label
