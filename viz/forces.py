"""Forces: nodes push each other away, edges pull, until who belongs together stands together."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]
    Ends: TypeAlias = NDArray[np.int64]

WORK = 1.2e8
"""Pairs of nodes looked at over all rounds: it bounds the time that a large component takes."""

MOST_ROUNDS = 500
FEWEST_ROUNDS = 40

CACHED = 60_000
"""Pairs of nodes looked at together, so that they stay in a processor's cache."""


def settle(radius: Points, ends: Ends, weights: Points, chance: np.random.Generator) -> Points:
    """Linear springs along edges against a repulsion of 1/distance (as in ForceAtlas2 [1]_), cooled round by round.

    A node repels in proportion to the room it takes and to the weight of its edges, so that well-connected nodes
    do not end in one heap.

    .. [1] Jacomy, Venturini, Heymann & Bastian (2014). ForceAtlas2. PLoS ONE 9(6), e98679.
    """
    import numpy as np

    number = len(radius)
    points = chance.normal(scale=radius.sum() / max(number, 1) * np.sqrt(number), size=(number, 2))
    if number < 2:
        return np.zeros((number, 2))
    a, b = ends[:, 0], ends[:, 1]
    pull = np.sqrt(weights / weights.max())
    strength = np.bincount(ends.ravel(), weights=np.repeat(pull, 2), minlength=number) + 1.0
    mass = np.sqrt(strength) * radius / radius.mean()
    rest = radius.mean()
    rounds = int(np.clip(WORK / number**2, FEWEST_ROUNDS, MOST_ROUNDS))
    for turn in range(rounds):
        step = 1.0 - turn / rounds
        force = 2.2 * rest**2 * mass[:, None] * _repulsion(points, mass, 0.01 * rest**2)
        along = (points[a] - points[b]) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(a, weights=along[:, axis], minlength=number)
            force[:, axis] += np.bincount(b, weights=along[:, axis], minlength=number)
        force -= 0.08 * mass[:, None] * points
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        # A node moves by its force over the pull on it, and never further than the cooling allows.
        far = np.minimum(length / strength[:, None] * 0.5, rest * (0.05 + 3.0 * step))
        points += force / length * far
    settled: Points = points - points.mean(axis=0)
    return settled


def _repulsion(points: Points, mass: Points, softening: float) -> Points:
    """For each node the sum over all others of mass * difference / (distance squared + softening)."""
    import numpy as np

    force = np.empty_like(points)
    x, y = np.ascontiguousarray(points.T, dtype=np.float32)
    weight = mass.astype(np.float32)
    # A block of rows at a time, so that the work stays in the processor's cache.
    rows = max(1, CACHED // len(points))
    for start in range(0, len(points), rows):
        block = slice(start, start + rows)
        dx, dy = x[block, None] - x, y[block, None] - y
        away = dx * dx
        away += dy * dy
        away += np.float32(softening)
        np.divide(weight, away, out=away)
        force[block, 0] = np.einsum("ij,ij->i", dx, away)
        force[block, 1] = np.einsum("ij,ij->i", dy, away)
    return force
