from tests.viz.test_view import view
from undersigned.viz.prominence import radii, ranks, room
from undersigned.viz.view import Kind, Quote, ViewLetter, ViewNode


def node(name: str, kind: Kind, *letters: str) -> ViewNode:
    """A node that these letters quote."""
    return ViewNode(
        name, f"https://x.example/{name}", kind, name, tuple(Quote(x, 0, 1, "x", "signed") for x in letters)
    )


SHOWN = view(
    letters=tuple(ViewLetter(name, name) for name in "abc"),
    nodes=(
        node("ask", Kind.ASK, "a"),
        node("once", Kind.ORGANIZATION, "a"),
        node("often", Kind.ORGANIZATION, "a", "b", "c"),
        node("letter", Kind.LETTER, "a"),
    ),
)
ENDS = [(1, 3), (2, 3), (0, 3)]


def test_who_stands_in_more_letters_is_larger_and_comes_first() -> None:
    """Importance is the number of letters, not the order of names."""
    assert radii(SHOWN, ENDS)[2] > radii(SHOWN, ENDS)[1]
    assert ranks(SHOWN, ENDS)[2] == 0


def test_asks_come_last() -> None:
    """Sentences are long: names of people and organizations go before them."""
    assert ranks(SHOWN, ENDS) == [3, 2, 0, 1]


def test_a_named_node_has_room_for_its_name() -> None:
    """Under the node, in one or two lines; a nameless one takes its own size only."""
    short, long = (node(name, Kind.ORGANIZATION, "a") for name in ("PEN", "International Campaign for Tibet"))
    assert room(long, 8, named=True) > room(short, 8, named=True) > room(short, 8, named=False)
    assert room(long, 8, named=False) == room(short, 8, named=False)


def test_ties_leave_more_room_for_names() -> None:
    """There no name may cover a neighbour, and they crowd in the middle."""
    pen = node("PEN America", Kind.ORGANIZATION, "a")
    assert room(pen, 8, named=True, mode="ties") > room(pen, 8, named=True, mode="whole")
    assert room(pen, 8, named=False, mode="ties") == room(pen, 8, named=False)
