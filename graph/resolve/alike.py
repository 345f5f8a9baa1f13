"""Names alike: candidates are compared, and what the policy is sure of is joined, as long as nothing in the way holds.

No two sets of names are joined that a person, the reference or a veto holds apart, also through a chain: before a
join every name of one set is held against every name of the other. A person's name that would go with two which are
held apart goes with neither: "Martin Keller" beside Martin Adam and Martin Brian Keller. Names that stand in one list
of signatories are not joined either, for an organization seldom signs twice. What is not joined becomes a question.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.nodes import Nodes
from undersigned.graph.resolve.verdicts import VETO, Answer, Clue, Subject, Verdict

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
    torn = _torn(sure, compared) if nodes.kind is EntityKind.PERSON else {}
    members = _members(merging, nodes, sure)
    for each in sorted(sure, key=lambda doubt: (-_score(doubt.verdict), doubt.left, doubt.right)):
        one, other = merging.find(each.left), merging.find(each.right)
        if one == other:
            continue
        if merging.is_apart(one, other):
            found.refused.append((each.left, each.right))
            continue
        obstacle = _obstacle(members[one], members[other], nodes, compared)
        obstacle = obstacle or torn.get((each.left, each.right))
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
            against = _against(compared(one, other))
            if against is not None:
                yield replace(against, sentence=f"another of their names speaks against it: {against.sentence}")


def _torn(sure: Sequence[Doubt], compared: _Compared) -> dict[tuple[str, str], Clue]:
    """For each sure pair, what speaks against it as one of the two fits others as well that are not one with it."""
    fitting: defaultdict[str, set[str]] = defaultdict(set)
    for each in sure:
        fitting[each.left].add(each.right)
        fitting[each.right].add(each.left)
    found: dict[tuple[str, str], Clue] = {}
    for each in sure:
        clue = _clue_of_third(each, fitting, compared)
        if clue is not None:
            found[each.left, each.right] = replace(
                clue, sentence=f"one of them fits another as well, of which this is not one: {clue.sentence}"
            )
    return found


def _clue_of_third(pair: Doubt, fitting: Mapping[str, set[str]], compared: _Compared) -> Clue | None:
    """What keeps one of a pair apart from a third that the other of the pair fits as well."""
    sides = ((pair.left, pair.right), (pair.right, pair.left))
    thirds = ((end, third) for middle, end in sides for third in sorted(fitting[middle] - {end}))
    clues = (_against(compared(*sorted(both))) for both in islice(thirds, _MOST_PAIRS))
    return next((clue for clue in clues if clue is not None), None)


def _against(verdict: Verdict) -> Clue | None:
    """What in a verdict speaks as strongly against a join as a veto, also where a person is to be asked."""
    if verdict.answer is Answer.DIFFERENT:
        return verdict.clues[0] if verdict.is_veto else None
    return next((clue for clue in verdict.clues if clue.score <= VETO), None) if verdict.relation is None else None


def _held_up(verdict: Verdict, obstacle: Clue) -> Verdict:
    return replace(verdict, answer=Answer.REVIEW, clues=(*verdict.clues, obstacle))


def _score(verdict: Verdict) -> float:
    return max((clue.score for clue in verdict.clues), default=0.0)
