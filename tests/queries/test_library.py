"""The questions of the library beyond the first ones, on a corpus with traps; every row is worked out by hand.

============  ==========  ======================================================================================
one           2019        1. Alder  2. Birch (B1)  3. Cedar
two           2020-05-01  1. Alder  2. Dogwood
two-again     2020-06-01  1. Alder  2. Dogwood  3. Elm; a further posting of two
three         2024-03     1. Birch  2. Dogwood (B1)  3. Ann Lee, editor at Cedar, for herself  4. Alder, withdrawn
quiet         no date     1. Alder  2. Dogwood, also in Chinese  3. Gui Minhai, writer, for Fir
============  ==========  ======================================================================================

One, two and quiet go to Joseph R. Biden, three to the European Council. One and two name Tibet and Ilham Tohti, two
also Xinjiang and Gui Minhai, three Xinjiang and a law, quiet Ilham Tohti and Zhang Zhan.
"""

from dataclasses import replace

import pytest

from tests.factory import BASE, clusters, dataset, letter, org, person, to
from tests.queries.conftest import Case, answer
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.queries import Catalog

ALDER, BIRCH, CEDAR, DOGWOOD, ELM, FIR = "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir"
TOHTI, GUI, ZHANG, LEE = "Ilham Tohti", "Gui Minhai", "Zhang Zhan", "Ann Lee"
BIDEN, COUNCIL = "Joseph R. Biden", "European Council"
MAY, JUNE, LAST = "2020-05-01", "2020-06-01", "2024-03"
RULE = "made for a test"

ONE = letter(
    "one",
    date="2019",
    signed_by=[org(ALDER), org(BIRCH, acronym="B1"), org(CEDAR)],
    detainees=[TOHTI],
    regions=["Tibet"],
    asks=["Open Tibet."],
)
TWO = letter(
    "two",
    date=MAY,
    signed_by=[org(ALDER), org(DOGWOOD)],
    detainees=[TOHTI, GUI],
    regions=["Tibet", "Xinjiang"],
    asks=["Keep Tibet open.", "Free the writers."],
)
TWO_AGAIN = letter(
    "two-again",
    date="2020-06-01",
    signed_by=[org(ALDER), org(DOGWOOD), org(ELM)],
    detainees=[TOHTI, GUI],
    regions=["Tibet", "Xinjiang"],
    asks=["Keep Tibet open.", "Free the writers."],
)
QUIET = letter(
    "quiet",
    signed_by=[org(ALDER), org(DOGWOOD, second="山茱萸"), person(GUI, of=FIR, role="Writer")],
    detainees=[TOHTI, ZHANG],
)
JUDGED = (
    Judgement("organization", ALDER, ELM, "different", "two trees", ("elm.example",), "R. Reviewer", "2024-05-02"),
    Judgement("withdrawn", "three", ALDER, "shown", "asked by mail", (), "R. Reviewer", "2024-06-01", since="2024-05"),
)


def three() -> Letter:
    """The letter of March 2024, from which Alder withdrew in May."""
    made = letter(
        "three",
        date=LAST,
        addressees=[to(institution=COUNCIL)],
        signed_by=[
            org(BIRCH),
            org(DOGWOOD, acronym="B1"),
            person(LEE, of=CEDAR, role="Editor", individual=True),
            org(ALDER),
        ],
        regions=["Xinjiang"],
        laws=["Magnitsky Act"],
        asks=["See Xinjiang."],
        issues=[
            Issue("unread-entry", Severity.QUESTION, "nothing known explains it"),
            Issue("count-mismatch", Severity.WARNING, "claims 9, found 4"),
        ],
    )
    *others, alder = made.signatories
    return replace(made, signatories=(*others, replace(alder, status="withdrawn", withdrawn="2024-05")))


