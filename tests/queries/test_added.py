"""What only a further posting says is dated by that posting; letters themselves keep the date of their first.

============  ==========  ======================================================================================
early         2010        1. Alder  2. Birch; to nobody
plea          2018-02-18  1. Alder  2. Birch; to Jo Vice; names Tibet
plea-again    2021-03-01  1. Alder  2. Birch  3. Cedar; to Jo Vice and Kim Other; also names Xinjiang
last          2024        1. Alder  2. Birch  3. Cedar; to Jo Vice; names Tibet
============  ==========  ======================================================================================

Plea-again is a further posting of plea. It repeats "Open Tibet." and adds two asks, one of them about Tibet too.
"""

import pytest

from tests.factory import dataset, letter, org, to
from tests.queries.conftest import Case, answer
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.queries import Catalog

ALDER, BIRCH, CEDAR = "Alder", "Birch", "Cedar"
VICE, KIM = "Jo Vice", "Kim Other"
FIRST, AGAIN = "2018-02-18", "2021-03-01"

CASES: list[Case] = [
    (
        "cosigners_with_chapters",
        {"org": CEDAR},
        "organization partner letters first last letter_ids",
        [(CEDAR, ALDER, 2, AGAIN, "2024", "plea; last"), (CEDAR, BIRCH, 2, AGAIN, "2024", "plea; last")],
    ),
    (
        "returned_after_years",
        {},
        "organization before returned gap undated",
        [
            (ALDER, "2010", FIRST, 8, 0),
            (BIRCH, "2010", FIRST, 8, 0),
            (ALDER, FIRST, "2024", 6, 0),
            (BIRCH, FIRST, "2024", 6, 0),
            (CEDAR, AGAIN, "2024", 3, 0),
        ],
    ),
    ("returned_after_years", {"org": CEDAR, "years": 4}, "gap", []),
    (
        "letters_by_year",
        {},
        "year letters signatures organizations newcomers",
        [("2010", 1, 2, 2, 2), ("2018", 1, 3, 2, 0), ("2021", 0, 0, 1, 1), ("2024", 1, 3, 3, 0)],
    ),
    (
        "topics_by_year",
        {"kind": "region"},
        "year topic letters of",
        [("2018", "Tibet", 1, 1), ("2018", "Xinjiang", 1, 1), ("2024", "Tibet", 1, 1)],
    ),
    (
        "asks_in_the_same_words",
        {"at_least": 1},
        "ask letters first last letter_ids asked_of",
        [
            ("name the officials.", 2, AGAIN, "2024", "plea; last", f"{VICE}; {KIM}"),
            ("keep tibet open.", 1, AGAIN, AGAIN, "plea", f"{VICE}; {KIM}"),
            ("open tibet.", 1, FIRST, FIRST, "plea", f"{VICE}; {KIM}"),
            ("see tibet.", 1, "2024", "2024", "last", VICE),
        ],
    ),
    (
        "asks_repeated",
        {"official": VICE},
        "concern letters asks first last letter_ids",
        [("Tibet", 2, 3, FIRST, "2024", "plea; last")],
    ),
    (
        "pairs_by_official",
        {"official": VICE, "at_least": 1},
        "a b letters first last letter_ids",
        [
            (ALDER, BIRCH, 2, FIRST, "2024", "plea; last"),
            (ALDER, CEDAR, 2, AGAIN, "2024", "plea; last"),
            (BIRCH, CEDAR, 2, AGAIN, "2024", "plea; last"),
        ],
    ),
    (
        "pairs_by_official",
        {"official": KIM, "at_least": 1},
        "a b first",
        [(ALDER, BIRCH, AGAIN), (ALDER, CEDAR, AGAIN), (BIRCH, CEDAR, AGAIN)],
    ),
]


def posted() -> Dataset:
    """The four files as linked data."""
    both, vice = [org(ALDER), org(BIRCH)], to(VICE, position="Vice President")
    asks = ["Open Tibet.", "Keep Tibet open.", "Name the officials."]
    return dataset(
        letter("early", date="2010", signed_by=both, addressees=[]),
        letter("plea", date=FIRST, signed_by=both, addressees=[vice], regions=["Tibet"], asks=asks[:1]),
        letter(
            "plea-again",
            date=AGAIN,
            signed_by=[*both, org(CEDAR)],
            addressees=[vice, to(KIM)],
            regions=["Tibet", "Xinjiang"],
            asks=asks,
        ),
        letter(
            "last",
            date="2024",
            signed_by=[*both, org(CEDAR)],
            addressees=[vice],
            regions=["Tibet"],
            asks=["See Tibet.", asks[2]],
        ),
        works=[Work("plea", ("plea", "plea-again"))],
    )


@pytest.fixture(scope="module")
def asked() -> Catalog:
    """The catalog, asking the four files."""
    return Catalog(posted())


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_what_a_posting_adds_has_its_date(
    asked: Catalog, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the three letters would give."""
    assert answer(asked, name, params, columns) == expected
