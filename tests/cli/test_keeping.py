from pathlib import Path

import pytest

from tests.cli.conftest import everything
from undersigned.cli.keeping import carry_over
from undersigned.cli.manifest import write_manifest
from undersigned.graph.errors import OutputError


def make_build(folder: Path) -> Path:
    """A build of one page."""
    (folder / "site").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("ours")
    write_manifest(folder, "mark", {})
    return folder


def test_what_is_not_ours_is_copied(tmp_path: Path) -> None:
    """And what is ours, the cache included, is not."""
    old, fresh = make_build(tmp_path / "old"), make_build(tmp_path / "fresh")
    (old / "site" / "mine.html").write_text("mine")
    (old / "cache").mkdir()
    (old / "cache" / "a.json").touch()
    before = everything(fresh)
    carry_over(old, fresh)
    assert everything(fresh) == before | {"site/mine.html": b"mine"}
    carry_over(tmp_path / "gone", fresh)
    assert everything(fresh) == before | {"site/mine.html": b"mine"}


@pytest.mark.parametrize("name", ["news", "site/news/today.html"])
def test_neither_of_two_in_one_place_is_lost(tmp_path: Path, name: str) -> None:
    """A file where the new build has a folder, and the other way round."""
    old, fresh = make_build(tmp_path / "old"), make_build(tmp_path / "fresh")
    (old / name).parent.mkdir(parents=True, exist_ok=True)
    (old / name).write_text("mine")
    (fresh / "news").mkdir()
    (fresh / "site" / "news").write_text("ours")
    with pytest.raises(OutputError, match=f"{name}: the build has a file of its own in this place"):
        carry_over(old, fresh)
