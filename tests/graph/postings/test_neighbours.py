"""Which letters are compared: found by what they share, in a number of pairs that grows with the letters."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.postings.neighbours import WINDOW, neighbours
from undersigned.graph.postings.shingles import RUN, containment, in_common, shingles

words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=40)


@given(st.lists(st.sets(st.integers(0, 9)), max_size=WINDOW))
def test_few_letters_meet_as_if_all_were_compared(keys: list[set[int]]) -> None:
    """With no more letters than the window holds, nothing is missed."""
    found = neighbours([np.array(sorted(each), dtype=np.uint64) for each in keys], least=2)
    places = combinations(range(len(keys)), 2)
    assert found == [(one, other) for one, other in places if len(keys[one] & keys[other]) >= 2]


def test_what_all_share_costs_no_more_than_a_window_each() -> None:
    """A thousand letters with the same form text."""
    same = np.array([1, 2, 3], dtype=np.uint64)
    assert len(neighbours([same] * 1000, least=3)) < 1000 * WINDOW


def test_a_share_of_the_keys_is_asked_for() -> None:
    """Two long letters share three turns of phrase by chance."""
    one, other = np.arange(100, dtype=np.uint64), np.arange(97, 200, dtype=np.uint64)
    assert neighbours([one, other], least=3) == [(0, 1)]
    assert neighbours([one, other], least=3, share=0.25) == []


@given(words, words)
def test_shingles_are_runs_of_words(one: list[str], other: list[str]) -> None:
    """Their numbers meet where the runs themselves do."""
    left, right = ({tuple(text[at : at + RUN]) for at in range(len(text) - RUN + 1)} for text in (one, other))
    assert len(shingles(one)) == len(left)
    assert in_common(shingles(one), shingles(other)) == len(left & right)
    assert 0 <= containment(shingles(one), shingles(other)) <= 1
