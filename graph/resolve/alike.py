"""Names alike: candidates are compared, and what the policy is sure of is joined, as long as nothing in the way holds.

No two sets of names are joined that a person, the reference or a veto holds apart, also through a chain: before a
join every name of one set is held against every name of the other. Names that stand in one list of signatories are
not joined either, for an organization seldom signs twice. What is not joined becomes a question.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.nodes import Nodes
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict

Compare: TypeAlias = Callable[[Subject, Subject], Verdict]
"""Says whether two subjects are one."""

_MOST_PAIRS = 400
"""Two sets with more pairs of names than this between them are not joined unasked."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two nodes that may be one, and what was found on comparing them."""

    left: str
    right: str
    verdict: Verdict


@dataclass(slots=True)
class Alikes:
    """What comparing came to: the joined pairs, those a person held apart, and the pairs to ask about."""

    joined: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def join_alike(nodes: Nodes, pairs: Iterable[tuple[str, str]], compare: Compare, merging: Merging) -> Alikes:
    """Compare the candidate `pairs` of nodes and join those that are surely one.

    Nothing but what people said holds sets apart in `merging`; what else does is seen here.
    """
    compared = _Compared(nodes, compare)
    found = Alikes()
    sure: list[Doubt] = []
    for left, right in sorted({pair if pair[0] < pair[1] else (pair[1], pair[0]) for pair in pairs}):
        verdict = compared(left, right)
        if verdict.answer is Answer.SAME:
            sure.append(Doubt(left, right, verdict))
        elif verdict.relation is not None or (verdict.answer is Answer.REVIEW and _score(verdict) > 0):
            found.doubts.append(Doubt(left, right, verdict))
    members = _members(merging, nodes, sure)
    for each in sorted(sure, key=lambda doubt: (-_score(doubt.verdict), doubt.left, doubt.right)):
        one, other = merging.find(each.left), merging.find(each.right)
        if one == other:
            continue
        if merging.is_apart(one, other):
            found.refused.append((each.left, each.right))
            continue
        obstacle = _obstacle(members[one], members[other], nodes, compared)
        if obstacle is not None:
            found.doubts.append(replace(each, verdict=_held_up(each.verdict, obstacle)))
            continue
        merging.join(one, other)
        found.joined.append((each.left, each.right))
        together = members.pop(one) + members.pop(other)
        members[merging.find(one)] = together
    return found


class _Compared:
    """Verdicts on nodes; every subject is put together once."""

    def __init__(self, nodes: Nodes, compare: Compare) -> None:
        self._subject = lru_cache(maxsize=None)(nodes.subject)
        self._compare = compare

    def __call__(self, left: str, right: str) -> Verdict:
        return self._compare(self._subject(left), self._subject(right))


def _members(merging: Merging, nodes: Nodes, sure: Sequence[Doubt]) -> dict[str, list[str]]:
    """The printed nodes of every set that may be joined to another."""
    roots = {merging.find(node) for doubt in sure for node in (doubt.left, doubt.right)}
    members: dict[str, list[str]] = {root: [] for root in roots}
    for node in nodes.printed:
        if (root := merging.find(node)) in members:
            members[root].append(node)
    return members


def _obstacle(ones: Sequence[str], others: Sequence[str], nodes: Nodes, compared: _Compared) -> Clue | None:
    """What keeps two sets of nodes from being joined by a machine."""
    if len(ones) * len(others) > _MOST_PAIRS:
        return Clue("too-many-names", 0.0, "there are too many names on either side to compare all of them")
    entries = [{ref for node in side if (ref := nodes.reference.get(node)) is not None} for side in (ones, others)]
    if entries[0] and entries[1] and entries[0].isdisjoint(entries[1]):
        return Clue("two-known-entries", -1.0, "the reference knows them as two")
    lists = [set().union(*(nodes.listed.get(node, ()) for node in side)) for side in (ones, others)]
    if both := sorted(lists[0] & lists[1]):
        return Clue("one-list", -0.5, f"both stand in the list of one letter ({both[0]})")
    return next(_vetoes(ones, others, compared), None)


def _vetoes(ones: Sequence[str], others: Sequence[str], compared: _Compared) -> Iterator[Clue]:
    for one in sorted(ones):
        for other in sorted(others):
            verdict = compared(one, other)
            if verdict.is_veto:
                yield replace(verdict.clues[0], sentence=f"another of their names speaks against it: {verdict.reason}")


def _held_up(verdict: Verdict, obstacle: Clue) -> Verdict:
    return replace(verdict, answer=Answer.REVIEW, clues=(*verdict.clues, obstacle))


def _score(verdict: Verdict) -> float:
    return max((clue.score for clue in verdict.clues), default=0.0)
