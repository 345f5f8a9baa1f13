import itertools
import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from undersigned.viz.layout import layout

Boxes = list[tuple[float, float]]
Edges = list[tuple[int, int, float]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Boxes, Edges]:
    """Up to 40 boxes of different sizes, joined anyhow; loops and repeated edges included."""
    boxes = draw(st.lists(st.tuples(st.floats(5, 150), st.floats(5, 60)), min_size=1, max_size=40))
    ends = st.integers(0, len(boxes) - 1)
    edges = draw(st.lists(st.tuples(ends, ends, st.floats(1, 9)), max_size=60))
    return boxes, edges


def overlapping(boxes: Boxes, points: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """The pairs of boxes that overlap by more than rounding."""
    return [
        (a, b)
        for a, b in itertools.combinations(range(len(boxes)), 2)
        if all(abs(points[a][i] - points[b][i]) < (boxes[a][i] + boxes[b][i]) / 2 - 1 for i in (0, 1))
    ]


@settings(max_examples=20, deadline=None)
@given(graphs())
def test_no_box_covers_another(graph: tuple[Boxes, Edges]) -> None:
    """Whatever is drawn, each node with its name has its own place."""
    boxes, edges = graph
    assert overlapping(boxes, layout(boxes, edges)) == []


@settings(max_examples=10, deadline=None)
@given(graphs())
def test_the_same_graph_gets_the_same_places(graph: tuple[Boxes, Edges]) -> None:
    """Neither a second run nor another order of the edges moves anything."""
    boxes, edges = graph
    assert layout(boxes, edges) == layout(boxes, list(reversed(edges)))


def test_another_seed_gives_another_picture() -> None:
    """The seed is used: places are not fixed by the graph alone."""
    ring = [(n, (n + 1) % 12, 1.0) for n in range(12)]
    assert layout([(20, 20)] * 12, ring) != layout([(20, 20)] * 12, ring, seed=1)


def test_components_stand_apart() -> None:
    """The frames around two triangles do not meet."""
    triangles = [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0)]
    points = layout([(20, 20)] * 6, triangles)
    first, second = points[:3], points[3:]
    assert any(
        max(p[axis] for p in one) + 20 < min(p[axis] for p in other)
        for axis in (0, 1)
        for one, other in ((first, second), (second, first))
    )


def test_what_belongs_together_stands_together() -> None:
    """Two cliques joined by one edge: neighbours within a clique are nearer than the cliques are."""
    cliques = [(a, b, 1.0) for side in (range(6), range(6, 12)) for a, b in itertools.combinations(side, 2)]
    points = layout([(20, 20)] * 12, [*cliques, (0, 6, 1.0)])

    def centre(side: range) -> tuple[float, float]:
        return sum(points[n][0] for n in side) / 6, sum(points[n][1] for n in side) / 6

    (ax, ay), (bx, by) = centre(range(6)), centre(range(6, 12))
    apart = ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
    within = max(((points[n][0] - ax) ** 2 + (points[n][1] - ay) ** 2) ** 0.5 for n in range(6))
    assert within < apart


def test_an_empty_graph_has_no_places() -> None:
    """Nothing in, nothing out."""
    assert layout([], []) == []


def test_nodes_without_an_edge_stand_in_a_grid() -> None:
    """Not in a far ring: fifty of them fill a block of about the wanted shape."""
    points = layout([(20, 20)] * 50, [])
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    assert wide < 220
    assert 1 < wide / high < 2.5


def test_two_thousand_nodes_cost_few_seconds() -> None:
    """2,000 nodes and 9,000 edges are laid out in well under a minute of CPU time, even on a slow machine."""
    chance = random.Random(7)  # noqa: S311  # a graph for a stopwatch
    edges = [(chance.randrange(2000), int(chance.paretovariate(0.5)) % 2000, 1.0) for _ in range(9000)]
    begun = time.process_time()
    assert len(layout([(24, 24)] * 2000, edges)) == 2000
    assert time.process_time() - begun < 30
