"""Spacing: a sheet of the wanted shape, filled evenly, on which no box covers another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]
    Boxes: TypeAlias = NDArray[np.float64]

PUSH_ROUNDS = 300

MOST_STRETCH = 1.4
"""How much a sheet may be pulled in one direction and pressed in the other."""

EVENED = 0.6
"""How far crowded and empty stretches are evened out, from 0 (not at all) to 1 (the same everywhere)."""

FILLED = 0.85
"""The part of a sheet that its boxes would fill if they lay side by side."""


def spread(points: Points, radius: Points, aspect: float) -> Points:
    """Turned so that the long axis lies level, stretched towards `aspect`, and as tight as the room needed allows."""
    import numpy as np

    if len(points) < 2:
        return points
    centred = points - points.mean(axis=0)
    heavy = radius**2
    lean = (heavy * centred[:, 0] * centred[:, 1]).sum()
    angle = 0.5 * np.arctan2(2 * lean, (heavy * (centred[:, 0] ** 2 - centred[:, 1] ** 2)).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    level = np.stack([centred[:, 0] * cos + centred[:, 1] * sin, centred[:, 1] * cos - centred[:, 0] * sin], axis=1)
    width, height = np.maximum(level.max(axis=0) - level.min(axis=0), 1e-6)
    stretch = np.clip(np.sqrt(aspect / (width / height)), 1 / MOST_STRETCH, MOST_STRETCH)
    level *= (stretch, 1 / stretch)
    for axis in (0, 1):
        level[:, axis] = _evened(level[:, axis], radius**2)
    room = float((4 * radius**2).sum()) / FILLED
    tight: Points = level * np.sqrt(room / (width * height))
    return tight


def _evened(along: Points, room: Points) -> Points:
    """Part of the way towards giving every stretch of an axis the room that its nodes need; the order stays."""
    import numpy as np

    order = np.argsort(along, kind="stable")
    share = np.cumsum(room[order]) - room[order] / 2
    even = np.empty_like(along)
    even[order] = along.min() + (along.max() - along.min()) * share / room.sum()
    mixed: Points = (1 - EVENED) * along + EVENED * even
    return mixed


def push_apart(points: Points, size: Boxes) -> Points:
    """Move overlapping boxes apart, each pair along the way that is shorter, until none overlap (or rounds run out)."""
    import numpy as np
    from scipy.spatial import cKDTree

    points = points.copy()
    reach = np.hypot(size[:, 0], size[:, 1])
    limit = 1.5 * float(np.median(reach))
    small, large = np.flatnonzero(reach <= limit), np.flatnonzero(reach > limit)
    for _ in range(PUSH_ROUNDS):
        pairs = [small[cKDTree(points[small]).query_pairs(float(reach[small].max()), output_type="ndarray")]]
        # The few large boxes reach far: each is held against all others.
        for box in large:
            near = np.flatnonzero((np.abs(points - points[box]) < (size + size[box]) / 2).all(axis=1))
            near = near[(reach[near] <= limit) | (near > box)]
            pairs.append(np.stack([np.full(len(near), box), near], axis=1))
        a, b = np.concatenate(pairs).T
        order = np.lexsort((b, a))
        a, b = a[order], b[order]
        gap = points[b] - points[a]
        over = (size[a] + size[b]) / 2 - np.abs(gap)
        hit = (over > 0.01).all(axis=1)
        if not hit.any():
            break
        a, b, gap, over = a[hit], b[hit], gap[hit], over[hit]
        axis = (over[:, 1] < over[:, 0]).astype(np.int64)
        row = np.arange(len(a))
        way = np.where(gap[row, axis] >= 0, 1.0, -1.0) * over[row, axis] * 0.52
        for side, sign in ((a, -1.0), (b, 1.0)):
            for which in (0, 1):
                on = axis == which
                moved = np.bincount(side[on], weights=sign * way[on], minlength=len(points))
                points[:, which] += np.clip(moved, -reach.max() / 2, reach.max() / 2)
    return points
