"""What the pages say is what the code does: commands, queries, public names and the README's links."""

import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from tests.conftest import REPOSITORY
from tests.factory import dataset, letter, org

PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "benchmarks").glob("*.md")]
)
ROOMS = (
    "graph.ingest",
    "graph.extract",
    "graph.propose",
    "graph.corpus",
    "graph.resolve",
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


def test_the_generated_pages_are_up_to_date() -> None:
    """`just docs` would change nothing."""
    command = [sys.executable, str(REPOSITORY / "docs" / "write_docs.py"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("command", command_names())
def test_every_command_is_documented(command: str) -> None:
    """A command has its heading in docs/commands.md and a sentence that says what it is for."""
    assert re.search(r"```\n\n\w", section("commands.md", f"undersigned {command}")) is not None


@pytest.mark.parametrize("path", sorted((REPOSITORY / "queries").rglob("*.rq")), ids=lambda path: path.stem)
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
