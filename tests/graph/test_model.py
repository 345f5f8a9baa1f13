"""The values of a letter refuse what cannot be."""

import pytest

from undersigned.graph.model import Capacity, Signatory, Source, Span


def test_a_span_must_hold_its_own_quote() -> None:
    """A quote of another length than the span cannot be the words of that place."""
    with pytest.raises(ValueError, match="quote of 2 characters"):
        Span(0, 5, "to")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_a_span_must_hold_at_least_one_character(start: int, end: int) -> None:
    """Empty, reversed and negative places are no places."""
    with pytest.raises(ValueError, match="at least one character"):
        Span(start, end, "x" * max(0, end - start))


def test_a_source_quotes_itself_by_code_points() -> None:
    """Characters outside the basic plane count once."""
    source = Source("a.txt", "", "text/plain", "𝔘 释放 her")
    assert source.span(2, 4).quote == "释放"


@pytest.mark.parametrize(
    ("organization", "person", "capacity", "named"),
    [
        ("PEN America", None, Capacity.ORGANIZATION, "PEN America"),
        ("PEN America", "Jo Ann", Capacity.ON_BEHALF_OF, "PEN America"),
        ("PEN America", "Jo Ann", Capacity.INDIVIDUAL, "Jo Ann"),
        ("PEN America", None, Capacity.INDIVIDUAL, "PEN America"),
        (None, "Jo Ann", Capacity.INDIVIDUAL, "Jo Ann"),
        (None, None, Capacity.INDIVIDUAL, "a former prisoner"),
    ],
)
def test_a_signatory_is_named_as_the_one_who_signs(
    organization: str | None, person: str | None, capacity: Capacity, named: str
) -> None:
    """Where somebody works has not signed, so an individual goes by the name of the person."""
    entry = Span(0, 17, "a former prisoner")
    assert Signatory(1, person, organization, None, None, None, capacity, entry, 1.0, "test").named_as == named
