"""What `undersigned sparql` prints, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from undersigned.cli.listing import FORMATS
from undersigned.graph.rdf.files import FORMATS as FILES

SIGNED = "SELECT ?name { ?who und:signed ?letter ; skos:prefLabel ?name } ORDER BY ?name"


def test_select_and_ask_give_rows(run: Run, built: Path) -> None:
    """A table unless another format is asked for."""
    assert run("sparql", "ASK {}", "--corpus", built).output == "answer\ntrue\n"
    said = json.loads(run("sparql", SIGNED, "--corpus", built, "--format", "json").output)
    assert said == sorted(said, key=lambda row: row["name"])
    assert said


@pytest.mark.parametrize(("form", "suffix"), [("", ".ttl"), ("--format=turtle", ".ttl"), ("--format=nquads", ".nq")])
@pytest.mark.parametrize(
    "query", ["DESCRIBE ?l { ?l a und:JointLetter }", "CONSTRUCT { ?l ?p ?o } { ?l a und:JointLetter ; ?p ?o }"]
)
def test_construct_and_describe_give_triples(
    query: str, form: str, suffix: str, run: Run, built: Path, tmp_path: Path
) -> None:
    """As a file that reads back as the triples which the rows show."""
    from undersigned.graph.rdf.files import read_store

    given = [each for each in (form,) if each]
    (tmp_path / f"made{suffix}").write_text(run("sparql", query, "--corpus", built, *given).output, encoding="utf-8")
    assert suffix in FILES
    rows = json.loads(run("sparql", query, "--corpus", built, "--format", "json").output)
    assert len(read_store(tmp_path / f"made{suffix}")) == len(rows) > 5


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["ASK {}", "--format", "turtle"], "--format turtle is for CONSTRUCT and DESCRIBE; ASK gives rows"),
        ([SIGNED, "--rows", "1"], "the answer has more than 1 rows; ask for less (bind more, count, add a LIMIT)"),
        ([SIGNED, "--rows", "-1"], "-1 is not in the range x>=0"),
        (["ASK { FILTER(<http://example.org/f>(1)) }"], "custom function <http://example.org/f> is not supported"),
        (["SELECT * FROM <http://127.0.0.1/> {}"], "line 1, column 10: FROM is not needed"),
        (["INSERT DATA {}"], "line 1, column 1: the dataset is only read"),
    ],
)
def test_a_refusal_is_one_line(given: list[str], message: str, run: Run, built: Path) -> None:
    """What was wrong, and what to try."""
    refused = run("sparql", *given, "--corpus", built)
    assert refused.exit_code == 2
    said = f"{refused.output}{refused.exception or ''}"
    assert message in said
    assert "Traceback" not in said


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            " ".join(f"?v{number}" for number in range(600)),
            "more than 1000000 cells (rows times columns); ask for less",
        ),
        (f"?{'v' * 50_000}", "more than 64 MB of text; ask for less"),
    ],
    ids=["many columns", "a long name"],
)
def test_little_text_that_is_much_in_print_is_refused(
    columns: str, message: str, format: str, run: Run, built: Path
) -> None:
    """Empty cells are printed as well, and JSON repeats the names with every row."""
    many = " ".join(f"VALUES ?{name} {{ {' '.join('1' * 12)} }}" for name in "abc")
    query = f"SELECT {columns} {{ {many} }}"
    refused = run("sparql", query, "--corpus", built, "--memory", "1", "--format", format)
    assert refused.exit_code == 2
    assert message in f"{refused.output}{refused.exception or ''}"


def test_limits_can_be_lifted(run: Run, built: Path) -> None:
    """By whoever trusts what is asked."""
    lifted = ["--seconds", "0", "--memory", "0", "--rows", "0"]
    assert run("sparql", SIGNED, "--corpus", built, *lifted).output == run("sparql", SIGNED, "--corpus", built).output
