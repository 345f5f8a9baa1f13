import shutil
from pathlib import Path

import pytest

from undersigned.cli import manifest
from undersigned.cli.manifest import fingerprint, is_current, is_intact, read_manifest
from undersigned.graph.corpus import read_corpus


def test_a_fingerprint_knows_what_is_built_and_not_where(root: Path, tmp_path: Path) -> None:
    """Settings, letters, what people state and judge; moving the corpus changes nothing."""
    seen = {fingerprint(read_corpus(root))}
    moved = root.rename(tmp_path / "moved")
    assert fingerprint(read_corpus(moved)) in seen
    (moved / "judgements").mkdir()
    for name, content in (
        ("corpus.toml", 'title = "Gates"\n'),
        ("letters/open-doors/letter.txt", "Another letter\n"),
        ("letters/open-doors/letter.toml", 'publisher = "x"\n'),
        ("judgements/a.jsonl", "\n"),
    ):
        (moved / name).write_text(content)
        seen.add(fingerprint(read_corpus(moved)))
    (moved / "letters/plea").rename(moved / "letters/plea-2")
    seen.add(fingerprint(read_corpus(moved)))
    assert len(seen) == 6


def test_a_fingerprint_knows_the_code_and_its_libraries(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a library may write other bytes."""
    before = fingerprint(read_corpus(root))
    monkeypatch.setattr(manifest, "version", lambda name: f"{name} 99")
    assert fingerprint(read_corpus(root)) != before


def test_a_build_is_intact_byte_for_byte(built: Path, built_once: Path) -> None:
    """The cache does not count, nor do the files of others; what we made does, and our mark."""
    known = read_manifest(built / "build")
    assert known is not None
    (built / "build/cache/letters/plea.json").unlink()
    assert is_intact(built / "build", known)
    (built / "build/site/extra.html").touch()
    assert is_intact(built / "build", known)
    (built / "build/tables/letters.csv").write_text("")
    assert not is_intact(built / "build", known)
    shutil.copy(built_once / "build/tables/letters.csv", built / "build/tables")
    assert is_intact(built / "build", known)
    (built / "build/.undersigned-build").unlink()
    assert not is_intact(built / "build", known)


def test_a_build_is_current_as_long_as_nothing_changes(built: Path) -> None:
    """Neither the corpus nor the file that is asked for."""
    corpus = read_corpus(built)
    assert is_current(built / "build", corpus, "dataset.nq")
    assert not is_current(built / "build", corpus, "dataset.xml")
    (built / "build/dataset.nq").write_text("")
    assert not is_current(built / "build", corpus, "dataset.nq")
    assert not is_current(built, corpus, "dataset.nq")
