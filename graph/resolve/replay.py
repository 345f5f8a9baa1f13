"""Replay: what people answered about two names, applied before anything else; what cannot be is reported."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from undersigned.graph.judgements import Judgement, described
from undersigned.graph.judgements.last_words import last_words
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.mentions import Mention
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.namesakes import name_and_letter
from undersigned.graph.resolve.nodes import Nodes


@dataclass(frozen=True, slots=True)
class Replay:
    """What replaying did within one kind.

    `found` are the judgements whose both names are there, `answered` the pairs of nodes that nobody needs to ask about
    again, `reports` sentences on answers that could not be followed.
    """

    found: frozenset[Judgement] = frozenset()
    answered: frozenset[tuple[str, str]] = frozenset()
    reports: tuple[str, ...] = ()


@dataclass(slots=True)
class _Progress:
    found: set[Judgement] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)
    reports: list[str] = field(default_factory=list)


def replay(names: "Names", judgements: Sequence[Judgement], merging: Merging) -> Replay:
    """Apply every answer about two names to `merging`: "different" first, then "same", oldest first.

    Where one person answered twice, the later answer counts; where two people contradict each other, what parts wins,
    and the other answer is reported.
    """
    done = _Progress()
    about: list[tuple[Judgement, list[tuple[str, str]]]] = []
    for each in sorted(judgements):
        left, right = names.nodes(each.left), names.nodes(each.right)
        if not (left and right):
            continue
        done.found.add(each)
        if each.verdict not in (each.kind, "unsure"):  # it says two things: nobody may be merged for it
            done.reports.append(f"{described(each)} was not followed: it is of the kind {each.kind!r}")
        elif (pairs := _pairs(left, right, apart=each.verdict == "different")) is None:
            done.reports.append(_ambiguous(each, left, right))
        else:
            about.append((each, pairs))
    last = last_words((each, map(_ordered, pairs)) for each, pairs in about)
    # A "different" has to stand before any merge: a veto that comes late could not undo a chain.
    for each, pairs in sorted(about, key=lambda one: (one[0].verdict != "different", one[0].moment, one[0])):
        kept = [pair for pair in pairs if last[each.by, _ordered(pair)] == each]
        done.answered.update(kept)
        _apply(each, kept, merging, done)
    return Replay(frozenset(done.found), frozenset(done.answered), tuple(done.reports))


class Names:
    """Which nodes a name or an entity id in a judgement means; a name may be that of one letter ("Name @ letter")."""

    def __init__(self, nodes: Nodes, mentions: Iterable[Mention]) -> None:
        self._kind = nodes.kind
        self._by_form: defaultdict[str, set[str]] = defaultdict(set)
        self._by_letter: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._by_id: dict[str, set[str]] = {node: {node} for node in nodes.printed}
        for node, names in nodes.printed.items():
            for name in names:
                self._by_form[form(name)].add(node)
        for mention in mentions:
            self._by_letter[mention.normal, mention.key[0]].add(mention.node)
        for known in sorted(set(nodes.reference.values())):
            self._by_id[known] = {known}
            entry = nodes.index.by_id[known.partition("/")[2]]
            for name in (entry.name, *entry.names):
                self._by_form.setdefault(form(name), {known})

    def nodes(self, named: str) -> list[str]:
        """The nodes that `named`, a printed name or an entity id, may mean; none when it is not there."""
        if named.startswith(f"{self._kind}/"):
            return sorted(self._by_id.get(named, ()))
        name, letter = name_and_letter(named)
        if letter is not None and (inside := self._by_letter.get((form(name), letter))):
            return sorted(inside)
        return sorted(self._by_form.get(form(named), ()))


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    return (min(pair), max(pair))


def _pairs(left: list[str], right: list[str], *, apart: bool) -> list[tuple[str, str]] | None:
    """The pairs of nodes an answer is about; None when a name fits several and the answer does not say which."""
    if left == right:
        return [(one, other) for at, one in enumerate(left) for other in left[at + 1 :]] or None
    if apart and (set(left) > set(right) or set(left) < set(right)):
        # "Wang Wei" beside "Wang Wei @ letter" is every other Wang Wei.
        one, others = (left, right) if len(left) < len(right) else (right, left)
        return [(other, one[0]) for other in others if other not in one] if len(one) == 1 else None
    if len(left) == 1 and len(right) == 1:
        return [(left[0], right[0])]
    return None


def _ambiguous(judgement: Judgement, left: list[str], right: list[str]) -> str:
    if left == right:
        return (
            f"{described(judgement)} was not followed: both are printed as one name, which is one entity already;"
            " to tell namesakes apart write the letter behind the name, as in 'Name @ letter-id'"
        )
    several = left if len(left) > 1 else right
    return f"{described(judgement)} was not followed: the name fits {' and '.join(several)}; write the id that is meant"


def _apply(judgement: Judgement, pairs: list[tuple[str, str]], merging: Merging, done: _Progress) -> None:
    for left, right in pairs:
        if judgement.verdict == "same":
            if not merging.join(left, right):
                done.reports.append(f"{described(judgement)} was not followed: another judgement holds them apart")
        elif judgement.verdict == "different":
            merging.part(left, right)
