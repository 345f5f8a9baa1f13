"""The questions on letters put up more than once, and that all others count such a letter once.

============  ==========  ======================================================================================
plea          2021-02-18  1. Harbour Watch  2. Open Ports  3. Ann Lee, for herself
plea-again    2021-03-01  1. HARBOUR WATCH, printed otherwise  2. Lanterns  3. Ann Lee; a further posting of plea
quiet         2022        1. Harbour Watch  2. Lanterns
============  ==========  ======================================================================================

Both postings of the plea name Ilham Tohti, Tibet and one ask; the further one has an ask of its own.
"""

import pytest

from tests.factory import dataset, letter, org, person
from tests.queries.conftest import Case, answer
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.queries import Catalog

WATCH, PORTS, LANTERNS = "Harbour Watch", "Open Ports", "Lanterns"
FIRST, AGAIN = "2021-02-18", "2021-03-01"
WORK = Work("plea", ("plea", "plea-again"))

PLEA = letter(
    "plea",
    title="A plea",
    date=FIRST,
    claimed=(3, "signatories"),
    signed_by=[org(WATCH), org(PORTS), person("Ann Lee")],
    detainees=["Ilham Tohti"],
    regions=["Tibet"],
    asks=["Open the harbour."],
    url="https://example.org/plea",
)
PLEA_AGAIN = letter(
    "plea-again",
    title="Groups plead",
    date=AGAIN,
    publisher="Lanterns",
    signed_by=[org(WATCH, acronym="HW"), org(LANTERNS), person("Ann Lee")],
    detainees=["Ilham Tohti"],
    regions=["Tibet"],
    asks=["Open the harbour.", "Name the officials."],
    url="https://example.net/plea",
)
QUIET = letter("quiet", title="Quiet", date="2022", signed_by=[org(WATCH), org(LANTERNS)])

CASES: list[Case] = [
    (
        "versions_of_letter",
        {},
        "letter posting date title publisher signatories added url",
        [
            ("plea", "plea", FIRST, "A plea", None, 3, 0, "https://example.org/plea"),
            ("plea", "plea-again", AGAIN, "Groups plead", "Lanterns", 3, 1, "https://example.net/plea"),
        ],
    ),
    ("versions_of_letter", {"letter": "quiet"}, "letter", []),
    ("versions_of_letter", {"letter": "plea-again"}, "posting", [("plea",), ("plea-again",)]),
    (
        "late_signatories",
        {"letter": "plea"},
        "change organization person named_as posting date quote",
        [
            ("late", LANTERNS, None, LANTERNS, "plea-again", AGAIN, LANTERNS),
            ("vanished", PORTS, None, PORTS, "plea-again", AGAIN, PORTS),
        ],
    ),
    ("late_signatories", {"letter": "quiet"}, "letter", []),
    (
        "signatories",
        {"letter": "plea"},
        "position named_as posting",
        [(1, WATCH, None), (2, PORTS, None), (3, "Ann Lee", None), (2, LANTERNS, "plea-again")],
    ),
    (
        "evidence_of_signature",
        {"org": WATCH, "letter": "plea"},
        "letter quote url posting",
        [
            ("plea", WATCH, "https://example.org/plea", None),
            ("plea", f"{WATCH} (HW)", "https://example.net/plea", "plea-again"),
        ],
    ),
    (
        "sources",
        {"letter": "plea"},
        "letter posting title date file",
        [
            ("plea", None, "A plea", FIRST, "plea.txt"),
            ("plea", "plea-again", "Groups plead", AGAIN, "plea-again.txt"),
        ],
    ),
    (
        "declared_against_found",
        {},
        "letter posting declared found",
        [("plea", None, 3, 3), ("plea", "plea-again", None, 3), ("quiet", None, None, 2)],
    ),
    (
        "letters_by_date",
        {},
        "letter signatories detainees asks url",
        [("plea", 4, 1, 2, "https://example.org/plea"), ("quiet", 2, 0, 0, None)],
    ),
    ("letters_by_year", {}, "year letters organizations", [("2021", 1, 3), ("2022", 1, 2)]),
    ("strongest_pairs", {}, "a b letters letter_ids", [(WATCH, LANTERNS, 2, "plea; quiet")]),
    (
        "cosigners",
        {"org": WATCH},
        "partner letters evidence",
        [
            (LANTERNS, 2, f"plea: “{WATCH}” with “{LANTERNS}”; quiet: “{WATCH}” with “{LANTERNS}”"),
            (PORTS, 1, f"plea: “{WATCH}” with “{PORTS}”"),
        ],
    ),
    (
        "letters_of_organization",
        {"org": WATCH},
        "letter position named_as",
        [("plea", 1, WATCH), ("quiet", 1, WATCH)],
    ),
    ("letters_of_organization", {"org": LANTERNS}, "letter position", [("plea", 2), ("quiet", 2)]),
    ("letters_naming_detainee", {"detainee": "Ilham Tohti"}, "letter named_as", [("plea", "Ilham Tohti")]),
    ("detainees", {}, "detainee letters organizations", [("Ilham Tohti", 1, 3)]),
    ("regions_by_letter", {}, "letter region places", [("plea", "Tibet", 1)]),
    ("letters_to_official", {"official": "Joseph R. Biden"}, "letter", [("plea",), ("quiet",)]),
    ("asks_about", {}, "letter ask", [("plea", "Open the harbour."), ("plea", "Name the officials.")]),
]


@pytest.fixture(scope="module")
def posted() -> Dataset:
    """The three files as linked data."""
    return dataset(PLEA, PLEA_AGAIN, QUIET, works=[WORK])


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_a_letter_counts_once_however_often_it_was_put_up(
    posted: Dataset, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the two letters would give."""
    assert answer(Catalog(posted), name, params, columns) == expected


def test_without_works_there_are_three_letters() -> None:
    """Nothing above comes from the letters themselves."""
    apart = Catalog(dataset(PLEA, PLEA_AGAIN, QUIET))
    assert answer(apart, "versions_of_letter", {}, "letter") == answer(apart, "late_signatories", {}, "letter") == []
    assert len(apart.run("letters_by_date")) == 3
