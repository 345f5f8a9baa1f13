"""Clustering: mentions of one kind become entities, in the order of authority.

A person's "different" first, so that nothing can join what it parts; then a person's "same"; then the sourced names
of the reference; then names of one context (a person's, for one organization); then names that this corpus prints in
two scripts, and acronyms that it explains; last, names that the policy is sure of. Equal normal forms need no merge:
their ids are equal.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve.alike import Compare, Doubt, join_alike
from undersigned.graph.resolve.entities import Entity, EntityKind, MentionKey
from undersigned.graph.resolve.forms import form, is_acronym
from undersigned.graph.resolve.known import Index
from undersigned.graph.resolve.mentions import Mention
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.namesakes import told_apart
from undersigned.graph.resolve.naming import entity_of, parted, settled
from undersigned.graph.resolve.nodes import Nodes, nodes_of
from undersigned.graph.resolve.replay import Names, Replay, replay
from undersigned.graph.resolve.translations import join_translations
from undersigned.graph.resolve.verdicts import Answer, Clue, Verdict

_SHORTEST = 3
"""An acronym of fewer letters leads to nobody but a known entry."""

Candidates: TypeAlias = Callable[[Nodes, Merging], Iterable[tuple[str, str]]]
"""Finds the pairs of nodes that are worth comparing."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """How names of one kind are compared: which pairs, and how."""

    candidates: Candidates
    compare: Compare


@dataclass(frozen=True, slots=True)
class Part:
    """The entities of one kind, who belongs to them, and what a person's answers and unclear names led to.

    `found` are the judgements whose both names are there, `reports` sentences on those that could not be followed,
    `answered` the pairs of entity ids that nobody needs to ask about again; `doubts` holds pairs of entity ids that may
    be one; `living` leads every id that stands for somebody, or did, to the entity it stands for; `nodes` leads every
    mention to the id that its name has by itself.
    """

    entities: tuple[Entity, ...]
    members: Mapping[MentionKey, str]
    found: frozenset[Judgement] = frozenset()
    reports: tuple[str, ...] = ()
    answered: frozenset[tuple[str, str]] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    living: Mapping[str, str] = field(default_factory=dict)
    nodes: Mapping[MentionKey, str] = field(default_factory=dict)


def cluster(
    kind: EntityKind,
    mentions: Sequence[Mention],
    index: Index,
    judgements: Sequence[Judgement],
    *,
    dates: Mapping[str, str | None],
    matcher: Matcher | None = None,
    primary: Mapping[str, str] | None = None,
) -> Part:
    """Return who is who among `mentions`, all of one `kind`; for `dates` and `primary` see `nodes_of`."""
    mentions = told_apart(mentions, judgements)
    nodes = nodes_of(kind, mentions, index, dates, primary)
    merging = Merging()
    about = [each for each in judgements if each.kind in ("same", "different")]
    replayed = replay(Names(nodes, mentions), about, merging) if about else Replay()
    refused = [
        (node, known)
        for node, known in sorted(nodes.reference.items(), key=lambda pair: _named_first(pair, nodes))
        if node not in nodes.guessed and not merging.join(node, known)
    ]
    refused += _join_contexts(nodes, merging)
    known_nodes = frozenset(nodes.reference.values())
    open_names = join_translations(nodes.translations, known_nodes.union(nodes.printed), known_nodes, merging)
    doubts = [_open("translation", *each, says="{!r} may name either") for each in open_names]
    doubts += [
        _open("acronym", *each, says="{!r} may stand for it, or for another")
        for each in _join_acronyms(nodes, merging, None if matcher is None else matcher.compare)
    ]
    if matcher is not None:
        alikes = join_alike(nodes, matcher.candidates(nodes, merging), matcher.compare, merging)
        refused += alikes.refused
        doubts += alikes.doubts

    sets = _sets(nodes, merging)
    found = {root: entity_of(members, nodes) for root, members in sets.items()}
    living = {member: found[root].id for root, members in sets.items() for member in members}
    origins = _origins(refused, found, merging, nodes)

    def last(root: str) -> Entity:
        others = [sets[enemy] for enemy in merging.enemies(root) if enemy in sets]
        return settled(parted(found[root], sets[root], nodes, others), living, origins.get(root, ()))

    def paired(left: str, right: str) -> tuple[str, str]:
        one, other = sorted((living[left], living[right]))
        return one, other

    return Part(
        tuple(sorted(map(last, sets), key=lambda entity: entity.id)),
        {mention.key: living[mention.node] for mention in mentions},
        replayed.found,
        replayed.reports,
        # An answer may name a known entry that stands in no letter: then nobody could be asked about it.
        frozenset(paired(left, right) for left, right in replayed.answered if left in living and right in living),
        tuple(
            # Not in the order of ids: which is the chapter of which hangs on the order of the names.
            Doubt(living[each.left], living[each.right], each.verdict)
            for each in doubts
            if living[each.left] != living[each.right]
        ),
        living,
        {mention.key: mention.node for mention in mentions},
    )


def _open(name: str, left: str, right: str, words: str, *, says: str) -> Doubt:
    return Doubt(left, right, Verdict(Answer.REVIEW, (Clue(name, 0.5, says.format(words)),)))


def _named_first(pair: tuple[str, str], nodes: Nodes) -> tuple[bool, str]:
    """Order for joining known entries: where a person parts two names of one entry, its own name keeps the id."""
    node, known = pair
    name = nodes.index.by_id[known.partition("/")[2]].name
    return form(name) not in {form(printed) for printed in nodes.names(node)}, node


def _join_contexts(nodes: Nodes, merging: Merging) -> list[tuple[str, str]]:
    """Join the nodes that share a context; returns the pairs that a person holds apart."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for node, contexts in nodes.contexts.items():
        for context in contexts:
            sharing[context].append(node)
    refused = []
    for _, (first, *others) in sorted((context, sorted(each)) for context, each in sharing.items()):
        refused += [(first, other) for other in others if not merging.join(first, other)]
    return refused


