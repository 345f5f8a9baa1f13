"""`undersigned compare` and `undersigned resolve`, as a person types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run
from undersigned.cli import cli


def test_two_names_of_one_organization(run: Run) -> None:
    """The answer, and the source it rests on."""
    row = json.loads(run("compare", "ChinaAid", "China Aid Association", "--format", "json").stdout)[0]
    assert (row["answer"], row["clue"]) == ("same", "known")
    assert "chinaaid.org" in row["reason"]


def test_a_chapter_says_whose_it_may_be(run: Run) -> None:
    """It is not its parent."""
    names = ("Lantern Keepers International", "Lantern Keepers International Canada")
    for pair in (names, names[::-1]):
        row = json.loads(run("compare", *pair, "--format", "json").stdout)[0]
        assert row["answer"] != "same"
        assert row["relation"].endswith("may be a chapter of the other")


def test_an_empty_name_is_refused(run: Run) -> None:
    """In one line."""
    result = run("compare", "ChinaAid", "  ")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "RIGHT is empty" in result.stderr


def test_a_list_of_names_is_sorted(run: Run, tmp_path: Path) -> None:
    """One name a line, blank lines passed over; a column of a CSV file does as well."""
    (tmp_path / "names.txt").write_text("ChinaAid\n\nCHINA AID\nLamp Union of Arcadia (LUA)\nLUA\n", encoding="utf-8")
    rows = json.loads(run("resolve", tmp_path / "names.txt", "--format", "json").stdout)
    assert [(row["name"], row["entity"], row["names"]) for row in rows] == [
        ("ChinaAid", "organization/chinaaid", 2),
        ("CHINA AID", "organization/chinaaid", 2),
        ("Lamp Union of Arcadia (LUA)", "organization/lamp-union-of-arcadia", 2),
        ("LUA", "organization/lamp-union-of-arcadia", 2),
    ]
    (tmp_path / "names.csv").write_text("who,from\nChinaAid,a\nCHINA AID,b\n,c\n", encoding="utf-8-sig")
    table = json.loads(run("resolve", tmp_path / "names.csv", "--column", "who", "--format", "json").stdout)
    assert [row["entity"] for row in table] == ["organization/chinaaid"] * 2


def test_what_is_unsure_is_listed_as_questions(run: Run, tmp_path: Path) -> None:
    """With the reason, the weightiest first."""
    (tmp_path / "names.txt").write_text("Covenent Lamp Watch\nCovenant Lamp Watch\n", encoding="utf-8")
    rows = json.loads(run("resolve", tmp_path / "names.txt", "--questions", "--format", "json").stdout)
    assert [(row["left"], row["right"]) for row in rows] == [("Covenant Lamp Watch", "Covenent Lamp Watch")]
    assert rows[0]["reason"]


def test_what_is_no_list_of_names_is_refused(run: Run, tmp_path: Path) -> None:
    """Each in one line that says what to do."""
    for name, content, says in (
        ("empty.txt", b" \n\n", "no names in it"),
        ("latin.txt", b"Ligue fran\xe7aise\n", "save the file as UTF-8"),
        ("table.csv", b"a,b\n1,2\n", "the columns are a, b"),
    ):
        (tmp_path / name).write_bytes(content)
        option = ("--column", "who") if name == "table.csv" else ()
        result = run("resolve", tmp_path / name, *option)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert says in result.stderr


@pytest.mark.parametrize("column", [(), ("--column", "who")])
def test_names_through_a_pipe_are_read_as_those_of_a_file(column: tuple[str, ...]) -> None:
    """A mark at the beginning is no part of a name; what is not UTF-8 is refused in one line."""
    head = "who\n" if column else ""
    marked = CliRunner().invoke(
        cli, ["resolve", "-", *column, "--format", "json"], input=f"\ufeff{head}ChinaAid\n".encode()
    )
    assert [row["name"] for row in json.loads(marked.stdout)] == ["ChinaAid"]
    latin = CliRunner().invoke(cli, ["resolve", "-", *column], input=f"{head}Ligue française\n".encode("latin-1"))
    assert (latin.exit_code, latin.stderr.count("\n")) == (2, 1)
    assert "save the file as UTF-8" in latin.stderr


@pytest.mark.parametrize("cell", ["x" * 140_000, '"open'])
def test_a_table_that_is_none_is_refused(run: Run, tmp_path: Path, cell: str) -> None:
    """A cell without an end, and a quotation mark left open."""
    (tmp_path / "a.csv").write_text(f"who,from\nChinaAid,a\n{cell},b\n")
    result = run("resolve", tmp_path / "a.csv", "--column", "who")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "not a table" in result.stderr
