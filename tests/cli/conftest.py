"""A small corpus, built once, and a way to run commands on it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.graph.corpus.conftest import LETTER, SHEET
from tests.graph.propose.conftest import serves  # noqa: F401 (a fixture)
from undersigned.cli import cli
from undersigned.cli.walk import build
from undersigned.graph.corpus import read_corpus

Run = Callable[..., Result]


def make_corpus(folder: Path) -> Path:
    """Write a corpus of one document and one fact sheet."""
    for id, name, text in (("open-doors", "letter.txt", LETTER), ("plea", "letter.yaml", SHEET)):
        (folder / "letters" / id).mkdir(parents=True)
        (folder / "letters" / id / name).write_text(text)
    (folder / "corpus.toml").write_text(
        'title = "Doors"\nbase_iri = "https://example.org/doors/"\nlicence = "CC0-1.0"\n'
    )
    return folder


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with its build; not to be touched."""
    folder = make_corpus(tmp_path_factory.mktemp("built") / "corpus")
    build(read_corpus(folder), folder / "build")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus without a build."""
    return make_corpus(tmp_path / "corpus")


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A corpus with a build, to do with as one likes."""
    folder = tmp_path / "built"
    shutil.copytree(built_once, folder)
    return folder


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `undersigned` with these arguments in an empty working folder."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("UNDERSIGNED_CORPUS", raising=False)

    def invoke(*arguments: object, typed: str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(each) for each in arguments], input=typed)

    return invoke


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