def _join_acronyms(nodes: Nodes, merging: Merging, compare: Compare | None) -> list[tuple[str, str, str]]:
    """Lead each bare acronym to the one name it was printed beside, here or in the reference.

    Returns the pairs left apart, each with the acronym: it stands for more than one name, it is of two letters, which
    are those of many, or the policy holds the two names apart.
    """
    learned: defaultdict[str, set[str]] = defaultdict(set)
    for node, acronyms in nodes.acronyms.items():
        for acronym in acronyms:
            learned[acronym].add(node)
    unclear: list[tuple[str, str, str]] = []
    for node in sorted(nodes.printed):
        for bare in sorted(name for name in nodes.printed[node] if is_acronym(name)):
            known = {f"{nodes.kind}/{each}" for each in nodes.index.by_acronym.get(bare, frozenset())}
            meant = {merging.find(other) for other in learned[bare] | known} - {merging.find(node)}
            if node in nodes.reference or not meant:
                continue
            seen = sorted(each for each in learned[bare] | known if merging.find(each) in meant)
            sure = len(meant) == 1 and (len(bare) >= _SHORTEST or bool(known))
            if sure and not any(_is_apart(node, other, nodes, compare) for other in seen if other in nodes.printed):
                merging.join(node, seen[0])
            else:
                unclear.extend((node, other, bare) for other in seen if other in nodes.printed)
    return unclear


def _is_apart(node: str, other: str, nodes: Nodes, compare: Compare | None) -> bool:
    return compare is not None and compare(nodes.subject(node), nodes.subject(other)).is_veto


def _sets(nodes: Nodes, merging: Merging) -> dict[str, list[str]]:
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes.printed:
        sets[merging.find(node)].add(node)
    for node, known in nodes.reference.items():
        if merging.find(node) == merging.find(known):
            sets[merging.find(known)].add(known)
    return {root: sorted(members) for root, members in sorted(sets.items())}


def _origins(
    refused: Iterable[tuple[str, str]], found: Mapping[str, Entity], merging: Merging, nodes: Nodes
) -> Mapping[str, list[str]]:
    """Which entity each would be part of, had no person held them apart, by the node that stands for its set."""
    origins: defaultdict[str, list[str]] = defaultdict(list)
    for pair in refused:
        roots = [merging.find(node) for node in pair]
        if all(root in found for root in roots):
            whole = entity_of([found[root].id for root in roots], nodes)
            for root, other in (roots, roots[::-1]):
                if found[other].id == whole.id:
                    origins[root].append(whole.id)
    return origins
