"""Signatures that stand and those withdrawn, asks in the same words, and officials under two posts.

============  ==========  ======================================================================================
six           2019        1. Alder, withdrawn  2. Zed Q, for Alder  3. Elm
one           2020-05-01  1. Alder  2. Birch  3. Ann Lee, working at Cedar, for herself; to the Vice President
two           2021        1. Alder  2. Cedar; to the same man, now President
three         2022-03     1. Birch  2. Bo X, for Dogwood, withdrawn  3. Elm  4. Alder, withdrawn; to nobody
four          no date     1. Birch  2. Elm  3. Dogwood; to nobody
five          2023-01-01  1. Alder  2. Dogwood; to Kim Other
five-again    2023-02-01  1. Alder  2. Elm; a further posting of five
============  ==========  ======================================================================================
"""

from dataclasses import replace

import pytest

from tests.factory import dataset, letter, org, person, to
from tests.queries.conftest import Case, answer
from undersigned.graph.errors import QueryError
from undersigned.graph.model import Letter
from undersigned.graph.postings import Work
from undersigned.queries import Catalog

ALDER, BIRCH, CEDAR, DOGWOOD, ELM = "Alder", "Birch", "Cedar", "Dogwood", "Elm"
VICE, KIM, TOHTI = "Jo Vice", "Kim Other", "Ilham Tohti"
MAY, MARCH, NEW_YEAR = "2020-05-01", "2022-03", "2023-01-01"
FREE = "Release all writers."
NAME = "Name those who did it."


def letters() -> list[Letter]:
    """The seven letters."""
    vice = to(VICE, position="Vice President", institution="White House")
    president = to(VICE, position="President", institution="White House")
    six = letter("six", date="2019", signed_by=[org(ALDER), person("Zed Q", of=ALDER), org(ELM)], addressees=[])
    one = letter(
        "one",
        date=MAY,
        signed_by=[org(ALDER), org(BIRCH), person("Ann Lee", of=CEDAR, individual=True)],
        detainees=[TOHTI],
        regions=["Tibet"],
        asks=[FREE, "Open Tibet."],
        addressees=[vice],
    )
    two = letter(
        "two",
        date="2021",
        signed_by=[org(ALDER), org(CEDAR)],
        regions=["Tibet"],
        asks=[FREE, "Open Tibet."],
        addressees=[president],
    )
    three = letter(
        "three",
        date=MARCH,
        signed_by=[org(BIRCH), person("Bo X", of=DOGWOOD), org(ELM), org(ALDER)],
        detainees=[TOHTI],
        asks=["RELEASE all writers.", NAME],
        addressees=[],
    )
    four = letter("four", signed_by=[org(BIRCH), org(ELM), org(DOGWOOD)], detainees=[TOHTI], asks=[NAME], addressees=[])
    five = letter("five", date=NEW_YEAR, signed_by=[org(ALDER), org(DOGWOOD)], asks=[FREE], addressees=[to(KIM)])
    again = letter("five-again", date="2023-02-01", signed_by=[org(ALDER), org(ELM)], asks=[FREE], addressees=[to(KIM)])
    return [_withdrawn(six, 1), one, two, _withdrawn(three, 2, 4), four, five, again]


def _withdrawn(read: Letter, *positions: int) -> Letter:
    """The letter with the signatures in some places of its list withdrawn."""
    signatories = tuple(
        replace(each, status="withdrawn") if each.position in positions else each for each in read.signatories
    )
    return replace(read, signatories=signatories)


