"""Naming: the id, the label and the other names of the entity that a set of nodes is.

The id is that of the known entry; else of the name that is printed first, by the dates of the letters, a full name
before an acronym. A letter that comes later therefore never changes it, and the id of every other name leads to it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from undersigned.graph.resolve.entities import Entity
from undersigned.graph.resolve.forms import form, is_acronym
from undersigned.graph.resolve.nodes import Nodes, Place

_NEVER: Place = ("~", "", "", 0)
"""The place of a node that no letter names: behind all others."""


def entity_of(members: Sequence[str], nodes: Nodes) -> Entity:
    """The entity that these nodes are, before it is known which others live beside it (`settled`)."""
    index = nodes.index
    # Nobody but a known entry bears an id of the reference: `mentions` gives look-alikes a hash.
    known = {node for node in members if node.partition("/")[2] in index.by_id}
    printed: Counter[str] = Counter()
    for node in members:
        printed.update(nodes.names(node))
    winner = members[0]
    if len(members) > 1:
        winner = min(
            members, key=lambda node: (node not in known, nodes.is_bare(node), nodes.first.get(node, _NEVER), node)
        )
    entries = [index.by_id[node.partition("/")[2]] for node in sorted(known)]
    reference = winner.partition("/")[2] if winner in known else None
    label = index.by_id[reference].name if reference is not None else label_of(printed)
    names = {*printed, *(name for entry in entries for name in (entry.name, *entry.names, *entry.acronyms))}
    for node in members:
        names.update(nodes.beside.get(node, ()), nodes.acronyms.get(node, ()))
    return Entity(
        winner,
        nodes.kind,
        label,
        tuple(sorted(names - {label})),
        tuple(sorted(set(members) - {winner})),
        reference,
    )


def parted(entity: Entity, members: Sequence[str], nodes: Nodes, others: Iterable[Sequence[str]]) -> Entity:
    """The entity without the names that are said to be those of `others`, but with all that letters call it by."""
    foreign = {form(name) for nodes_apart in others for node in nodes_apart for name in nodes.names(node)}
    if not foreign:
        return entity
    own = {name for node in members for name in nodes.names(node)}
    return replace(entity, aliases=tuple(name for name in entity.aliases if name in own or form(name) not in foreign))


def settled(entity: Entity, living: Mapping[str, str], split_from: Iterable[str]) -> Entity:
    """The entity without ids of others among those that it replaces, and with what a person split it from.

    `living` leads every id that stands for somebody, or did, to the entity it stands for now.
    """
    gone = tuple(old for old in entity.replaced if living.get(old) == entity.id)
    origins = tuple(sorted(set(split_from) - {entity.id}))
    if gone == entity.replaced and not origins:
        return entity
    return replace(entity, replaced=gone, split_from=origins)


def label_of(printed: Mapping[str, int]) -> str:
    """The printed form that most letters use, a full name before an acronym; ties go to the alphabet.

    Forms that are equal but for case count as one, shown as the most frequent that mixes capitals and small letters:
    a list set in capitals says nothing about how the name is written.

    >>> label_of({"FREE TIBET": 2, "Free Tibet": 1, "FT": 9})
    'Free Tibet'
    """
    if len(printed) == 1:
        return next(iter(printed))
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