CASES: list[Case] = [
    # cosigning
    (
        "near_partners",
        {"org": ELM, "partners": 1},
        "organization organization_id shared shared_partners",
        [
            (BIRCH, "organization/birch", 2, "Alder; Dogwood"),
            (FIR, "organization/fir", 2, "Alder; Dogwood"),
            (CEDAR, "organization/cedar", 1, "Alder"),
        ],
    ),
    ("near_partners", {"org": ELM, "partners": 2}, "organization", [(BIRCH,), (FIR,)]),
    ("near_partners", {"org": ELM}, "organization", []),
    (
        "single_letter_ties",
        {},
        "a b letter date organizations",
        [
            (BIRCH, DOGWOOD, "three", LAST, 2),
            (ALDER, BIRCH, "one", "2019", 3),
            (ALDER, CEDAR, "one", "2019", 3),
            (BIRCH, CEDAR, "one", "2019", 3),
            (ALDER, FIR, "quiet", None, 3),
            (DOGWOOD, FIR, "quiet", None, 3),
            (ALDER, ELM, "two", JUNE, 3),
            (DOGWOOD, ELM, "two", JUNE, 3),
        ],
    ),
    ("single_letter_ties", {"org": FIR}, "a b", [(ALDER, FIR), (DOGWOOD, FIR)]),
    ("single_letter_ties", {"letter": "two-again", "org": ALDER}, "a b", [(ALDER, ELM)]),
    ("single_letter_ties", {"signers": 2}, "a b", [(BIRCH, DOGWOOD)]),
    # coalitions
    (
        "joined_and_left",
        {"a": "two", "b": "three"},
        "change organization before",
        [("stayed", DOGWOOD, 0), ("returned", BIRCH, 1), ("left", ALDER, 1), ("left", ELM, 0)],
    ),
    (
        "joined_and_left",
        {"a": "one", "b": "two"},
        "change organization before",
        [("stayed", ALDER, 0), ("left", BIRCH, 0), ("left", CEDAR, 0), ("joined", DOGWOOD, 0), ("joined", ELM, 0)],
    ),
    (
        "joined_and_left",
        {"a": "quiet", "b": "three"},
        "change organization before",
        [("stayed", DOGWOOD, 0), ("left", ALDER, 0), ("left", FIR, 0), ("joined", BIRCH, 0)],
    ),
    (
        "signs_on_a_not_b",
        {"a": "Tibet", "b": "Xinjiang"},
        "organization letters first last letter_ids",
        [(CEDAR, 1, "2019", "2019", "one")],
    ),
    (
        "signs_on_a_not_b",
        {"a": TOHTI, "b": "Magnitsky Act"},
        "organization letters first last letter_ids",
        [
            (ALDER, 3, "2019", MAY, "quiet; one; two"),
            (CEDAR, 1, "2019", "2019", "one"),
            (ELM, 1, JUNE, JUNE, "two"),
            (FIR, 1, None, None, "quiet"),
        ],
    ),
    ("signs_on_a_not_b", {"a": "Xinjiang", "b": GUI}, "organization letter_ids", [(BIRCH, "three")]),
    (
        "might_sign",
        {"letter": "three", "topic": "Tibet"},
        "organization organization_id letters first last letter_ids",
        [(ELM, "organization/elm", 1, JUNE, JUNE, "two"), (CEDAR, "organization/cedar", 1, "2019", "2019", "one")],
    ),
    ("might_sign", {"letter": "three", "topic": "Tibet", "at_least": 2}, "organization", []),
    (
        "topics_of_organization",
        {"org": ALDER},
        "topic topic_id kind letters first last letter_ids",
        [
            (TOHTI, "person/ilham-tohti", "detainee", 3, "2019", MAY, "quiet; one; two"),
            ("Tibet", "region/tibet", "region", 2, "2019", MAY, "one; two"),
            (GUI, "person/gui-minhai", "detainee", 1, MAY, MAY, "two"),
            (ZHANG, "person/zhang-zhan", "detainee", 1, None, None, "quiet"),
            ("Xinjiang", "region/xinjiang", "region", 1, MAY, MAY, "two"),
        ],
    ),
    ("topics_of_organization", {"org": ALDER, "kind": "region"}, "topic", [("Tibet",), ("Xinjiang",)]),
    (
        "capacity_mix",
        {},
        "letter date signatures organizations on_behalf individuals",
        [
            ("one", "2019", 3, 3, 0, 0),
            ("two", MAY, 3, 3, 0, 0),
            ("three", LAST, 3, 2, 0, 1),
            ("quiet", None, 3, 2, 1, 0),
        ],
    ),
    ("capacity_mix", {"letter": "two-again"}, "letter signatures", [("two", 3)]),
    (
        "individuals",
        {},
        "person person_id role affiliation affiliation_id letters first last letter_ids",
        [(LEE, "person/ann-lee", "Editor", CEDAR, "organization/cedar", 1, LAST, LAST, "three")],
    ),
    ("individuals", {"org": FIR}, "person", []),
    ("individuals", {"org": CEDAR}, "person", [(LEE,)]),
    (
        "affiliations",
        {},
        "organization organization_id letter date people signed",
        [(CEDAR, "organization/cedar", "three", LAST, 1, "no")],
    ),
    ("affiliations", {"org": FIR}, "letter", []),
    # detainees
    (
        "detainees_not_named_since",
        {"since": "2020-06"},
        "detainee detainee_id letters last undated letter_ids",
        [
            (GUI, "person/gui-minhai", 1, MAY, 0, "two"),
            (TOHTI, "person/ilham-tohti", 3, MAY, 1, "quiet; one; two"),
            (ZHANG, "person/zhang-zhan", 1, None, 1, "quiet"),
        ],
    ),
    ("detainees_not_named_since", {"since": "2020-06", "at_least": 2}, "detainee", [(TOHTI,)]),
    ("detainees_not_named_since", {"since": "2020"}, "detainee", [(ZHANG,)]),
    ("detainees_not_named_since", {"since": MAY}, "detainee", [(ZHANG,)]),
    (
        "first_named",
        {},
        "detainee letter date undated organizations signatories",
        [
            (GUI, "two", MAY, 0, 3, "Alder; Dogwood; Elm"),
            (TOHTI, "one", "2019", 1, 3, "Alder; Birch; Cedar"),
            (ZHANG, "quiet", None, 1, 3, "Alder; Dogwood; Fir"),
        ],
    ),
    ("first_named", {"detainee": ZHANG}, "letter", [("quiet",)]),
    (
        "detained_and_signed",
        {},
        "person person_id named_in named_on signed signed_on",
        [(GUI, "person/gui-minhai", "two", MAY, "quiet", None)],
    ),
    ("detained_and_signed", {"person": TOHTI}, "signed", []),
    # officials
    (
        "organizations_by_official",
        {},
        "official organization letters first last letter_ids",
        [
            (COUNCIL, BIRCH, 1, LAST, LAST, "three"),
            (COUNCIL, DOGWOOD, 1, LAST, LAST, "three"),
            (BIDEN, ALDER, 3, "2019", MAY, "quiet; one; two"),
            (BIDEN, DOGWOOD, 2, MAY, MAY, "quiet; two"),
            (BIDEN, BIRCH, 1, "2019", "2019", "one"),
            (BIDEN, CEDAR, 1, "2019", "2019", "one"),
            (BIDEN, ELM, 1, JUNE, JUNE, "two"),
            (BIDEN, FIR, 1, None, None, "quiet"),
        ],
    ),
    (
        "organizations_by_official",
        {"official": "White House", "at_least": 2},
        "official organization letters",
        [(BIDEN, ALDER, 3), (BIDEN, DOGWOOD, 2)],
    ),
    (
        "addressed_again",
        {},
        "addressee addressee_id letters later undated repeated first last letter_ids",
        [(BIDEN, "person/joseph-r-biden", 3, 1, 1, 1, "2019", MAY, "quiet; one; two")],
    ),
    ("addressed_again", {"official": COUNCIL}, "addressee", []),
    ("addressed_again", {"at_least": 2}, "addressee", []),
    # regions
    (
        "names_of_region",
        {},
        "region region_id printed letters places first last",
        [
            ("Tibet", "region/tibet", "Tibet", 2, 4, "2019", MAY),
            ("Xinjiang", "region/xinjiang", "Xinjiang", 2, 3, MAY, LAST),
        ],
    ),
    ("names_of_region", {"region": "Tibet"}, "printed", [("Tibet",)]),
    (
        "regions_named_together",
        {"at_least": 1},
        "a b letters organizations",
        [("Tibet", "Xinjiang", 1, 3)],
    ),
    ("regions_named_together", {"region": "Tibet"}, "a", []),
    # asks
    (
        "asks_repeated",
        {},
        "addressee addressee_id concern concern_id letters asks first last letter_ids",
        [(BIDEN, "person/joseph-r-biden", "Tibet", "region/tibet", 2, 2, "2019", MAY, "one; two")],
    ),
    (
        "asks_repeated",
        {"at_least": 1},
        "addressee concern letters asks",
        [(BIDEN, "Tibet", 2, 2), (COUNCIL, "Xinjiang", 1, 1)],
    ),
    ("asks_repeated", {"official": "President of the United States", "concern": "Xinjiang"}, "concern", []),
    (
        "asks_concerning",
        {"topic": "Tibet"},
        "letter date position ask asked_of quote",
        [
            ("one", "2019", 1, "Open Tibet.", BIDEN, "Open Tibet."),
            ("two", MAY, 1, "Keep Tibet open.", BIDEN, "Keep Tibet open."),
        ],
    ),
    # timeline
    (
        "newcomers",
        {},
        "year organization organization_id first letters undated",
        [
            (2019, ALDER, "organization/alder", "2019", 3, 1),
            (2019, BIRCH, "organization/birch", "2019", 2, 0),
            (2019, CEDAR, "organization/cedar", "2019", 1, 0),
            (2020, DOGWOOD, "organization/dogwood", MAY, 3, 1),
            (2020, ELM, "organization/elm", JUNE, 1, 0),
        ],
    ),
    ("newcomers", {"year": 2020}, "organization", [(DOGWOOD,), (ELM,)]),
    (
        "silent_since",
        {"since": "2021"},
        "organization organization_id letters last undated letter_ids",
        [
            (CEDAR, "organization/cedar", 1, "2019", 0, "one"),
            (ALDER, "organization/alder", 3, MAY, 1, "quiet; one; two"),
            (ELM, "organization/elm", 1, JUNE, 0, "two"),
            (FIR, "organization/fir", 1, None, 1, "quiet"),
        ],
    ),
    ("silent_since", {"since": "2019-07", "at_least": 1}, "organization", [(FIR,)]),
    ("silent_since", {"since": "2021", "at_least": 2}, "organization", [(ALDER,)]),
    (
        "returned_after_years",
        {},
        "organization before returned gap undated",
        [(BIRCH, "2019", LAST, 5, 0), (DOGWOOD, MAY, LAST, 3, 1)],
    ),
    ("returned_after_years", {"years": 5}, "organization", [(BIRCH,)]),
    ("returned_after_years", {"org": ALDER, "years": 2}, "organization", []),
    (
        "topics_by_year",
        {"kind": "detainee"},
        "year topic topic_id kind letters of",
        [
            ("2019", TOHTI, "person/ilham-tohti", "detainee", 1, 1),
            ("2020", GUI, "person/gui-minhai", "detainee", 1, 1),
            ("2020", TOHTI, "person/ilham-tohti", "detainee", 1, 1),
            (None, TOHTI, "person/ilham-tohti", "detainee", 1, 1),
            (None, ZHANG, "person/zhang-zhan", "detainee", 1, 1),
        ],
    ),
    ("topics_by_year", {"topic": "Xinjiang"}, "year letters", [("2020", 1), ("2024", 1)]),
    ("topics_by_year", {"at_least": 2}, "year", []),
    (
        "withdrawn_signatures",
        {},
        "letter position organization organization_id person withdrawn quote posting",
        [("three", 4, ALDER, "organization/alder", None, "2024-05", ALDER, None)],
    ),
    ("withdrawn_signatures", {"letter": "two"}, "letter", []),
    # provenance
    (
        "evidence_of_tie",
        {"a": ALDER, "b": DOGWOOD},
        "letter date quote_a confidence_a quote_b confidence_b",
        [
            ("two", MAY, ALDER, 0.99, DOGWOOD, 0.99),
            ("quiet", None, ALDER, 0.99, "Dogwood 山茱萸", 0.99),
        ],
    ),
    (
        "evidence_of_mention",
        {"topic": GUI},
        "letter date kind quote confidence rule posting",
        [("two", MAY, "detainee", GUI, 0.99, RULE, None), ("two", JUNE, "detainee", GUI, 0.99, RULE, "two-again")],
    ),
    ("evidence_of_mention", {"topic": GUI, "letter": "quiet"}, "letter", []),
    (
        "judgements",
        {},
        "left verdict right kind reason by at since",
        [
            (ALDER, "different", ELM, "organization", "two trees", "R. Reviewer", "2024-05-02", None),
            ("three", "shown", ALDER, "withdrawn", "asked by mail", "R. Reviewer", "2024-06-01", "2024-05"),
        ],
    ),
    ("judgements", {"words": "elm"}, "kind", [("organization",)]),
    (
        "effects_of_judgements",
        {},
        "entity entity_id effect other other_id",
        [
            (ALDER, "organization/alder", "held apart from", ELM, "organization/elm"),
            (ELM, "organization/elm", "held apart from", ALDER, "organization/alder"),
        ],
    ),
    ("effects_of_judgements", {"entity": ELM}, "other", [(ALDER,)]),
    ("former_ids", {"entity": ALDER}, "former", []),
    (
        "rules_used",
        {},
        "rule what facts letters lowest highest",
        [
            (RULE, "Signature", 15, 4, 0.99, 0.99),
            (RULE, "Mention", 14, 4, 0.99, 0.99),
            (RULE, "Statement", 9, 4, 0.99, 0.99),
            (RULE, "Ask", 6, 3, 0.99, 0.99),
            (RULE, "Addressing", 5, 4, 0.99, 0.99),
        ],
    ),
    (
        "rules_used",
        {"letter": "quiet"},
        "what facts",
        [("Signature", 3), ("Mention", 2), ("Addressing", 1), ("Statement", 1)],
    ),
    (
        "about_dataset",
        {},
        "title licence letters postings signatures organizations people earliest latest address",
        [("Letters made for tests", "https://spdx.org/licenses/CC0-1.0", 4, 1, 12, 6, 2, "2019", LAST, BASE)],
    ),
    (
        "translated_names",
        {},
        "letter date position organization person named_as translated_as quote",
        [("quiet", None, 2, DOGWOOD, None, DOGWOOD, "山茱萸", "Dogwood 山茱萸")],
    ),
    ("translated_names", {"org": ALDER}, "letter", []),
    ("translated_names", {"letter": "one"}, "organization", []),
    ("translated_names", {"letter": "quiet", "org": DOGWOOD}, "position", [(2,)]),
    # quality
    ("letters_lacking", {"what": "date"}, "letter lacks file", [("quiet", "date", "quiet.txt")]),
    (
        "letters_lacking",
        {"letter": "three"},
        "letter lacks",
        [("three", "address"), ("three", "number"), ("three", "publisher")],
    ),
    ("letters_lacking", {"what": "asks"}, "letter", [("quiet",)]),
    (
        "known_from_one_letter",
        {"kind": "organization"},
        "entity entity_id kind letter quote",
        [
            (FIR, "organization/fir", "organization", "quiet", "Gui Minhai, Writer | Fir"),
            (COUNCIL, "organization/european-council", "organization", "three", COUNCIL),
            (ELM, "organization/elm", "organization", "two", ELM),
        ],
    ),
    ("known_from_one_letter", {"letter": "three"}, "entity kind", [(COUNCIL, "organization"), (LEE, "person")]),
    ("known_from_one_letter", {"kind": "person"}, "entity letter", [(ZHANG, "quiet"), (LEE, "three")]),
    (
        "names_not_read",
        {},
        "letter code quote start message posting",
        [("three", "unread-entry", None, None, "nothing known explains it", None)],
    ),
    ("names_not_read", {"letter": "one"}, "code", []),
    (
        "namesakes",
        {},
        "name kind a a_id b b_id",
        [("B1", "organization", BIRCH, "organization/birch", DOGWOOD, "organization/dogwood")],
    ),
    ("namesakes", {"kind": "person"}, "name", []),
]


