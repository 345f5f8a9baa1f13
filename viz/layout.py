"""Where everything stands: positions computed here, so that the browser only draws.

A component is laid out by forces, its leaves are fanned around what they hang on, boxes that overlap are pushed apart,
and the components are packed beside each other. Plain elementwise numpy, no BLAS, so that the number of threads of a
machine does not change the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from undersigned.viz.forces import settle
from undersigned.viz.packing import pack
from undersigned.viz.spacing import push_apart, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]
    Boxes: TypeAlias = NDArray[np.float64]
    Ends: TypeAlias = NDArray[np.int64]

GOLDEN = 2.399963229728653
"""The angle, in radians, by which seeds of a sunflower follow each other."""

WIDEST = 1.5
"""How much wider the largest component may be made because others will stand under it."""


def layout(
    boxes: Sequence[tuple[float, float]],
    edges: Sequence[tuple[int, int, float]],
    *,
    aspect: float = 1.5,
    seed: int = 0,
) -> list[tuple[float, float]]:
    """Positions (x, y) for nodes with the given boxes (width, height), joined by edges (node, node, weight).

    Boxes of one component do not overlap, components stand apart, nodes without an edge stand in a grid below.
    `aspect` is the width over the height to aim for. The same input gives the same output.

    >>> a, b, c = layout([(20, 20)] * 3, [(0, 1, 1.0)])
    >>> a[1] == b[1] and abs(a[0] - b[0]) >= 20
    True
    """
    import numpy as np

    if not boxes:
        return []
    size = np.array(boxes, dtype=np.float64)
    alone, components = _components(len(boxes), edges)
    placed = []
    for number, (members, ends, weights) in enumerate(components):
        chance = np.random.default_rng([seed, number])
        # The largest component is made wider by what will have to stand under it.
        rest = (len(boxes) - len(members)) / len(members) if number == 0 else 0.0
        shape = aspect * min(1.0 + 2.0 * rest, WIDEST)
        placed.append((members, _component(size[members], ends, weights, shape, chance)))
    if alone:
        placed.append((np.array(alone, dtype=np.int64), _grid(size[alone], aspect)))
    return pack(size, placed, aspect=aspect)


def _components(
    number: int, edges: Sequence[tuple[int, int, float]]
) -> tuple[list[int], list[tuple[Ends, Ends, Points]]]:
    """Nodes without an edge; and each component, the largest first: its nodes, its edges, their weights.

    A component's edges are pairs of places among its nodes.
    """
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    real = sorted((min(a, b), max(a, b), w) for a, b, w in edges if a != b)
    if not real:
        return list(range(number)), []
    a, b = (np.array([edge[side] for edge in real], dtype=np.int64) for side in (0, 1))
    weight = np.array([edge[2] for edge in real], dtype=np.float64)
    _, mark = connected_components(coo_array((weight, (a, b)), shape=(number, number)), directed=False)
    joined = np.zeros(number, dtype=bool)
    joined[a] = joined[b] = True
    marks, first, sizes = np.unique(mark, return_index=True, return_counts=True)
    components = []
    for _, _, chosen in sorted((-int(n), int(f), int(m)) for m, f, n in zip(marks, first, sizes, strict=True) if n > 1):
        members = np.flatnonzero(mark == chosen)
        inside = mark[a] == chosen
        ends = np.stack([np.searchsorted(members, a[inside]), np.searchsorted(members, b[inside])], axis=1)
        components.append((members, ends, weight[inside]))
    return [int(node) for node in np.flatnonzero(~joined)], components


def _component(size: Boxes, ends: Ends, weights: Points, aspect: float, chance: np.random.Generator) -> Points:
    """One component: its core by forces, the leaves around what they hang on, then no overlaps."""
    import numpy as np

    number = len(size)
    degree = np.bincount(ends.ravel(), minlength=number)
    leaf = degree == 1
    if number == 2:
        leaf[0] = False
    hangs = {int(b if leaf[b] else a): int(a if leaf[b] else b) for a, b in ends if leaf[a] or leaf[b]}
    core = np.flatnonzero(~leaf)
    place = np.full(number, -1)
    place[core] = np.arange(len(core))
    inner = ~(leaf[ends[:, 0]] | leaf[ends[:, 1]])
    radius = _radii(size, hangs)
    points = np.zeros((number, 2))
    points[core] = settle(radius[core], place[ends[inner]], weights[inner], chance)
    points[core] = spread(points[core], radius[core], aspect)
    _fan(points, size, hangs, core)
    return push_apart(points, size)


def _radii(size: Boxes, hangs: dict[int, int]) -> Points:
    """How much room each node takes: its own box, and the leaves that hang on it."""
    import numpy as np

    area = size[:, 0] * size[:, 1]
    for leaf, hub in sorted(hangs.items()):
        area[hub] += 1.6 * size[leaf, 0] * size[leaf, 1]
    return np.sqrt(area) * 0.6


def _fan(points: Points, size: Boxes, hangs: dict[int, int], core: Ends) -> None:
    """Put the leaves of each hub around it like the seeds of a sunflower, starting on the side away from the middle."""
    import numpy as np

    fans: dict[int, list[int]] = {}
    for leaf, hub in sorted(hangs.items()):
        fans.setdefault(hub, []).append(leaf)
    middle = points[core].mean(axis=0)
    for hub, leaves in fans.items():
        out = points[hub] - middle
        start = float(np.arctan2(out[1], out[0])) if np.hypot(*out) > 1e-6 else 0.0
        inner = 0.5 * float(size[hub].max())
        for turn, leaf in enumerate(leaves):
            step = 0.62 * float(np.sqrt(size[leaf, 0] * size[leaf, 1]))
            away = inner + step * np.sqrt(turn + 1.0)
            angle = start + GOLDEN * turn
            points[leaf] = points[hub] + away * np.array([np.cos(angle), np.sin(angle)])


def _grid(size: Boxes, aspect: float) -> Points:
    """Nodes without an edge, row by row."""
    import numpy as np

    cell = size.max(axis=0)
    columns = max(1, int(np.ceil(np.sqrt(len(size) * aspect * cell[1] / cell[0]))))
    index = np.arange(len(size))
    return np.stack([(index % columns) * cell[0], (index // columns) * cell[1]], axis=1).astype(np.float64)
