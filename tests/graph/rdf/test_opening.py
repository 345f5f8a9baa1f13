from pathlib import Path

import pytest

from tests.factory import dataset, letter, org
from undersigned.cli.walk import assemble
from undersigned.data import example
from undersigned.graph.corpus import init_corpus, read_corpus
from undersigned.graph.errors import CorpusError, InputError
from undersigned.graph.export import export
from undersigned.graph.rdf import open_dataset


def test_files_and_builds_are_opened(tmp_path: Path) -> None:
    """An exported file and the folder of a build hold the same dataset."""
    made = dataset(letter("x", signed_by=[org("A")]))
    (content,) = export(made, "nquads").values()
    (tmp_path / "dataset.nq").write_bytes(content)
    for place in (tmp_path, str(tmp_path), tmp_path / "dataset.nq"):
        assert list(open_dataset(place).quads()) == list(made.quads())


def test_a_corpus_is_opened(tmp_path: Path) -> None:
    """The letters of a corpus are read, and nothing is written."""
    init_corpus(tmp_path / "corpus", title="Ours")
    (tmp_path / "corpus" / "letters" / "x").mkdir(parents=True)
    text = example() / "letters" / "2023-11-apec-biden" / "letter.txt"
    (tmp_path / "corpus" / "letters" / "x" / "letter.txt").write_bytes(text.read_bytes())
    before = sorted(tmp_path.rglob("*"))
    opened = open_dataset(tmp_path / "corpus")
    assert [row.id for row in opened.letters()] == ["x"]
    assert opened.title == "Ours"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_corpus_is_opened_as_it_is_built(tmp_path: Path) -> None:
    """With all that its settings say of the dataset, the address of its store too."""
    init_corpus(tmp_path / "corpus", title="Ours")
    with (tmp_path / "corpus" / "corpus.toml").open("a") as settings:
        settings.write('\n[endpoint]\nquery = "https://store.example.org/query"\n')
    opened = list(open_dataset(tmp_path / "corpus").quads())
    assert opened == list(assemble(read_corpus(tmp_path / "corpus")).quads())
    assert any("sparqlEndpoint" in line and "https://store.example.org/query" in line for line in opened)


def test_what_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    """No such place, and a folder that is nothing of ours."""
    with pytest.raises(InputError, match="no such file or folder"):
        open_dataset(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match=r"corpus\.toml"):
        open_dataset(tmp_path)
