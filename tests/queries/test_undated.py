"""Two findings of one letter are together since the later of their dates, and have none where one has none.

============  ==========  ======================================================================================
plea          no date     1. Alder  2. Birch; to Jo Vice; names Ilham Tohti and Tibet
plea-again    2021        also signed by Cedar and Birch Oslo; also to Kim Other; also names Zhang Zhan
call          2015        1. Alder  2. Birch; to Jo Vice; names Ilham Tohti; asks "Free them."
call-again    no date     also signed by Cedar; also names Zhang Zhan and Tibet; also asks "Name the officials."
note          2016        1. Alder  2. Birch; to Jo Vice; names Ilham Tohti
note-again    2023        also signed by Cedar; also to Kim Other; also names Zhang Zhan
memo          2018        1. Alder  2. Birch; to nobody
last          2022        1. Alder  2. Cedar; to Kim Other; names Tibet
============  ==========  ======================================================================================

Every "again" is a further posting. Birch Oslo is a chapter of Birch.
"""

import pytest

from tests.factory import dataset, letter, org, related, to
from tests.queries.conftest import Case, answer
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.queries import Catalog

ALDER, BIRCH, OSLO, CEDAR = "Alder", "Birch", "Birch Oslo", "Cedar"
JO, KIM = "Jo Vice", "Kim Other"
TOHTI, ZHANG, TIBET = "Ilham Tohti", "Zhang Zhan", "Tibet"

ALDER_BIRCH = (4, "2015", "2018", "plea; call; note; memo")
ALDER_CEDAR = (4, "2022", "2023", "call; plea; last; note")
BIRCH_CEDAR = (3, "2023", "2023", "call; plea; note")

CASES: list[Case] = [
    (
        "cosigners",
        {"org": ALDER},
        "partner letters first last letter_ids",
        [(BIRCH, *ALDER_BIRCH), (CEDAR, *ALDER_CEDAR), (OSLO, 1, None, None, "plea")],
    ),
    (
        "cosigners",
        {"org": CEDAR},
        "partner letters first last letter_ids",
        [(ALDER, *ALDER_CEDAR), (BIRCH, *BIRCH_CEDAR), (OSLO, 1, "2021", "2021", "plea")],
    ),
    (
        "cosigners_with_chapters",
        {"org": OSLO},
        "organization partner letters first last letter_ids",
        [(BIRCH, ALDER, *ALDER_BIRCH), (BIRCH, CEDAR, *BIRCH_CEDAR)],
    ),
    (
        "strongest_pairs",
        {},
        "a b letters first last letter_ids",
        [(ALDER, BIRCH, *ALDER_BIRCH), (ALDER, CEDAR, *ALDER_CEDAR), (BIRCH, CEDAR, *BIRCH_CEDAR)],
    ),
    (
        "strongest_pairs_with_chapters",
        {},
        "a b letters first last letter_ids",
        [(ALDER, BIRCH, *ALDER_BIRCH), (ALDER, CEDAR, *ALDER_CEDAR), (BIRCH, CEDAR, *BIRCH_CEDAR)],
    ),
    (
        "single_letter_ties",
        {"org": OSLO},
        "a b letter date",
        [(ALDER, OSLO, "plea", None), (BIRCH, OSLO, "plea", None), (OSLO, CEDAR, "plea", "2021")],
    ),
    (
        "letters_signed_by_both",
        {"a": ALDER, "b": CEDAR},
        "letter date",
        [("call", None), ("plea", None), ("last", "2022"), ("note", "2023")],
    ),
    (
        "evidence_of_tie",
        {"a": CEDAR, "b": ALDER},
        "letter date",
        [("last", "2022"), ("note", "2023"), ("call", None), ("plea", None)],
    ),
    (
        "who_names_detainees",
        {"org": CEDAR},
        "detainee letters first last letter_ids",
        [(TOHTI, 3, "2023", "2023", "call; plea; note"), (ZHANG, 3, "2021", "2023", "call; plea; note")],
    ),
    (
        "who_names_detainees",
        {"org": ALDER},
        "detainee letters first last letter_ids",
        [(TOHTI, 3, "2015", "2016", "plea; call; note"), (ZHANG, 3, "2023", "2023", "call; plea; note")],
    ),
    (
        "topics_of_organization",
        {"org": CEDAR, "kind": "detainee"},
        "topic letters first last letter_ids",
        [(TOHTI, 3, "2023", "2023", "call; plea; note"), (ZHANG, 3, "2021", "2023", "call; plea; note")],
    ),
    (
        "detainees_named_together",
        {},
        "a b letters first last letter_ids",
        [(TOHTI, ZHANG, 3, "2023", "2023", "call; plea; note")],
    ),
    (
        "organizations_by_region",
        {"region": TIBET},
        "organization letters first last letter_ids",
        [
            (ALDER, 3, "2022", "2022", "call; plea; last"),
            (CEDAR, 3, "2022", "2022", "call; plea; last"),
            (BIRCH, 2, None, None, "call; plea"),
            (OSLO, 1, None, None, "plea"),
        ],
    ),
    (
        "organizations_by_official",
        {"official": KIM},
        "organization letters first last letter_ids",
        [
            (ALDER, 3, "2022", "2023", "plea; last; note"),
            (CEDAR, 3, "2021", "2023", "plea; last; note"),
            (BIRCH, 2, "2023", "2023", "plea; note"),
            (OSLO, 1, "2021", "2021", "plea"),
        ],
    ),
    (
        "organizations_by_official",
        {"official": JO, "at_least": 3},
        "organization first last letter_ids",
        [
            (ALDER, "2015", "2016", "plea; call; note"),
            (BIRCH, "2015", "2016", "plea; call; note"),
            (CEDAR, "2023", "2023", "call; plea; note"),
        ],
    ),
    (
        "pairs_by_official",
        {"official": KIM},
        "a b letters first last letter_ids",
        [
            (ALDER, CEDAR, 3, "2022", "2023", "plea; last; note"),
            (ALDER, BIRCH, 2, "2023", "2023", "plea; note"),
            (BIRCH, CEDAR, 2, "2023", "2023", "plea; note"),
        ],
    ),
    (
        "pairs_by_official",
        {"official": JO},
        "a b first last letter_ids",
        [
            (ALDER, BIRCH, "2015", "2016", "plea; call; note"),
            (ALDER, CEDAR, "2023", "2023", "call; plea; note"),
            (BIRCH, CEDAR, "2023", "2023", "call; plea; note"),
        ],
    ),
    (
        "addressed_again",
        {},
        "addressee letters later undated first last letter_ids",
        [(KIM, 3, 2, 0, "2021", "2023", "plea; last; note"), (JO, 3, 1, 1, "2015", "2016", "plea; call; note")],
    ),
    ("addressed_again", {"at_least": 2}, "addressee", [(KIM,)]),
    (
        "joined_and_left",
        {"a": "memo", "b": "last"},
        "change organization before dates",
        [
            ("stayed", ALDER, 2, "a is earlier"),
            ("left", BIRCH, 2, "a is earlier"),
            ("joined", CEDAR, 0, "a is earlier"),
        ],
    ),
    (
        "joined_and_left",
        {"a": "last", "b": "note"},
        "change organization before",
        [("stayed", ALDER, 3), ("stayed", CEDAR, 1), ("returned", BIRCH, 3)],
    ),
    (
        "asks_about",
        {},
        "letter date position ask",
        [("call", None, 2, "Name the officials."), ("call", "2015", 1, "Free them.")],
    ),
]


