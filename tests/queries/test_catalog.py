import json
import re
import subprocess
import sys

import pandas as pd
import pytest

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Dataset
from undersigned.queries import Catalog, load_catalog, run

EXPECTED = {
    "strongest_pairs",
    "cosigners",
    "signed_both",
    "signed_a_not_b",
    "letters_naming_detainee",
    "detainees",
    "officials",
    "regions_by_letter",
    "asks_by_addressee",
    "evidence_of_signature",
    "declared_against_found",
    "organizations_by_first_and_last",
}


def test_the_promised_questions_are_there() -> None:
    """The questions that the product promises have kept their names, and no two share one."""
    names = [asked.name for asked in load_catalog().list()]
    assert set(names) >= EXPECTED
    assert len(names) == len(set(names))


def test_heads_are_complete() -> None:
    """The columns of the head are those selected, plus ids of entities; the example asks this very question."""
    for asked in Catalog().list():
        selected = re.search(r"^SELECT (.*?)^WHERE", asked.text, re.DOTALL | re.MULTILINE)
        assert selected is not None, asked.name
        variables = re.findall(
            r"AS \?(\w+)\)|(?<![\w(])\?(\w+)(?= |\n|$)", re.sub(r"\((?!.* AS).*?\)", "", selected[1])
        )
        named = [column for column, _ in asked.columns]
        ids = {f"{column}_id" for column in asked.named_columns}
        assert {column for column in named if column not in ids} <= {first or second for first, second in variables}
        assert asked.example.startswith(f"undersigned query {asked.name}")
        params = {param.name for param in asked.params}
        assert set(re.findall(r"--param (\w+)=", asked.example)) <= params, asked.name
        assert {param.name for param in asked.params if param.required} <= set(
            re.findall(r"--param (\w+)=", asked.example)
        ), asked.name


def test_the_columns_are_those_documented(catalog: Catalog) -> None:
    """An answer has the columns of the head in their order, also when it has no rows."""
    usual: dict[str, object] = {
        "org": "PEN",
        "letter": "xi",
        "detainee": "Gui Minhai",
        "official": "Jake Sullivan",
        "topic": "Tibet",
        "since": "2020-05",
    }
    pairs = {"letter": ("xi", "un"), "organization": ("PEN", "China Aid"), "topic": ("Tibet", "Xinjiang")}
    for asked in catalog.list():
        kind = next((param.type.value for param in asked.params if param.name == "a"), "organization")
        known = usual | dict(zip("ab", pairs[kind], strict=True))
        frame = catalog.run(asked.name, **{param.name: known[param.name] for param in asked.params if param.required})
        assert list(frame.columns) == [name for name, _ in asked.columns], asked.name
    empty = catalog.run("people_of_organization", org="Free Tibet")
    assert empty.empty
    assert "person_id" in empty.columns


def test_columns_have_types(catalog: Catalog) -> None:
    """Whole numbers stay whole where some are missing, decimals are floats, truth is truth."""
    frame = catalog.run("declared_against_found")
    assert [str(frame[name].dtype) for name in ("declared", "found", "complete", "letter")] == [
        "Int64",
        "Int64",
        "boolean",
        "object",
    ]
    assert str(catalog.run("strongest_pairs")["newman"].dtype) == "Float64"
    assert str(catalog.run("signatories", letter="xi")["confidence"].dtype) == "Float64"


def test_all_three_doors_give_one_answer(catalog: Catalog, small: Dataset) -> None:
    """`Catalog(dataset).run`, `load_catalog(dataset).run` and `run(dataset, ...)` are the same question."""
    first = catalog.run("cosigners", org="PEN America")
    pd.testing.assert_frame_equal(first, load_catalog(small).run("cosigners", org="PEN America"))
    pd.testing.assert_frame_equal(first, run(small, "cosigners", org="PEN America"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("cosigner", "no query is called 'cosigner'; did you mean cosigners"),
        ("日本", "no query is called '日本'; `undersigned query --list` shows all"),
        ("../cosigning/cosigners", "no query is called '../cosigning/cosigners'; did you mean cosigners"),
    ],
)
def test_an_unknown_question_suggests_the_nearest(catalog: Catalog, name: str, message: str) -> None:
    """A slip in the name of a question is answered in one line."""
    with pytest.raises(QueryError) as raised:
        catalog.run(name)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_catalog_without_a_dataset_only_lists() -> None:
    """Asking without a dataset says what is missing."""
    with pytest.raises(QueryError, match="has no dataset to ask"):
        Catalog().run("detainees")


def test_listing_loads_no_heavy_library() -> None:
    """The list of questions is there before pandas and the RDF libraries would be."""
    code = (
        "import json, sys; from undersigned.queries import Catalog; Catalog().list(); print(json.dumps([*sys.modules]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(ran.stdout)}
    assert loaded & {"numpy", "pandas", "pyoxigraph", "rapidfuzz", "rdflib", "scipy"} == set()
