import pytest

from undersigned.graph.export.days import days, parts, spells


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-02-29", ("2020-02-29", "2020-02-29")),
        ("2021-02-29", None),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("0000", None),
        ("2021-13", None),
        ("May 2021", None),
        ("2021-05-01T10:00", None),
        (None, None),
    ],
)
def test_a_date_means_its_days(date: str | None, expected: tuple[str, str] | None) -> None:
    """The first and the last one, and none for what is no date."""
    assert days(date) == expected
    assert (parts(date) == ()) == (expected is None)


def test_spells_do_not_overlap() -> None:
    """A year swallows its months, and years apart stay apart."""
    assert spells(["2021-05", "2021", "2019", "2021-05-07", "x"]) == (
        ("2019-01-01", "2019-12-31"),
        ("2021-01-01", "2021-12-31"),
    )
