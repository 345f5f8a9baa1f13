"""Groups: organizations that sign together more than with others, found by modularity, to colour a drawing by.

They are a guess of Louvain's method [1]_ from the ties of two letters and more, and no fact that any letter states.

.. [1] Blondel, V. D. et al. (2008). Fast unfolding of communities in large networks. J. Stat. Mech. P10008.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST = 2
"""Fewer letters than this in common may be chance, and tie nobody here."""

MOST = 20_000
"""With more ties than this the weakest are left out."""

_SEED = 1


def groups(ties: Iterable[tuple[str, str, int]]) -> Mapping[str, int]:
    """The group of each agent, from 1 for the largest; who is tied to nobody by `LEAST` letters is in none.

    The order of the ties plays no part.

    >>> groups([("a", "b", 3), ("c", "d", 2), ("b", "a2", 2), ("d", "z", 1)])
    {'a': 1, 'a2': 1, 'b': 1, 'c': 2, 'd': 2}
    """
    import networkx as nx

    strong = sorted((a, b, letters) for a, b, letters in ties if letters >= LEAST)
    if len(strong) > MOST:
        least = sorted((letters for _, _, letters in strong), reverse=True)[MOST] + 1
        strong = [tie for tie in strong if tie[2] >= least]
    names = sorted({end for a, b, _ in strong for end in (a, b)})
    number = {name: at for at, name in enumerate(names)}  # numbers, as the order of a set of names is one of chance
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_weighted_edges_from((number[a], number[b], letters) for a, b, letters in strong)
    if not names:
        return {}
    found = [sorted(each) for each in nx.community.louvain_communities(graph, weight="weight", seed=_SEED)]
    ranked = sorted(found, key=lambda each: (-len(each), each[0]))
    return dict(sorted((names[at], rank) for rank, each in enumerate(ranked, start=1) for at in each))
