"""Replay: what people answered about two names, applied before anything else; what cannot be is reported."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.known import Index
from undersigned.graph.resolve.merging import Merging


@dataclass(frozen=True, slots=True)
class Replay:
    """What replaying did within one kind.

    `found` are the judgements whose both names are there, `joined` the nodes that an answer merged, `answered` the
    pairs of nodes that nobody needs to ask about again, `reports` sentences on answers that could not be followed.
    """

    found: frozenset[Judgement] = frozenset()
    joined: frozenset[str] = frozenset()
    answered: frozenset[tuple[str, str]] = frozenset()
    reports: tuple[str, ...] = ()


@dataclass(slots=True)
class _Progress:
    found: set[Judgement] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)
    reports: list[str] = field(default_factory=list)


def replay(names: "Names", judgements: Sequence[Judgement], merging: Merging) -> Replay:
    """Apply every answer about two of these `names` to `merging`: "different" first, then "same", oldest first."""
    done = _Progress()
    about = [each for each in judgements if each.kind in ("same", "different")]
    # A "different" has to stand before any merge: a veto that comes late could not undo a chain.
    for each in sorted(about, key=lambda one: (one.verdict != "different", one.at, one)):
        left, right = names.nodes(each.left), names.nodes(each.right)
        if left and right:
            done.found.add(each)
            if each.verdict not in (each.kind, "unsure"):  # it says two things: nobody may be merged for it
                done.reports.append(f"{described(each)} was not followed: it is of the kind {each.kind!r}")
                continue
            pairs = _pairs(left, right)
            if pairs is None:
                done.reports.append(_ambiguous(each, left, right))
            else:
                done.answered.update(pairs)
                _apply(each, pairs, merging, done)
    return Replay(frozenset(done.found), frozenset(done.joined), frozenset(done.answered), tuple(done.reports))


def described(judgement: Judgement) -> str:
    """The judgement in a few words, for a report."""
    if not judgement.right:
        return f"{judgement.kind} {judgement.left!r}: {judgement.verdict} (by {judgement.by}, {judgement.at})"
    return f"{judgement.left!r} and {judgement.right!r}: {judgement.verdict} (by {judgement.by}, {judgement.at})"


class Names:
    """Which nodes a name or an entity id in a judgement means.

    `printed` leads a node to its printed names, `reference` to the entry in `index` that these names lead to.
    """

    def __init__(
        self, kind: EntityKind, printed: Mapping[str, Iterable[str]], reference: Mapping[str, str], index: Index
    ) -> None:
        self._kind = kind
        self._by_form: defaultdict[str, set[str]] = defaultdict(set)
        self._by_id: dict[str, set[str]] = {node: {node} for node in printed}
        for node, names in printed.items():
            for name in names:
                self._by_form[form(name)].add(node)
        for known in sorted(set(reference.values())):
            self._by_id[known] = {known}
            entry = index.by_id[known.partition("/")[2]]
            for name in (entry.name, *entry.names):
                self._by_form.setdefault(form(name), {known})

    def nodes(self, named: str) -> list[str]:
        """The nodes that `named`, a printed name or an entity id, may mean; none when it is not there."""
        if named.startswith(f"{self._kind}/"):
            return sorted(self._by_id.get(named, ()))
        return sorted(self._by_form.get(form(named), ()))


def _pairs(left: list[str], right: list[str]) -> list[tuple[str, str]] | None:
    """The pairs of nodes an answer is about; None when a name fits several and the answer does not say which."""
    if left == right:
        return [(one, other) for at, one in enumerate(left) for other in left[at + 1 :]] or None
    if len(left) == 1 and len(right) == 1:
        return [(left[0], right[0])]
    return None


def _ambiguous(judgement: Judgement, left: list[str], right: list[str]) -> str:
    if left == right:
        return f"{described(judgement)} was not followed: both are printed as one name, which is one entity already"
    several = left if len(left) > 1 else right
    return f"{described(judgement)} was not followed: the name fits {' and '.join(several)}; write the id that is meant"


def _apply(judgement: Judgement, pairs: list[tuple[str, str]], merging: Merging, done: _Progress) -> None:
    for left, right in pairs:
        if judgement.verdict == "same":
            if merging.join(left, right):
                done.joined.update((left, right))
            else:
                done.reports.append(f"{described(judgement)} was not followed: another judgement holds them apart")
        elif judgement.verdict == "different":
            merging.part(left, right)
