"""Matchers: for organizations and for people, which pairs of names are worth comparing, and how they are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise, product

from undersigned.graph.resolve.clustering import Matcher
from undersigned.graph.resolve.first_look import worth_comparing
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.nodes import Nodes
from undersigned.graph.resolve.organization_keys import CROWD, meaning_pairs
from undersigned.graph.resolve.person_keys import person_keys
from undersigned.graph.resolve.person_policy import compare_people
from undersigned.graph.resolve.policy import compare_organizations

_NAMESAKES = 2
"""So many of those who bear one name are compared with those of another spelling; the others come by turns."""


def alike_organizations(nodes: Nodes, merging: Merging) -> Iterator[tuple[str, str]]:
    """Yield the pairs of organizations whose names look alike or say the same, or that share something printed.

    That is an acronym, a person who signs or a translation.
    """
    from undersigned.graph.resolve.candidates import candidate_pairs  # here: it loads scipy

    named = _named(nodes)
    forms = sorted(named)
    for left, right, _ in worth_comparing(forms, candidate_pairs(forms)):
        yield from _apart(product(named[forms[left]], named[forms[right]]), merging)
    yield from _apart(meaning_pairs(_said(nodes), nodes.acronyms), merging)
    yield from _sharing(nodes.acronyms, merging)
    yield from _sharing(nodes.people, merging)
    yield from _sharing({n: {form(t.name) for t in each} for n, each in nodes.translations.items()}, merging)
    for same in named.values():  # namesakes that a person told apart, or that two entries share
        yield from _apart(combinations(same, 2), merging)


def alike_people(nodes: Nodes, merging: Merging) -> Iterator[tuple[str, str]]:
    """Yield the pairs of people whose names may be spellings of one name."""
    named = _named(nodes)
    keyed: defaultdict[str, set[str]] = defaultdict(set)
    for normal, same in named.items():
        for name in {printed for node in same for printed in nodes.names(node)} or {normal}:
            for key in person_keys(name):
                keyed[key].update(same[:_NAMESAKES])
    for _, sharing in sorted(keyed.items()):
        if 1 < len(sharing) <= CROWD:
            yield from _apart(combinations(sorted(sharing), 2), merging)
    for same in named.values():  # each with the next: who is one of many namesakes is asked about once
        yield from _apart(pairwise(same), merging)


ORGANIZATIONS = Matcher(alike_organizations, compare_organizations)
"""How organizations are compared."""

PEOPLE = Matcher(alike_people, compare_people)
"""How people are compared."""


def _named(nodes: Nodes) -> dict[str, list[str]]:
    """The nodes of each normal form; a known entry that letters name has those of its names in the reference, too."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for node, printed in nodes.printed.items():
        named[form(next(iter(printed)))].add(node)
    first: dict[str, str] = {}
    for node, known in sorted(nodes.reference.items()):
        first.setdefault(known, node)
    for known in sorted(first):
        for name in nodes.index.own_names(known.partition("/")[2]):
            named[form(name)].add(first[known])
    return {normal: sorted(same) for normal, same in named.items()}


def _said(nodes: Nodes) -> dict[str, set[str]]:
    """One printed name of each node, for all have its words; and for a known entry those of the reference."""
    said = {node: {min(printed, key=lambda name: (name.isupper(), name))} for node, printed in nodes.printed.items()}
    for node, known in nodes.reference.items():
        said[node].update(nodes.index.own_names(known.partition("/")[2]))
    return said


def _sharing(having: Mapping[str, Iterable[str]], merging: Merging) -> Iterator[tuple[str, str]]:
    """The pairs of nodes that have something in common which few have."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for node, things in having.items():
        for thing in things:
            owners[thing].add(node)
    for _, sharing in sorted(owners.items()):
        if 1 < len(sharing) <= CROWD:
            yield from _apart(combinations(sorted(sharing), 2), merging)


def _apart(pairs: Iterable[tuple[str, str]], merging: Merging) -> Iterator[tuple[str, str]]:
    """The pairs that are not one already."""
    return ((one, other) for one, other in pairs if merging.find(one) != merging.find(other))
