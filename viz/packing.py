"""Packing: laid-out components side by side on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

GAP = 30.0
"""The space kept between two components."""

CORNERS = 60
"""How many of the components placed last offer their corners to the next one."""


def pack(
    size: NDArray[np.float64],
    placed: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]],
    *,
    aspect: float,
) -> list[tuple[float, float]]:
    """Positions for all nodes, from components (their nodes, their positions), largest first.

    Each component goes right of or under one that is already there, where the sheet, kept to `aspect` (width over
    height), has to grow least. The result is centred and rounded to a tenth.
    """
    import numpy as np

    frames: list[tuple[float, float, float, float]] = []
    result = np.zeros((len(size), 2))
    for members, points in placed:
        low = (points - size[members] / 2).min(axis=0)
        wide, tall = (points + size[members] / 2).max(axis=0) - low + GAP
        x, y = _corner(np.array(frames), float(wide), float(tall), aspect)
        frames.append((x, y, x + float(wide), y + float(tall)))
        result[members] = points - low + (x, y)
    low, high = (result - size / 2).min(axis=0), (result + size / 2).max(axis=0)
    centred = np.round(result - (low + high) / 2, 1) + 0.0
    return [(float(px), float(py)) for px, py in centred]


def _corner(frames: NDArray[np.float64], wide: float, tall: float, aspect: float) -> tuple[float, float]:
    """The free corner for a frame of this size: the one that keeps the sheet smallest, then nearest to the top left."""
    import numpy as np

    if not len(frames):
        return 0.0, 0.0
    best: tuple[float, float, float] | None = None
    right, bottom = frames[:, 2].max(), frames[:, 3].max()
    recent = frames[-CORNERS:]
    corners = [(float(x), float(y)) for x in {0.0, *recent[:, 2]} for y in {0.0, *recent[:, 3], *recent[:, 1]}]
    for x, y in sorted(corners):
        grown = max(float(max(right, x + wide)) / aspect, float(max(bottom, y + tall)))
        if best is not None and (grown, x / aspect + y) >= (best[0], best[1] / aspect + best[2]):
            continue
        meets = (x < frames[:, 2] - 0.01) & (frames[:, 0] + 0.01 < x + wide)
        meets &= (y < frames[:, 3] - 0.01) & (frames[:, 1] + 0.01 < y + tall)
        if not np.any(meets):
            best = (grown, x, y)
    assert best is not None, "under the lowest frame there is always room"
    return best[1], best[2]