def posted() -> Dataset:
    """The eight files as linked data."""
    both, with_cedar = [org(ALDER), org(BIRCH)], [org(ALDER), org(BIRCH), org(CEDAR)]
    names = [TOHTI, ZHANG]
    return dataset(
        letter("plea", signed_by=both, addressees=[to(JO)], detainees=names[:1], regions=[TIBET]),
        letter(
            "plea-again",
            date="2021",
            signed_by=[*with_cedar, org(OSLO)],
            addressees=[to(JO), to(KIM)],
            detainees=names,
            regions=[TIBET],
        ),
        letter("call", date="2015", signed_by=both, addressees=[to(JO)], detainees=names[:1], asks=["Free them."]),
        letter(
            "call-again",
            signed_by=with_cedar,
            addressees=[to(JO)],
            detainees=names,
            regions=[TIBET],
            asks=["Free them.", "Name the officials."],
        ),
        letter("note", date="2016", signed_by=both, addressees=[to(JO)], detainees=names[:1]),
        letter("note-again", date="2023", signed_by=with_cedar, addressees=[to(JO), to(KIM)], detainees=names),
        letter("memo", date="2018", signed_by=both, addressees=[]),
        letter("last", date="2022", signed_by=[org(ALDER), org(CEDAR)], addressees=[to(KIM)], regions=[TIBET]),
        works=[Work(primary, (primary, f"{primary}-again")) for primary in ("plea", "call", "note")],
        relations=[related("chapter of", OSLO, BIRCH)],
    )


@pytest.fixture(scope="module")
def asked() -> Catalog:
    """The catalog, asking the eight files."""
    return Catalog(posted())


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_a_pair_has_the_later_date_or_none(
    asked: Catalog, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the letters would give."""
    assert answer(asked, name, params, columns) == expected