@pytest.fixture(scope="module")
def library() -> Catalog:
    """The catalog, asking the four letters and the further posting."""
    works = [Work("two", ("two", "two-again"))]
    return Catalog(dataset(ONE, TWO, TWO_AGAIN, three(), QUIET, works=works, judgements=JUDGED))


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_answers_are_those_worked_out_by_hand(
    library: Catalog, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the letters would give."""
    assert answer(library, name, params, columns) == expected


def test_dates_that_do_not_tell_which_letter_was_first_leave_it_open() -> None:
    """A letter of 2021 may be earlier or later than one of February 2021, and one of March is not the first."""
    letters = [letter(day.replace("-", ""), date=day, detainees=[GUI]) for day in ("2021", "2021-02", "2021-03")]
    named = Catalog(dataset(*letters))
    assert answer(named, "first_named", {}, "letter organizations signatories") == [
        ("2021", 0, None),
        ("202102", 0, None),
    ]


def test_letters_of_one_day_are_both_the_first() -> None:
    """A tie is two rows, by id."""
    tied = dataset(*(letter(name, date=MAY, detainees=[GUI], signed_by=[org(ALDER)]) for name in ("b", "a")))
    assert answer(Catalog(tied), "first_named", {}, "letter organizations") == [("a", 1), ("b", 1)]


def test_an_organization_did_not_return_where_dates_leave_it_open() -> None:
    """Who signed a letter of 2020, as far as is known, has not certainly signed before May 2020."""
    vague = dataset(
        letter("vague", date="2020", signed_by=[org(ALDER)]),
        letter("a", date=MAY, signed_by=[org(BIRCH)]),
        letter("b", date="2021", signed_by=[org(ALDER)]),
    )
    changes = answer(Catalog(vague), "joined_and_left", {"a": "a", "b": "b"}, "change organization before")
    assert changes == [("left", BIRCH, 0), ("joined", ALDER, 0)]


def test_an_old_id_leads_to_the_entity_that_has_it_now() -> None:
    """What was split is said to be, and what was joined is found under its old id."""
    known = clusters(ONE, QUIET)
    entities = tuple(
        replace(entity, replaced=("organization/alder-old",), split_from=("organization/cedar",))
        if entity.label == ALDER
        else entity
        for entity in known.entities
    )
    split = Dataset.from_letters(
        (ONE, QUIET), replace(known, entities=entities), base=BASE, title="Split", licence="CC0-1.0"
    )
    asked = Catalog(split)
    assert answer(asked, "former_ids", {}, "former address entity entity_id") == [
        ("organization/alder-old", f"{BASE}organization/alder-old", ALDER, "organization/alder")
    ]
    assert answer(asked, "former_ids", {"entity": CEDAR}, "former") == []
    assert answer(asked, "effects_of_judgements", {}, "entity effect other") == [(ALDER, "split from", CEDAR)]


def test_words_of_a_tie_stand_where_the_evidence_says(library: Catalog) -> None:
    """The IRI of evidence ends in the place of the words."""
    row = library.run("evidence_of_tie", a=ALDER, b=BIRCH).iloc[0]
    start = ONE.source.text.index("1. Alder") + len("1. ")
    assert row["evidence_a"].endswith(f"char={start},{start + len(ALDER)}")
