"""`undersigned diff`, on builds, files and corpora."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from undersigned.cli.walk import build
from undersigned.graph.corpus import read_corpus


def changed(built: Path) -> Path:
    """The build of the corpus `built` once one of its letters is gone."""
    letter = built / "letters" / "plea"
    for file in letter.iterdir():
        file.unlink()
    letter.rmdir()
    return build(read_corpus(built), built.parent / "later").folder


def test_the_same_is_said_to_be_the_same(run: Run, built: Path) -> None:
    """A build, its files and its corpus hold one dataset, Turtle too."""
    for other in (built, built / "build" / "dataset.ttl", built / "build" / "dataset.nq"):
        result = run("diff", built / "build", other, "--exit-code")
        assert (result.exit_code, result.stdout) == (0, "No difference: the same triples in the same graphs\n")


def test_what_changed_is_told_in_words_and_data(run: Run, built: Path, tmp_path: Path) -> None:
    """Words for people, JSON and two files of N-Quads for programs; a difference is an error only if asked."""
    later = changed(built)
    result = run("diff", built / "build", later)
    assert result.exit_code == 0
    assert result.stdout.startswith("Letters that are gone (1)\n  plea: ")
    assert result.stdout.splitlines()[-1].startswith("Triples: ")
    assert run("diff", built / "build", later, "--exit-code").exit_code == 1
    added, removed = tmp_path / "added.nq", tmp_path / "removed.nq"
    result = run("diff", built / "build", later, "--format", "json", "--added", added, "--removed", removed)
    told = json.loads(result.stdout)
    assert told["changes"][0]["letter"] == "plea"
    old, new = ({*(each / "dataset.nq").read_text().splitlines()} for each in (built / "build", later))
    assert sorted((old - {*removed.read_text().splitlines()}) | {*added.read_text().splitlines()}) == sorted(new)
    assert told["triples"] == {"added": len(new - old), "removed": len(old - new)}
    printed = run("diff", built / "build", later, "--format", "nquads").stdout.splitlines()
    assert sorted(printed) == sorted([*(new - old), *(f"# - {line}" for line in old - new)])


def test_long_lists_are_cut_in_words_only(
    run: Run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left out of a list is counted, and JSON has it."""
    monkeypatch.setattr("undersigned.cli.diffing._SHOWN", 1)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "corpus.toml").write_text('base_iri = "https://example.org/doors/"\n')
    result = run("diff", tmp_path / "empty", built)
    assert "  and 1 more" in result.stdout
    changes = json.loads(run("diff", tmp_path / "empty", built, "--format", "json").stdout)["changes"]
    assert len(changes) > len(result.stdout.splitlines())


@pytest.mark.parametrize("other", ["changes.nq", "./changes.nq", "link.nq"])
def test_one_file_does_not_take_what_was_added_and_what_was_removed(
    run: Run, built_once: Path, tmp_path: Path, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second would overwrite the first: one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.nq").symlink_to("changes.nq")
    result = run("diff", built_once, built_once, "--added", "changes.nq", "--removed", other)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "the same file" in result.stderr
    assert not (tmp_path / "changes.nq").exists()


def test_a_folder_without_a_dataset_is_named(run: Run, tmp_path: Path, built: Path) -> None:
    """One line and exit code 2."""
    result = run("diff", built, tmp_path)
    assert result.exit_code == 2
    assert "holds neither corpus.toml nor dataset.nq" in result.stderr
