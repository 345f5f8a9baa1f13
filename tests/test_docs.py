"""What the pages say is what the code does: commands, queries, public names and the README's links."""

import ast
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest

from tests.conftest import REPOSITORY
from tests.factory import dataset, letter, org
from tests.generator.letters import generated_letters
from undersigned.data import reference
from undersigned.graph.contract import letter_to_json
from undersigned.graph.extract import extract
from undersigned.graph.extract.table_rows import RowReading
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Block
from undersigned.queries.catalog import LOOKUP

PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "benchmarks").glob("*.md")]
)
ROOMS = (
    "graph.ingest",
    "graph.extract",
    "graph.propose",
    "graph.corpus",
    "graph.resolve",
    "graph.review",
    "graph.rdf",
    "graph.network",
    "graph.export",
    "queries",
    "viz",
    "data",
)


def command_names() -> list[str]:
    """Every command that `undersigned --help` lists."""
    from undersigned.cli import cli

    assert isinstance(cli, click.Group)
    return sorted(cli.list_commands(click.Context(cli)))


def section(page: str, heading: str) -> str:
    """What stands under a heading of a page in docs/."""
    text = (REPOSITORY / "docs" / page).read_text("utf-8")
    _, found, below = text.partition(f"\n## {heading}\n")
    assert found, f"docs/{page} has no heading {heading}"
    return below.partition("\n## ")[0]


