import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import dataset, letter
from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import parse_select
from undersigned.graph.slots import SLOT
from undersigned.queries import Catalog
from undersigned.queries.binding import bound
from undersigned.queries.head import ParamType, question
from undersigned.queries.names import Names

ONE_LETTER = dataset(letter())

REFUSED = [
    "\\u0022 } UNION { ?s ?p ?o } #",
    "x\\",
    "x\n} SELECT * WHERE { ?s ?p ?o",
    "x\x00",
    "x" * 100_000,
]
"""What not even free text may hold."""

ATTACKS = [
    '" } ; DROP ALL #',
    'x" . ?s ?p ?o } #',
    "PEN America> } UNION { ?s ?p ?o",
    "<https://example.org/> } SERVICE <http://127.0.0.1:9/> { ?a ?b ?c",
    "'''",
    "#= params",
    "?org",
    *REFUSED,
]

ECHO = question(
    "echo",
    "quality",
    "#+ summary: Says what it is told\n#+ params: {words: {type: string, description: any words}}\n"
    "#+ columns: {words: the words}\n#+ example: undersigned query echo\n\n"
    "SELECT ?words WHERE {\n  #= params\n}\n",
)


def without_values(query: str) -> str:
    """A query as its file has it, with the blocks of bound values and the slots for them taken out."""
    kept = (line for line in SLOT.sub("", query).split("\n") if line.strip() and not line.startswith("VALUES "))
    return "\n".join(kept)


@pytest.fixture(scope="module")
def names() -> Names:
    """Names of a dataset with one letter."""
    return Names(ONE_LETTER)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_hostile_value_never_alters_a_query(catalog: Catalog, attack: str) -> None:
    """Whatever is typed for any parameter of any question, the query stays its file's, or nothing is asked."""
    for asked in catalog.list():
        usual = {"org": "PEN", "letter": "xi", "detainee": "Gui Minhai", "official": "Jake Sullivan"}
        ordinary = usual | ({"a": "xi", "b": "un"} if asked.name in {"signed_both", "signed_a_not_b"} else {})
        for param in asked.params:
            given = {p.name: ordinary.get(p.name, "PEN") for p in asked.params if p.required} | {param.name: attack}
            if param.type is ParamType.STRING and attack not in REFUSED:
                text = catalog.sparql(asked.name, **given)
                assert without_values(text) == without_values(asked.text)
                assert catalog.run(asked.name, **given).empty
            else:
                with pytest.raises(QueryError) as raised:
                    catalog.sparql(asked.name, **given)
                assert "\n" not in str(raised.value)
                assert len(str(raised.value)) < 1000
    assert len(catalog.run("letters_by_date")) == 4


@settings(deadline=None)  # the first example may pay for imports
@given(st.text(max_size=40))
def test_free_text_arrives_as_typed_or_not_at_all(typed: str) -> None:
    """A string reaches the engine as exactly that string (without white space around it), or is refused."""
    try:
        text = bound(ECHO, {"words": typed}, Names(ONE_LETTER))
    except QueryError:
        assert not typed.strip() or re.search(r"[\\\x00-\x1f\x7f-\x9f\ud800-\udfff]", typed.strip())
    else:
        (row,) = ONE_LETTER.select(text, trusted=True).rows
        assert row[0] is not None
        assert row[0].value == typed.strip()