CASES: list[Case] = [
    (
        "signatories",
        {"letter": "three"},
        "position organization status",
        [(1, BIRCH, "signed"), (2, DOGWOOD, "withdrawn"), (3, ELM, "signed"), (4, ALDER, "withdrawn")],
    ),
    ("people_of_organization", {}, "organization person letter_ids", [(ALDER, "Zed Q", "six")]),
    ("evidence_of_signature", {"org": DOGWOOD, "letter": "three"}, "status quote", [("withdrawn", "Bo X | Dogwood")]),
    (
        "letters_of_organization",
        {"org": ALDER},
        "letter position signatories",
        [("six", 2, 2), ("one", 1, 3), ("two", 1, 2), ("five", 1, 3)],
    ),
    ("signed_both", {"a": "six", "b": "one"}, "who in_a in_b", [(ALDER, "Zed Q | Alder", ALDER)]),
    (
        "cosigners",
        {"org": ELM},
        "partner letter_ids evidence",
        [
            (ALDER, "six; five", "six: “Elm” with “Zed Q | Alder”; five: “Elm” with “Alder”"),
            (BIRCH, "four; three", "four: “Elm” with “Birch”; three: “Elm” with “Birch”"),
            (DOGWOOD, "four; five", "four: “Elm” with “Dogwood”; five: “Elm” with “Dogwood”"),
        ],
    ),
    (
        "cosigners_with_chapters",
        {"org": ELM},
        "partner letter_ids evidence",
        [
            (ALDER, "six; five", "six: “Elm” with “Zed Q | Alder”; five: “Elm” with “Alder”"),
            (BIRCH, "four; three", "four: “Elm” with “Birch”; three: “Elm” with “Birch”"),
            (DOGWOOD, "four; five", "four: “Elm” with “Dogwood”; five: “Elm” with “Dogwood”"),
        ],
    ),
    (
        "letters_by_year",
        {},
        "year signatures",
        [(None, 3), ("2019", 2), ("2020", 3), ("2021", 2), ("2022", 2), ("2023", 3)],
    ),
    (
        "letters_by_date",
        {},
        "letter signatories",
        [("four", 3), ("six", 2), ("one", 3), ("two", 2), ("three", 2), ("five", 3)],
    ),
    (
        "letters_naming_detainee",
        {"detainee": TOHTI},
        "letter signatories",
        [("four", 3), ("one", 3), ("three", 2)],
    ),
    (
        "asks_in_the_same_words",
        {},
        "ask letters first last letter_ids asked_of",
        [
            ("release all writers.", 4, MAY, NEW_YEAR, "one; two; three; five", f"{VICE}; {KIM}"),
            ("name those who did it.", 2, MARCH, MARCH, "four; three", None),
            ("open tibet.", 2, MAY, "2021", "one; two", VICE),
        ],
    ),
    ("asks_in_the_same_words", {"concern": "Tibet"}, "ask", [("open tibet.",)]),
    ("asks_in_the_same_words", {"at_least": 3}, "ask", [("release all writers.",)]),
    (
        "addressed_again",
        {},
        "addressee letters later repeated letter_ids",
        [(VICE, 2, 1, 1, "one; two")],
    ),
    ("addressed_again", {"official": "Vice President"}, "addressee", []),
    ("addressed_again", {"official": "White House"}, "addressee letters", [(VICE, 2)]),
    (
        "officials_by_coalition",
        {},
        "official letters organizations core core_organizations letter_ids",
        [(VICE, 2, 3, 1, ALDER, "one; two"), (KIM, 1, 3, 0, None, "five")],
    ),
    (
        "officials_by_coalition",
        {"official": "Vice President", "at_least": 1},
        "official letters core core_organizations",
        [(VICE, 1, 2, "Alder; Birch")],
    ),
    (
        "pairs_by_official",
        {"official": VICE, "at_least": 1},
        "official a b letters letter_ids",
        [(VICE, ALDER, BIRCH, 1, "one"), (VICE, ALDER, CEDAR, 1, "two")],
    ),
    ("pairs_by_official", {"official": VICE}, "a", []),
    (
        "joined_and_left",
        {"a": "two", "b": "one"},
        "change organization dates",
        [
            ("stayed", ALDER, "b is earlier"),
            ("returned", BIRCH, "b is earlier"),
            ("left", CEDAR, "b is earlier"),
        ],
    ),
    ("joined_and_left", {"a": "six", "b": "two"}, "dates", [("a is earlier",)] * 3),
    ("joined_and_left", {"a": "two", "b": "four"}, "dates", [("open",)] * 5),
]


@pytest.fixture(scope="module")
def standing() -> Catalog:
    """The catalog, asking the seven letters."""
    return Catalog(dataset(*letters(), works=[Work("five", ("five", "five-again"))]))


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_a_withdrawn_signature_counts_for_nobody(
    standing: Catalog, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the letters would give."""
    assert answer(standing, name, params, columns) == expected


@pytest.mark.parametrize(
    ("name", "params", "reason"),
    [
        ("joined_and_left", {"a": "five", "b": "five-again"}, "a and b are both letter five;"),
        ("signed_both", {"a": "one", "b": "one"}, "a and b are both letter one;"),
        ("letters_signed_by_both", {"a": ALDER, "b": "alder"}, "a and b are both organization/alder;"),
        ("signs_on_a_not_b", {"a": "Tibet", "b": "tibet"}, "a and b are both region/tibet;"),
        ("letters_by_date", {"since": "2021-02", "until": "2020"}, "since 2021-02 is after until 2020,"),
    ],
)
def test_two_that_are_one_are_refused(standing: Catalog, name: str, params: dict[str, object], reason: str) -> None:
    """An empty table would look like an answer."""
    with pytest.raises(QueryError) as raised:
        standing.run(name, **params)
    assert str(raised.value).startswith(reason)
    assert "\n" not in str(raised.value)


def test_dates_that_overlap_are_in_order(standing: Catalog) -> None:
    """From May 2020 to the end of 2020 there is time."""
    assert answer(standing, "letters_by_date", {"since": "2020-05", "until": "2020"}, "letter") == [("one",)]


@pytest.mark.parametrize(
    ("before", "returned", "gap"),
    [
        ("2018-12-31", "2021-01-01", 2),
        ("2018-12-31", "2021-12-30", 2),
        ("2018-12-31", "2021-12-31", 3),
        ("2018-12", "2021-12-01", 3),
        ("2018", "2021-01-01", 3),
        ("2018-12-31", "2021", 3),
    ],
)
def test_years_without_a_letter_are_counted_by_date(before: str, returned: str, gap: int) -> None:
    """Two days more than two years are not three; a date that gives no day is compared as far as it goes."""
    asked = Catalog(dataset(*(letter(day, date=day, signed_by=[org(ALDER)]) for day in (before, returned))))
    row = (ALDER, before, returned, gap)
    columns = "organization before returned gap"
    assert answer(asked, "returned_after_years", {"years": 2}, columns) == [row]
    assert answer(asked, "returned_after_years", {"years": 3}, columns) == ([row] if gap == 3 else [])
