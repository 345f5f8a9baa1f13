from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.resolve.merging import Merging

NODES = st.sampled_from("abcdefgh")
PAIRS = st.lists(st.tuples(NODES, NODES), max_size=25)


def test_a_veto_holds_through_a_chain() -> None:
    """A is not d; then a-b, c-d may merge, but b-c may not."""
    merging = Merging()
    assert merging.part("a", "d")
    assert merging.join("a", "b")
    assert merging.join("c", "d")
    assert not merging.join("b", "c")
    assert merging.find("a") == merging.find("b") != merging.find("c")
    assert merging.find("c") in merging.enemies("b")


def test_one_set_cannot_be_parted() -> None:
    """A veto that comes after the merge is refused, and says so."""
    merging = Merging()
    merging.join("a", "b")
    assert not merging.part("a", "b")


@given(PAIRS, PAIRS)
def test_no_merge_ever_joins_what_is_held_apart(apart: list[tuple[str, str]], joined: list[tuple[str, str]]) -> None:
    """Whatever the order of merges, every veto that was accepted still holds."""
    merging = Merging()
    vetoes = [pair for pair in apart if merging.part(*pair)]
    for pair in joined:
        before = merging.find(pair[0]) == merging.find(pair[1])
        assert merging.join(*pair) == (merging.find(pair[0]) == merging.find(pair[1]))
        assert not before or merging.join(*pair)
    assert all(merging.find(one) != merging.find(other) for one, other in vetoes)


@given(PAIRS)
def test_without_vetoes_it_is_an_equivalence(joined: list[tuple[str, str]]) -> None:
    """Sets are the connected components of the merges."""
    merging = Merging()
    sets = {node: {node} for node in "abcdefgh"}
    for one, other in joined:
        assert merging.join(one, other)
        union = sets[one] | sets[other]
        for node in union:
            sets[node] = union
    for one in "abcdefgh":
        assert {other for other in "abcdefgh" if merging.find(one) == merging.find(other)} == sets[one]
