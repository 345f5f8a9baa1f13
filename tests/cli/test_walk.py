from pathlib import Path

import pytest

from undersigned.cli.walk import assemble, default_build, open_dataset
from undersigned.data import example
from undersigned.graph.corpus import read_corpus


def test_the_dataset_of_a_build_is_that_of_the_letters(built: Path) -> None:
    """Read from the build or made anew, every triple is the same."""
    corpus = read_corpus(built)
    from_build, note = open_dataset(corpus, built / "build")
    assert note is None
    assert list(from_build.quads()) == list(assemble(corpus).quads())


def test_a_build_that_is_not_current_is_not_used(built: Path) -> None:
    """The note says why, and names the folder."""
    (built / "letters/plea/letter.toml").write_text('publisher = "The Gazette"\n')
    dataset, note = open_dataset(read_corpus(built), built / "build")
    assert note is not None
    assert f"the build in {built / 'build'} is out of date" in note
    assert "The Gazette" in {row.publisher for row in dataset.letters()}
    gone = open_dataset(read_corpus(built), built / "gone")[1]
    assert gone is not None
    assert "is not there yet" in gone


def test_a_build_goes_into_its_corpus_and_that_of_the_example_does_not(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example lies where undersigned is installed, which is nobody's to write to."""
    assert default_build(read_corpus(root), tmp_path) == root / "build"
    assert default_build(read_corpus(example()), tmp_path) == tmp_path / "build"
    monkeypatch.chdir(example().parent)
    assert default_build(read_corpus(Path(example().name)), tmp_path) == tmp_path / "build"
