"""Where two texts say something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.postings import wording
from undersigned.graph.postings.wording import changes

words = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30)


@given(words, words)
def test_the_changes_make_one_text_of_the_other(one: list[str], other: list[str]) -> None:
    """They are all there is between the two, and stand in order."""
    made, at = [], 0
    for change in changes(one, other):
        assert change.start >= at
        made += one[at : change.start] + other[change.other_start : change.other_end]
        at = change.end
    assert made + one[at:] == other


def test_texts_too_long_differ_between_head_and_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    """One change then, in no time."""
    monkeypatch.setattr(wording, "LONGEST", 3)
    (change,) = changes(["a", "b", "x", "c", "y", "d"], ["a", "b", "z", "c", "w", "d"])
    assert (change.start, change.end, change.other_start, change.other_end) == (2, 5, 2, 5)
