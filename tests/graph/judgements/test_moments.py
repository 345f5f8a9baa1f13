import pytest

from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.contradictions import standing
from undersigned.graph.judgements.moments import moment
from undersigned.graph.resolve import name_contradictions

IN_ORDER = (
    "2023-12-31",
    "2024",
    "2024-05-02",
    "2024-05-02T11:00:00+02:00",
    "2024-05-02T10:00:00+00:00",
    "2024-05-02T10:00:00.5Z",
    "2024-05-02T09:30:00-01:00",
)
"""Moments in the order of time, which is not that of their texts."""


def test_moments_sort_by_time() -> None:
    """Whatever the offset, and however exactly they were written."""
    assert sorted((*IN_ORDER[4:], *IN_ORDER[:4]), key=moment) == list(IN_ORDER)
    assert sorted(IN_ORDER) != list(IN_ORDER)


@pytest.mark.parametrize("same", ["2024-05-02T09:00:00", "2024-05-02T11:00:00+02:00", "2024-05-02T08:00:00.0-01:00"])
def test_one_moment_is_one_however_written(same: str) -> None:
    """A time without an offset is that of UTC."""
    assert moment(same) == moment("2024-05-02T09:00:00Z")


def test_the_later_answer_stands_by_the_clock_and_not_by_the_text() -> None:
    """Eleven in Berlin is before ten in Greenwich: who rejected last has rejected."""
    accepted = Judgement("fact", "plea", "Jo Ann", "accept", "r", (), "Ana", "2024-05-02T11:00:00+02:00", "detainee")
    rejected = Judgement("fact", "plea", "Jo Ann", "reject", "r", (), "Ana", "2024-05-02T10:00:00+00:00", "detainee")
    assert standing([accepted, rejected]) == (rejected,)


def test_the_later_answer_on_two_names_stands_by_the_clock() -> None:
    """What one took back contradicts nobody."""
    same = Judgement("same", "A", "B", "same", "r", (), "Ana", "2024-05-02T11:00:00+02:00")
    two = Judgement("different", "A", "B", "different", "r", (), "Ana", "2024-05-02T10:00:00+00:00")
    other = Judgement("different", "A", "B", "different", "r", (), "Bo", "2024-05-01")
    assert name_contradictions([same, two, other]) == ()
