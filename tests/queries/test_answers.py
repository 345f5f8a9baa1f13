"""Every question of the catalog, against answers worked out by hand on the four letters of `conftest.py`."""

from pathlib import Path

import pytest

from tests.queries.conftest import Case, answer
from tests.queries.test_library import CASES as LIBRARY_CASES
from tests.queries.test_relations import CASES as RELATION_CASES
from tests.queries.test_standing import CASES as STANDING_CASES
from tests.queries.test_versions import CASES as VERSION_CASES
from undersigned.graph.rdf import Dataset
from undersigned.queries import Catalog

CHINA_AID, FREE_TIBET, WATCH, PEN = "China Aid", "Free Tibet", "Hong Kong Watch", "PEN America"
TOHTI, GUI = "Ilham Tohti", "Gui Minhai"
BIDEN, PRESIDENT = "Joseph R. Biden", "President of the United States"
MAY, JUNE = "2020-05-01", "2021-06"

CASES: list[Case] = [
    # cosigning
    (
        "strongest_pairs",
        {},
        "a b letters newman first last letter_ids",
        [
            (WATCH, PEN, 2, 1.5, "2019", MAY, "old; xi"),
            (CHINA_AID, PEN, 2, 1.0, MAY, JUNE, "xi; un"),
        ],
    ),
    ("strongest_pairs", {"at_least": 3}, "a b", []),
    (
        "cosigners",
        {"org": "China Aid"},
        "partner partner_id letters first last letter_ids evidence",
        [
            (
                PEN,
                "organization/pen-america",
                2,
                MAY,
                JUNE,
                "xi; un",
                "xi: “Jo Ann, Director | China Aid” with “PEN America (PEN)”; un: “China Aid” with “PEN America”",
            ),
            (FREE_TIBET, "organization/free-tibet", 1, JUNE, JUNE, "un", "un: “China Aid” with “Free Tibet, India”"),
            (
                WATCH,
                "organization/hong-kong-watch",
                1,
                MAY,
                MAY,
                "xi",
                "xi: “Jo Ann, Director | China Aid” with “Hong Kong Watch”",
            ),
        ],
    ),
    (
        "signed_both",
        {"a": "xi", "b": "un"},
        "who in_a in_b",
        [(CHINA_AID, "Jo Ann, Director | China Aid", "China Aid"), (PEN, "PEN America (PEN)", "PEN America")],
    ),
    (
        "signed_a_not_b",
        {"a": "xi", "b": "un"},
        "who who_id in_a",
        [
            (WATCH, "organization/hong-kong-watch", "Hong Kong Watch"),
            ("Jo Ann", "person/jo-ann", "Jo Ann, Director | China Aid"),
        ],
    ),
    (
        "letters_signed_by_both",
        {"a": "PEN", "b": "Hong Kong Watch"},
        "letter title date as_a as_b",
        [
            ("old", "Hong Kong", "2019", "PEN America", "Hong Kong Watch"),
            ("xi", "Speak to Xi", MAY, "PEN America (PEN)", "Hong Kong Watch"),
        ],
    ),
    (
        "letters_signed_by_a_not_b",
        {"a": "PEN America", "b": "Hong Kong Watch"},
        "letter date as_a",
        [("un", JUNE, "PEN America")],
    ),
    # coalitions
    (
        "signatories",
        {"letter": "xi"},
        "position named_as organization person role capacity confidence quote",
        [
            (1, PEN, PEN, None, None, "organization", 0.99, "PEN America (PEN)"),
            (2, WATCH, WATCH, None, None, "organization", 0.99, "Hong Kong Watch"),
            (3, CHINA_AID, CHINA_AID, "Jo Ann", "Director", "on behalf of", 0.99, "Jo Ann, Director | China Aid"),
        ],
    ),
    (
        "signatories",
        {"letter": "old"},
        "position organization person capacity",
        [(1, WATCH, None, "organization"), (2, PEN, None, "organization"), (3, None, "Ann Lee", "individual")],
    ),
    (
        "signatories",
        {"letter": "un"},
        "position country",
        [(1, None), (2, "India"), (3, None)],
    ),
    (
        "letters_of_organization",
        {"org": "China Aid"},
        "letter title date position named_as person role signatories",
        [
            ("quiet", "Quiet", None, 1, "China Aid", None, None, 1),
            ("xi", "Speak to Xi", MAY, 3, "China Aid", "Jo Ann", "Director", 3),
            ("un", "To the Council", JUNE, 1, "China Aid", None, None, 3),
        ],
    ),
    (
        "organizations_by_first_and_last",
        {},
        "organization letters first last letter_ids",
        [
            (WATCH, 2, "2019", MAY, "old; xi"),
            (PEN, 3, "2019", JUNE, "old; xi; un"),
            (CHINA_AID, 3, MAY, JUNE, "quiet; xi; un"),
            (FREE_TIBET, 1, JUNE, JUNE, "un"),
        ],
    ),
    ("organizations_by_first_and_last", {"at_least": 3}, "organization", [(PEN,), (CHINA_AID,)]),
    (
        "joined_and_left",
        {"a": "xi", "b": "un"},
        "change organization",
        [("stayed", CHINA_AID), ("stayed", PEN), ("left", WATCH), ("joined", FREE_TIBET)],
    ),
    (
        "people_of_organization",
        {},
        "organization person roles letters first last letter_ids",
        [(CHINA_AID, "Jo Ann", "Director", 1, MAY, MAY, "xi")],
    ),
    ("people_of_organization", {"org": "Free Tibet"}, "person", []),
    # detainees
    (
        "detainees",
        {},
        "detainee detainee_id names letters organizations first last letter_ids",
        [
            (TOHTI, "person/ilham-tohti", TOHTI, 2, 4, MAY, JUNE, "xi; un"),
            (GUI, "person/gui-minhai", GUI, 1, 3, MAY, MAY, "xi"),
        ],
    ),
    ("detainees", {"at_least": 2}, "detainee", [(TOHTI,)]),
    (
        "who_names_detainees",
        {"detainee": "ilham tohti"},
        "detainee organization letters first last letter_ids",
        [
            (TOHTI, CHINA_AID, 2, MAY, JUNE, "xi; un"),
            (TOHTI, PEN, 2, MAY, JUNE, "xi; un"),
            (TOHTI, FREE_TIBET, 1, JUNE, JUNE, "un"),
            (TOHTI, WATCH, 1, MAY, MAY, "xi"),
        ],
    ),
    (
        "who_names_detainees",
        {"org": "Hong Kong Watch"},
        "detainee organization letters",
        [(GUI, WATCH, 1), (TOHTI, WATCH, 1)],
    ),
    (
        "letters_naming_detainee",
        {"detainee": "Ilham Tohti"},
        "letter title date named_as quote signatories",
        [("xi", "Speak to Xi", MAY, TOHTI, TOHTI, 3), ("un", "To the Council", JUNE, TOHTI, TOHTI, 3)],
    ),
    ("detainees_named_together", {}, "a b", []),
    (
        "detainees_named_together",
        {"at_least": 1, "detainee": "Gui Minhai"},
        "a b letters first last letter_ids",
        [(GUI, TOHTI, 1, MAY, MAY, "xi")],
    ),
    # officials
    (
        "officials",
        {},
        "official post positions addressed copied first last letter_ids",
        [
            (BIDEN, PRESIDENT, PRESIDENT, 2, 0, MAY, MAY, "quiet; xi"),
            ("European Council", None, None, 1, 0, JUNE, JUNE, "un"),
            ("Jake Sullivan", "National Security Advisor", "National Security Advisor", 0, 1, MAY, MAY, "xi"),
        ],
    ),
    ("officials", {"how": "cc"}, "official addressed copied", [("Jake Sullivan", 0, 1)]),
    (
        "letters_to_official",
        {"official": "Jake Sullivan"},
        "letter date how named_as position post quote",
        [
            (
                "xi",
                MAY,
                "cc",
                "Jake Sullivan",
                "National Security Advisor",
                "National Security Advisor",
                "Jake Sullivan\nNational Security Advisor",
            )
        ],
    ),
    (
        "letters_to_official",
        {"official": PRESIDENT},
        "letter how named_as",
        [("quiet", "addressee", BIDEN), ("xi", "addressee", BIDEN)],
    ),
    (
        "letters_to_official",
        {"official": "White House"},
        "letter how named_as",
        [("quiet", "addressee", BIDEN), ("xi", "addressee", BIDEN)],
    ),
    (
        "letters_to_official",
        {"official": "European Council"},
        "letter how named_as",
        [("un", "addressee", "European Council")],
    ),
    (
        "officials_named",
        {},
        "official official_id positions posts_held letters first last letter_ids",
        [("Xi Jinping", "person/xi-jinping", "President", None, 1, MAY, MAY, "xi")],
    ),
    ("officials_named", {"official": "Xi Jinping"}, "official", [("Xi Jinping",)]),
    ("officials_named", {"official": "Jake Sullivan"}, "official", []),
    # regions
    (
        "regions_by_letter",
        {},
        "letter date region region_id named_as places quotes",
        [
            ("old", "2019", "Hong Kong", "region/hong-kong", "Hong Kong", 2, "Hong Kong"),
            ("xi", MAY, "Tibet", "region/tibet", "Tibet", 2, "Tibet"),
            ("xi", MAY, "Xinjiang", "region/xinjiang", "Xinjiang", 1, "Xinjiang"),
            ("un", JUNE, "Tibet", "region/tibet", "Tibet", 2, "Tibet"),
        ],
    ),
    ("regions_by_letter", {"region": "Tibet", "letter": "un"}, "letter region", [("un", "Tibet")]),
    (
        "organizations_by_region",
        {"region": "Tibet"},
        "region organization letters first last letter_ids",
        [
            ("Tibet", CHINA_AID, 2, MAY, JUNE, "xi; un"),
            ("Tibet", PEN, 2, MAY, JUNE, "xi; un"),
            ("Tibet", FREE_TIBET, 1, JUNE, JUNE, "un"),
            ("Tibet", WATCH, 1, MAY, MAY, "xi"),
        ],
    ),
    (
        "organizations_by_region",
        {"at_least": 2},
        "region organization",
        [("Tibet", CHINA_AID), ("Tibet", PEN)],
    ),
    # asks
    (
        "asks_by_addressee",
        {},
        "addressee letter date position ask quote",
        [
            ("European Council", "un", JUNE, 1, "Consider SANCTIONS for Tibet.", "Consider SANCTIONS for Tibet."),
            (BIDEN, "xi", MAY, 1, "Open Tibet to the press.", "Open Tibet to the press."),
            (BIDEN, "xi", MAY, 2, "Ask for Ilham Tohti.", "Ask for Ilham Tohti."),
        ],
    ),
    ("asks_by_addressee", {"official": "European Council"}, "letter position", [("un", 1)]),
    (
        "asks_about",
        {"words": "sanctions"},
        "letter date position ask concerns quote",
        [("un", JUNE, 1, "Consider SANCTIONS for Tibet.", "Tibet", "Consider SANCTIONS for Tibet.")],
    ),
    ("asks_about", {"region": "Tibet"}, "letter position", [("xi", 1), ("un", 1)]),
    ("asks_about", {"region": "Tibet", "words": "press"}, "letter position", [("xi", 1)]),
    (
        "laws_cited",
        {},
        "topic topic_id kind letters organizations first last letter_ids",
        [
            ("United Nations", "body/united-nations", "body", 1, 3, JUNE, JUNE, "un"),
            ("Magnitsky Act", "law/magnitsky-act", "law", 1, 3, MAY, MAY, "xi"),
        ],
    ),
    ("laws_cited", {"kind": "law"}, "topic", [("Magnitsky Act",)]),
    # timeline
    (
        "letters_by_date",
        {},
        "letter title date publisher signatories detainees asks url",
        [
            ("quiet", "Quiet", None, "A friend", 1, 0, 0, None),
            ("old", "Hong Kong", "2019", None, 3, 0, 0, None),
            ("xi", "Speak to Xi", MAY, "PEN America", 3, 2, 2, "https://example.org/xi"),
            ("un", "To the Council", JUNE, None, 3, 1, 1, None),
        ],
    ),
    ("letters_by_date", {"since": "2019-07-01"}, "letter", [("old",), ("xi",), ("un",)]),
    ("letters_by_date", {"since": "2020", "until": "2021-06-30"}, "letter", [("xi",), ("un",)]),
    ("letters_by_date", {"until": "2020-04"}, "letter", [("old",)]),
    (
        "letters_by_year",
        {},
        "year letters signatures organizations newcomers",
        [(None, 1, 1, 1, 0), ("2019", 1, 3, 2, 2), ("2020", 1, 3, 3, 1), ("2021", 1, 3, 3, 1)],
    ),
    # provenance
    (
        "evidence_of_signature",
        {"org": "China Aid", "letter": "xi"},
        "letter date position named_as person role capacity quote confidence rule url",
        [
            (
                "xi",
                MAY,
                3,
                CHINA_AID,
                "Jo Ann",
                "Director",
                "on behalf of",
                "Jo Ann, Director | China Aid",
                0.99,
                "made for a test",
                "https://example.org/xi",
            )
        ],
    ),
    ("evidence_of_signature", {"org": "China Aid"}, "letter", [("quiet",), ("xi",), ("un",)]),
    ("evidence_of_signature", {"org": "Free Tibet"}, "letter", [("un",)]),
    ("printed_forms", {}, "organization", []),
    (
        "printed_forms",
        {"at_least": 1},
        "organization forms",
        [(CHINA_AID, 1), (FREE_TIBET, 1), (WATCH, 1), (PEN, 1)],
    ),
    (
        "printed_forms",
        {"org": "China Aid"},
        "organization forms printed",
        [(CHINA_AID, 1, "“China Aid” (quiet, un, xi)")],
    ),
    (
        "sources",
        {},
        "letter title date publisher url also_at file format",
        [
            ("old", "Hong Kong", "2019", None, None, None, "old.txt", "text/plain"),
            ("quiet", "Quiet", None, "A friend", None, None, "quiet.txt", "text/plain"),
            ("un", "To the Council", JUNE, None, None, None, "un.txt", "text/plain"),
            (
                "xi",
                "Speak to Xi",
                MAY,
                "PEN America",
                "https://example.org/xi",
                "https://example.net/xi",
                "xi.txt",
                "text/plain",
            ),
        ],
    ),
    ("supplied_by_people", {}, "letter field value", [("quiet", "publisher", "A friend")]),
    ("supplied_by_people", {"letter": "xi"}, "field", []),
    # quality
    (
        "declared_against_found",
        {},
        "letter date declared unit found difference complete quote",
        [
            ("quiet", None, None, None, 1, None, True, None),
            ("old", "2019", None, None, 3, None, True, None),
            ("xi", MAY, 4, "organizations", 3, -1, True, "4 organizations"),
            ("un", JUNE, 3, "groups", 3, 0, True, "3 groups"),
        ],
    ),
    ("declared_against_found", {"at_least": 1}, "letter difference", [("xi", -1)]),
    (
        "open_issues",
        {},
        "letter severity code message quote",
        [
            ("un", "question", "person-or-organization", "is China Aid a person?", None),
            ("xi", "warning", "count-mismatch", "claims 4, found 3", None),
        ],
    ),
    ("open_issues", {"severity": "note"}, "letter", []),
    ("open_issues", {"letter": "xi"}, "code", [("count-mismatch",)]),
    ("least_certain", {}, "letter", []),
    (
        "least_certain",
        {"below": 100, "letter": "quiet"},
        "letter what named_as confidence rule quote",
        [
            (
                "quiet",
                "Addressing",
                BIDEN,
                0.99,
                "made for a test",
                "Joseph R. Biden\nPresident of the United States\nThe White House",
            ),
            ("quiet", "Signature", CHINA_AID, 0.99, "made for a test", CHINA_AID),
            ("quiet", "Statement", "Quiet", 0.99, "made for a test", "Quiet"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_answers_are_those_worked_out_by_hand(
    catalog: Catalog, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the four letters would give."""
    assert answer(catalog, name, params, columns) == expected


def test_every_question_has_an_answer_here() -> None:
    """A query file that nobody worked out by hand is not tested."""
    worked_out = {name for name, *_ in (*CASES, *LIBRARY_CASES, *RELATION_CASES, *VERSION_CASES, *STANDING_CASES)}
    assert {question.name for question in Catalog().list()} == worked_out


def test_every_question_has_rows_worked_out_by_hand() -> None:
    """A question whose every worked-out answer is empty would not be missed if it never found anything."""
    cases = (*CASES, *LIBRARY_CASES, *RELATION_CASES, *VERSION_CASES, *STANDING_CASES)
    found = {name for name, _, _, rows in cases if rows}
    assert {name for name, *_ in cases} - found == {"former_ids"}  # its rows are in a test of its own


def test_every_parameter_is_given_in_some_answer_worked_out_by_hand() -> None:
    """A parameter that no answer here depends on could do nothing."""
    given: dict[str, set[str]] = {}
    for name, params, *_ in (*CASES, *LIBRARY_CASES, *RELATION_CASES, *VERSION_CASES, *STANDING_CASES):
        given.setdefault(name, set()).update(params)
    left = {(asked.name, param.name) for asked in Catalog().list() for param in asked.params} - {
        (name, param) for name, params in given.items() for param in params
    }
    assert left == set()


def test_evidence_points_at_the_words(catalog: Catalog, small: Dataset) -> None:
    """Start and end of an answer lead to the quote in the letter's text."""
    row = catalog.run("evidence_of_signature", org="China Aid", letter="xi").iloc[0]
    xi = next(signature for signature in small.signatures() if signature.letter_id == "xi" and signature.position == 3)
    assert (row["start"], row["end"], row["quote"]) == (xi.evidence.start, xi.evidence.end, xi.evidence.quote)
    assert row["evidence"] == xi.evidence.iri


def test_an_answer_does_not_depend_on_the_order_of_the_triples(
    catalog: Catalog, small: Dataset, tmp_path: Path
) -> None:
    """The same triples, read backwards, give the same rows in the same order."""
    path = tmp_path / "backwards.nq"
    path.write_text("".join(f"{line}\n" for line in reversed(list(small.quads()))), encoding="utf-8")
    backwards = Catalog(Dataset.read(path))
    for name, params, columns, _ in CASES:
        assert answer(backwards, name, params, columns) == answer(catalog, name, params, columns), name


def test_an_alias_asks_for_the_same_organization(catalog: Catalog) -> None:
    """Whoever knows it as PEN gets the answer of PEN America."""
    assert catalog.run("cosigners", org="PEN").equals(catalog.run("cosigners", org="the PEN AMERICA"))