def constants(*rooms: str) -> Iterator[str]:
    """Every string that stands in the code of these rooms, docstrings included."""
    for room in rooms:
        for path in sorted((REPOSITORY / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            yield from (
                node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )


def hyphened(*rooms: str) -> set[str]:
    """The strings of these rooms that look like the name of a rule or of an issue."""
    return {words for words in constants(*rooms) if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", words)}


def rule_names() -> set[str]:
    """The rules that data/reference/rules.yml describes."""
    table = reference("rules")
    assert isinstance(table, dict)
    assert isinstance(table["rules"], dict)
    return set(table["rules"])


def issue_codes() -> set[str]:
    """The codes that docs/json.md explains."""
    rows = [line for line in section("json.md", "Issue codes").splitlines() if line.startswith("| `")]
    return {code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])}


TABLE_RULES = {
    RowReading(dict.fromkeys(parts, "x"), {}).rule
    for parts in (("person",), ("organization",), ("person", "organization"))
}
"""The rules that are put together from the columns of a table."""


def test_every_rule_in_the_code_is_described() -> None:
    """What is named like a rule in the rooms that find facts is one with a sentence, or the code of an issue."""
    headers = {"content-encoding", "retry-after"}
    assert hyphened("graph/extract", "graph/propose") - issue_codes() - headers - rule_names() == set()
    assert rule_names() >= TABLE_RULES


def test_every_rule_described_is_in_the_code() -> None:
    """A rule that is gone takes its sentence with it."""
    assert rule_names() - set(constants("graph/extract", "graph/propose")) - TABLE_RULES == set()


def test_every_rule_that_reads_a_letter_is_described() -> None:
    """Also one whose name is a single word: the facts of letters in many layouts name no other."""
    made = generated_letters(3, 150)
    letters = [extract(source_from_bytes(name, data)) for name, data, _ in made if name.endswith((".txt", ".html"))]
    assert len(letters) > 50
    facts = "\n".join(json.dumps(letter_to_json(one, text=False)) for one in letters)
    used = set(re.findall(r'"rule": "([^"\\]+)"', facts))
    assert {"salutation", "date-line"} <= used
    assert used - rule_names() == set()


def test_every_issue_code_is_explained() -> None:
    """A code that a reading may give stands in the table of docs/json.md, and the table has no other."""
    given: set[str] = set()
    for path in sorted((REPOSITORY / "graph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Issue", "_question")) and node.args:
                given.update(strings(node.args[0]))
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
                given.update(strings(node.value))
    assert given - issue_codes() == set()
    assert issue_codes() - given == set()


def strings(node: ast.expr) -> set[str]:
    """The strings that an expression may become."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) | strings(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def test_every_field_of_the_json_is_described() -> None:
    """Whoever reads the JSON finds every key of it on its page."""
    page = (REPOSITORY / "docs" / "json.md").read_text("utf-8")
    written = letter_to_json(letter("a", signed_by=[org("Hong Kong Watch", second="香港监察")], asks=["Act."]))
    parts = [written, written["source"], *written["signatories"], *written["addressees"], *written["asks"]]
    names = {name for part in parts for name in part}
    assert {"attachments", "repairs", "translation"} <= names
    assert sorted(name for name in names if f"`{name}`" not in page) == []
    assert all(field.name in page for field in fields(Block))


def test_the_generated_pages_are_up_to_date() -> None:
    """`just docs` would change nothing."""
    command = [sys.executable, str(REPOSITORY / "docs" / "write_docs.py"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("command", command_names())
def test_every_command_is_documented(command: str) -> None:
    """A command has its heading in docs/commands.md and a sentence that says what it is for."""
    assert re.search(r"```\n\n\w", section("commands.md", f"undersigned {command}")) is not None


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((REPOSITORY / "queries").rglob("*.rq")) if path.parent.name != LOOKUP],
    ids=lambda path: path.stem,
)
def test_every_query_is_documented(path: Path) -> None:
    """A question has its heading in docs/queries.md."""
    assert section("queries.md", path.stem).strip()


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_is_documented(room: str) -> None:
    """A room names what visitors may import, each name exists, has a docstring, and stands in docs/library.md."""
    module = importlib.import_module(f"undersigned.{room}")
    assert module.__all__, f"undersigned.{room} shows nothing to visitors"
    text = section("library.md", f"undersigned.{room}")
    assert [name for name in module.__all__ if not re.search(rf"^### {name}\n\n\S", text, re.MULTILINE)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_relative_links_lead_somewhere(path: Path) -> None:
    """A link or a picture inside the repository exists."""
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in targets if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_commands_shown_to_people_exist(name: str) -> None:
    """Whoever copies `undersigned …` from the page gets a command."""
    text = (REPOSITORY / name).read_text("utf-8")
    shown = set(re.findall(r"(?:`|/bin/|^)undersigned ([a-z]+)", text, re.MULTILINE))
    assert shown
    assert shown - set(command_names()) == set()


def test_queries_shown_in_the_readme_exist() -> None:
    """Whoever copies `undersigned query …` or `catalog.run(…)` from the README gets an answer."""
    text = (REPOSITORY / "README.md").read_text("utf-8")
    shown = set(re.findall(r'undersigned query ([a-z][\w-]*)|catalog\.run\("([\w-]+)"', text))
    names = {query or run for query, run in shown}
    assert names
    assert names - {path.stem for path in (REPOSITORY / "queries").rglob("*.rq")} == set()


def test_the_readmes_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever pastes the README's Python beside a build gets the frame it promises."""
    made = dataset(letter("apec", signed_by=[org("Hong Kong Watch"), org("PEN America")]))
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "dataset.nq").write_text("\n".join(made.quads()) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = re.findall(
        r"^```python\n(.*?)^```", (REPOSITORY / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert len(shown) == 1
    names: dict[str, Any] = {}
    exec(shown[0], names)  # noqa: S102  # the README's own lines
    assert "Hong Kong Watch" in names["frame"].to_csv()


def test_the_readme_shows_two_commands_that_set_up_everything() -> None:
    """Each of the two is one line by itself; `.ci/run` takes them from there."""
    text = (REPOSITORY / "README.md").read_text("utf-8")
    fenced = re.findall(r"^```\w*\n(python3 -m venv .*)\n```$", text, re.MULTILINE)
    assert len(fenced) == 2
    assert fenced[0].endswith("&& .venv/bin/undersigned build")
    assert fenced[1].endswith("&& .venv/bin/python -m pytest")
    assert all("-c constraints.txt" in command for command in fenced)


def test_every_room_is_in_the_architecture() -> None:
    """ARCHITECTURE.md names a file of each room, and the files it names exist."""
    text = (REPOSITORY / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`((?:graph|queries|viz|cli|data|tests|docs|benchmarks)/[\w./-]*)`", text))
    assert sorted(name for name in named if not (REPOSITORY / name).exists()) == []
    assert [room for room in ROOMS if not any(name.startswith(room.replace(".", "/") + "/") for name in named)] == []
