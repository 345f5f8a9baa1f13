import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything


def test_the_catalog_is_listed_without_a_corpus(run: Run) -> None:
    """Name, parameters, what it answers."""
    rows = json.loads(run("query", "--list", "--format", "json").stdout)
    assert {"topic", "query", "params", "answers"} == set(rows[0])
    assert "cosigners" in {row["query"] for row in rows}
    assert run("query").stdout == run("query", "--list").stdout


def test_a_question_is_answered_from_the_build(run: Run, built: Path) -> None:
    """Any alias will do; nothing is written, nothing is said beside the answer."""
    before = everything(built)
    result = run("query", "cosigners", "--param", "org=FT", "--corpus", built, "--format", "json")
    assert result.exit_code == 0
    row = json.loads(result.stdout)[0]
    assert (row["partner"], row["letters"]) == ("Hong Kong Watch", 2)
    assert result.stderr == ""
    assert everything(built) == before


def test_without_a_build_the_answer_is_the_same(run: Run, root: Path, built_once: Path) -> None:
    """Read in memory, said on stderr in one line, and nothing is written."""
    before = everything(root)
    asked = ("query", "cosigners", "--param", "org=Free Tibet", "--format", "csv", "--corpus")
    fresh = run(*asked, root)
    assert fresh.stdout == run(*asked, built_once).stdout
    assert fresh.stderr.count("\n") == 1
    assert "is not there yet" in fresh.stderr
    assert everything(root) == before


def test_a_changed_corpus_is_asked_as_it_is_now(run: Run, built: Path) -> None:
    """Not as it was when it was built."""
    sheet = built / "letters/plea/letter.yaml"
    sheet.write_text(sheet.read_text().replace("organization: Hong Kong Watch", "organization: PEN America"))
    result = run("query", "cosigners", "--param", "org=PEN America", "--corpus", built, "--format", "csv")
    assert "Free Tibet" in result.stdout
    assert "is out of date" in result.stderr


@pytest.mark.parametrize("way", ["text", "file", "stdin"])
def test_sparql_is_text_a_file_or_stdin(run: Run, built: Path, tmp_path: Path, way: str) -> None:
    """Columns are the query's own; an unbound one is empty."""
    query = (
        "SELECT ?id ?url { ?letter <http://purl.org/dc/terms/identifier> ?id"
        " OPTIONAL { ?letter <http://purl.org/dc/terms/source> ?url } } ORDER BY ?id"
    )
    (tmp_path / "a.rq").write_text(query)
    argument = {"text": query, "file": str(tmp_path / "a.rq"), "stdin": "-"}[way]
    result = run("sparql", argument, "--corpus", built, "--format", "csv", typed=query)
    assert result.stdout == "id,url\nopen-doors,\nplea,https://example.org/plea\n"