def test_terms_have_their_types(names: Names) -> None:
    """Names become IRIs of the dataset; numbers, dates and choices become literals of their types."""
    asked = question(
        "all",
        "quality",
        "#+ summary: All types\n#+ params:\n"
        "#+   letter: {type: letter, description: d}\n#+   n: {type: int, default: 3, description: d}\n"
        "#+   day: {type: date, description: d}\n#+   how: {type: choice, choices: [cc], description: d}\n"
        "#+ columns: {letter: l}\n#+ example: e\n\nSELECT ?letter WHERE {\n  #= params letter n\n  #= params day\n"
        "  #= params how\n}\n",
    )
    text = bound(asked, {"letter": "apec", "day": "2021-02", "how": "cc"}, names)
    assert text.split("WHERE ")[1].splitlines() == [
        "{",
        "VALUES ?letter { <https://data.example.org/undersigned/letter/apec> }",
        'VALUES ?n { "3"^^<http://www.w3.org/2001/XMLSchema#integer> }',
        'VALUES ?day { "2021-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> }',
        'VALUES ?how { "cc" }',
        "}",
    ]
    assert '"2021-02-18"^^<http://www.w3.org/2001/XMLSchema#date>' in bound(asked, {"day": dt.date(2021, 2, 18)}, names)
    assert '"-1"^^<http://www.w3.org/2001/XMLSchema#integer>' in bound(asked, {"n": -1}, names)


def test_what_is_not_given_inserts_nothing(names: Names) -> None:
    """An optional parameter without a value leaves the query as its file has it; None counts as not given."""
    assert bound(ECHO, {}, names) == ECHO.text
    assert bound(ECHO, {"words": None}, names) == ECHO.text


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("cosigners", {}, "query cosigners needs org (the organization), as in: undersigned query cosigners --param"),
        ("cosigners", {"ogr": "PEN"}, "query cosigners has no parameter 'ogr'; did you mean org? it takes org"),
        ("sources", {"org": "PEN"}, "query sources has no parameter 'org'; it takes letter"),
        ("letters_by_year", {"org": "PEN"}, "query letters_by_year has no parameter 'org'; it takes none"),
        ("strongest_pairs", {"at_least": "two"}, "at_least takes a whole number from 1, got 'two'"),
        ("strongest_pairs", {"at_least": "2.5"}, "at_least takes a whole number from 1, got '2.5'"),
        ("strongest_pairs", {"at_least": 0}, "at_least takes a whole number from 1, got '0'"),
        ("newcomers", {"year": 21}, "year takes a whole number from 1000 to 9999, got '21'"),
        ("newcomers", {"year": 20211}, "year takes a whole number from 1000 to 9999, got '20211'"),
        ("strongest_pairs", {"at_least": True}, "at_least takes text, a number or a date, got bool"),
        ("strongest_pairs", {"at_least": 2.5}, "at_least takes text, a number or a date, got float"),
        ("strongest_pairs", {"at_least": ""}, "at_least is empty"),
        (
            "letters_by_date",
            {"since": "18.2.2021"},
            "since takes a date as 2021, 2021-02 or 2021-02-18, got '18.2.2021'",
        ),
        ("letters_by_date", {"since": "2021-02-30"}, "since takes a date"),
        ("letters_by_date", {"since": "2021-13"}, "since takes a date"),
        ("letters_by_date", {"since": "0000"}, "since takes a date"),
        ("open_issues", {"severity": "bad"}, "severity takes one of note, warning, question, got 'bad'"),
        ("asks_about", {"words": "a\\u0022"}, "words holds a backslash"),
    ],
)
def test_a_mistake_is_one_clear_line(catalog: Catalog, name: str, params: dict[str, object], message: str) -> None:
    """An unknown, missing or ill-typed parameter says what was got, what was wanted, and what to try."""
    with pytest.raises(QueryError) as raised:
        catalog.run(name, **params)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_every_file_is_harmless_sparql_by_itself() -> None:
    """The gate for queries from outside lets every file of the catalog through, as it stands."""
    for asked in Catalog().list():
        assert parse_select(asked.text).form == "SELECT", asked.name


def test_every_parameter_has_a_place() -> None:
    """Each parameter is bound in at least one slot and used outside of it; no slot names a stranger."""
    for asked in Catalog().list():
        named = {param.name for param in asked.params}
        slots = [slot["names"].split() or sorted(named) for slot in SLOT.finditer(asked.text)]
        assert {name for slot in slots for name in slot} == named, asked.name
        body = SLOT.sub("", asked.text.partition("\n\n")[2])
        assert [name for name in named if f"?{name}" not in body] == [], asked.name
