"""The first look at two names alike: it spares comparisons, and loses no name."""

import pytest

from undersigned.graph.resolve.candidates import Candidate
from undersigned.graph.resolve.first_look import worth_comparing


def is_worth_it(one: str, other: str, score: float = 0.85) -> bool:
    """Whether two normal forms are worth comparing."""
    return bool(list(worth_comparing([one, other], [Candidate(0, 1, score)])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("campaign for uyghurs", "campaign for uyhgurs"),
        ("friends of tibet", "tibet friends of"),
        ("china aid", "china aid association"),
        ("athenai", "athenai institute of law"),
        ("lawyers", "lawyers international"),
        ("robert f kennedy human rights", "rfk human rights"),
        ("人权", "人权 watch"),
        ("oldtown peace forrum ltd", "oldtown peace forum inc"),
        ("oldtown society against torture", "oldtown society torture of"),
    ],
)
def test_what_may_be_one_is_compared(one: str, other: str) -> None:
    """A slip, another order, a word more, initials."""
    assert is_worth_it(one, other)
    assert is_worth_it(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hong kong watch", "hong kong forum"), ("law", "law and peace institute oldtown"), ("x", "x y z")],
)
def test_what_says_nothing_is_not(one: str, other: str) -> None:
    """Other words in the place of a word, or a common word within a long name."""
    assert not is_worth_it(one, other)
    assert not is_worth_it(other, one)


def test_what_is_nearly_equal_is_always_compared() -> None:
    """Also what a key has brought together."""
    assert is_worth_it("hkw", "hong kong watch", 0.95)
