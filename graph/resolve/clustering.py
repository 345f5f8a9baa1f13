"""Clustering: mentions of one kind become entities, in the order of authority.

A person's "different" first, so that nothing can join what it parts; then a person's "same"; then the sourced names
of the reference; then names that this corpus prints in two scripts, and acronyms that it explains. Equal normal forms
need no merge: their ids are equal.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve.entities import Entity, EntityKind, MentionKey
from undersigned.graph.resolve.forms import form, is_acronym
from undersigned.graph.resolve.known import Index
from undersigned.graph.resolve.mentions import Mention
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.replay import Names, replay
from undersigned.graph.resolve.translations import Translation, join_translations


@dataclass(frozen=True, slots=True)
class Part:
    """The entities of one kind, who belongs to them, and what a person's answers and unclear acronyms led to.

    `found` are the judgements whose both names are there, `reports` sentences on those that could not be followed,
    `answered` the pairs of entity ids that nobody needs to ask about again; `unclear` holds pairs of entity ids, each
    with the reason why a name or an acronym may be of both.
    """

    entities: tuple[Entity, ...]
    members: Mapping[MentionKey, str]
    found: frozenset[Judgement] = frozenset()
    reports: tuple[str, ...] = ()
    answered: frozenset[tuple[str, str]] = frozenset()
    unclear: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class _Nodes:
    """What is known of every node: its printed names and how often, its acronyms, the known entry it leads to."""

    printed: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    beside: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    acronyms: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    reference: dict[str, str] = field(default_factory=dict)
    translations: defaultdict[str, set[Translation]] = field(default_factory=lambda: defaultdict(set))

    def names(self, node: str) -> Counter[str]:
        """The printed names of `node`; none for a known entry that no letter prints under its own id."""
        return self.printed.get(node, Counter())


def cluster(kind: EntityKind, mentions: Sequence[Mention], index: Index, judgements: Sequence[Judgement]) -> Part:
    """Return who is who among `mentions`, all of one `kind`."""
    nodes = _nodes(kind, mentions)
    merging = Merging()
    replayed = replay(Names(kind, nodes.printed, nodes.reference, index), judgements, merging)
    for node, known in sorted(nodes.reference.items(), key=lambda pair: _named_first(pair, nodes, index)):
        merging.join(node, known)
    known_nodes = frozenset(nodes.reference.values())
    translated, open_names = join_translations(
        nodes.translations, known_nodes.union(nodes.printed), known_nodes, merging
    )
    expanded, open_acronyms = _join_acronyms(kind, nodes, index, merging)
    joined = replayed.joined | translated | expanded
    unclear = [
        *((one, other, f"translation: {name!r} may name either") for one, other, name in open_names),
        *((one, other, f"acronym: {short!r} may stand for either") for one, other, short in open_acronyms),
    ]
    sets = _sets(nodes, merging)
    found = {root: _entity(kind, members, nodes, index, joined) for root, members in sets.items()}
    taken = {entity.id for entity in found.values()}

    def settled(root: str) -> Entity:
        others = [sets[enemy] for enemy in merging.enemies(root) if enemy in sets]
        return _settled(_parted(found[root], sets[root], nodes, others), taken)

    entities = tuple(sorted(map(settled, sets), key=lambda entity: entity.id))

    def paired(left: str, right: str) -> tuple[str, str]:
        one, other = sorted((found[merging.find(left)].id, found[merging.find(right)].id))
        return one, other

    return Part(
        entities,
        {mention.key: found[merging.find(mention.node)].id for mention in mentions},
        replayed.found,
        replayed.reports,
        # An answer may name a known entry that stands in no letter: then nobody could be asked about it.
        frozenset(
            paired(left, right)
            for left, right in replayed.answered
            if merging.find(left) in found and merging.find(right) in found
        ),
        tuple(sorted((*paired(left, right), why) for left, right, why in unclear)),
    )


def _nodes(kind: EntityKind, mentions: Iterable[Mention]) -> _Nodes:
    nodes = _Nodes()
    for mention in mentions:
        nodes.printed[mention.node][mention.name] += 1
        nodes.beside[mention.node].update(mention.aliases)
        if mention.acronym is not None:
            nodes.acronyms[mention.node].add(mention.acronym)
        if mention.translation is not None:
            nodes.translations[mention.node].add(mention.translation)
        if mention.reference is not None:
            nodes.reference[mention.node] = f"{kind}/{mention.reference}"
    return nodes


def _named_first(pair: tuple[str, str], nodes: _Nodes, index: Index) -> tuple[bool, str]:
    """Order for joining known entries: where a person parts two names of one entry, its own name keeps the id."""
    node, known = pair
    name = index.by_id[known.partition("/")[2]].name
    return form(name) not in {form(printed) for printed in nodes.names(node)}, node


def _join_acronyms(
    kind: EntityKind, nodes: _Nodes, index: Index, merging: Merging
) -> tuple[frozenset[str], list[tuple[str, str, str]]]:
    """Lead each bare acronym to the one name it was printed beside, here or in the reference.

    Returns the nodes so joined, and the pairs left apart because an acronym stands for more than one name.
    """
    learned: defaultdict[str, set[str]] = defaultdict(set)
    for node, acronyms in nodes.acronyms.items():
        for acronym in acronyms:
            learned[acronym].add(node)
    joined: set[str] = set()
    unclear: list[tuple[str, str, str]] = []
    for node in sorted(nodes.printed):
        for bare in sorted(name for name in nodes.printed[node] if is_acronym(name)):
            known = {f"{kind}/{each}" for each in index.by_acronym.get(bare, frozenset())}
            meant = {merging.find(other) for other in learned[bare] | known} - {merging.find(node)}
            if node in nodes.reference or not meant:
                continue
            if len(meant) == 1 and merging.join(node, meant.copy().pop()):
                joined.add(node)
            elif len(meant) > 1:
                seen = sorted(each for each in learned[bare] if merging.find(each) in meant)
                unclear.extend((node, other, bare) for other in seen)
    return frozenset(joined), unclear


def _sets(nodes: _Nodes, merging: Merging) -> dict[str, list[str]]:
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes.printed:
        sets[merging.find(node)].add(node)
    for node, known in nodes.reference.items():
        if merging.find(node) == merging.find(known):
            sets[merging.find(known)].add(known)
    return {root: sorted(members) for root, members in sorted(sets.items())}


def _entity(kind: EntityKind, members: Sequence[str], nodes: _Nodes, index: Index, joined: frozenset[str]) -> Entity:
    """The entity that these nodes are; an id of the reference wins, then names before bare acronyms."""
    # Nobody but a known entry bears an id of the reference: `mentions` gives look-alikes a hash.
    known = {node for node in members if node.partition("/")[2] in index.by_id}
    printed: Counter[str] = Counter()
    for node in members:
        printed.update(nodes.names(node))
    winner = min(members, key=lambda node: (node not in known, _is_bare(nodes.names(node)), node))
    entries = [index.by_id[node.partition("/")[2]] for node in sorted(known)]
    reference = winner.partition("/")[2] if winner in known else None
    label = index.by_id[reference].name if reference is not None else _label(printed)
    names = {*printed, *(name for entry in entries for name in (entry.name, *entry.names, *entry.acronyms))}
    for node in members:
        names.update(nodes.beside.get(node, ()), nodes.acronyms.get(node, ()))
    published = {nodes.reference.get(node, node) for node in members if node in joined}
    chapter_of = index.by_id[reference].parent if reference is not None else None
    return Entity(
        winner,
        kind,
        label,
        tuple(sorted(names - {label})),
        tuple(sorted(published - {winner})),
        reference,
        None if chapter_of is None else f"{kind}/{chapter_of}",
    )


def _parted(entity: Entity, members: Sequence[str], nodes: _Nodes, others: Iterable[Sequence[str]]) -> Entity:
    """The entity without the names that a person says are those of `others`, but with all that letters call it by."""
    foreign = {form(name) for nodes_apart in others for node in nodes_apart for name in nodes.names(node)}
    own = {name for node in members for name in nodes.names(node)}
    return replace(entity, aliases=tuple(name for name in entity.aliases if name in own or form(name) not in foreign))


def _is_bare(printed: Mapping[str, int]) -> bool:
    return bool(printed) and all(is_acronym(name) for name in printed)


def _label(printed: Mapping[str, int]) -> str:
    """The printed form that most letters use, a full name before an acronym; ties go to the alphabet.

    Forms that are equal but for case count as one, shown as the most frequent that mixes capitals and small letters:
    a list set in capitals says nothing about how the name is written.
    """
    by_letters: defaultdict[str, list[str]] = defaultdict(list)
    for name in printed:
        by_letters[name.casefold()].append(name)
    shown = {
        min(names, key=lambda name: (_one_case(name), -printed[name], name)): names for names in by_letters.values()
    }
    used = {name: sum(printed[each] for each in names) for name, names in shown.items()}
    return min(shown, key=lambda name: (is_acronym(name), -used[name], _one_case(name), name))


def _one_case(name: str) -> bool:
    return name.isupper() or name.islower()


def _settled(entity: Entity, living: set[str]) -> Entity:
    """The entity without ids of others among those that it replaces, and without a parent that nobody names."""
    gone = tuple(old for old in entity.replaced if old not in living)
    return replace(entity, replaced=gone, parent=entity.parent if entity.parent in living else None)
