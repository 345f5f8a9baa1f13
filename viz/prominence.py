"""What stands out: how large each node is drawn, and whose name comes first."""

from collections.abc import Mapping, Sequence

from undersigned.viz.view import Kind, Mode, View, ViewNode

LEADING: Mapping[Mode, int] = {"ties": 120, "two-mode": 120, "whole": 34}
"""How many of the most important nodes get room for their names."""

SHRUNK: Mapping[Mode, float] = {"ties": 1.85, "two-mode": 1.4, "whole": 1.4}
"""Names keep their size on the screen when the sheet is shrunk to fit it, so they need that much more room on it.

Ties draw organizations together in the middle, where no name may cover a neighbour: they get the most room."""

RADII: Mapping[Kind, tuple[float, float, float]] = {Kind.LETTER: (9, 1.0, 17), Kind.ASK: (5, 0.0, 5)}
USUAL_RADIUS = (6.0, 2.0, 20.0)
"""Radius of a node: smallest, growth by the square root of its weight, largest."""


def radii(view: View, ends: Sequence[tuple[int, int]]) -> list[float]:
    """Radii: by the letters behind a node, for a letter by its lines."""
    lines = [0] * len(view.nodes)
    for a, b in ends:
        lines[a] += 1
        lines[b] += 1
    sizes = []
    for node, degree in zip(view.nodes, lines, strict=True):
        smallest, growth, largest = RADII.get(node.kind, USUAL_RADIUS)
        weight = degree if node.kind is Kind.LETTER else len(node.letters) - 1
        sizes.append(round(min(largest, smallest + growth * max(weight, 0) ** 0.5), 1))
    return sizes


def ranks(view: View, ends: Sequence[tuple[int, int]]) -> list[int]:
    """Importance, 0 first: the number of letters behind a node, then of its lines; letters by their lines."""
    lines = [0] * len(view.nodes)
    for a, b in ends:
        lines[a] += 1
        lines[b] += 1

    def importance(index: int) -> tuple[bool, int, str]:
        node = view.nodes[index]
        return (node.kind is Kind.ASK, -max(lines[index], 3 * len(node.letters)), node.id)

    rank = [0] * len(lines)
    for place, index in enumerate(sorted(range(len(lines)), key=importance)):
        rank[index] = place
    return rank


def room(node: ViewNode, size: float, *, named: bool, mode: Mode = "whole") -> tuple[float, float]:
    """The room a node needs: itself, and its name under it in up to two short lines if it is to be `named`."""
    if not named:
        return (2 * size + 6, 2 * size + 6)
    wide = sum(2 if ord(character) > 0x2E80 else 1 for character in node.label)
    lines = 1 if wide <= 22 else 2
    shrunk = SHRUNK[mode]
    return (max(2 * size + 6, shrunk * (min(wide, 22) * 6.6 + 8)), 2 * size + 6 + shrunk * lines * 15)
