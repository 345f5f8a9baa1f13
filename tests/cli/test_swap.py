from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import everything
from undersigned.cli import swap
from undersigned.cli.swap import replacing, write_atomically
from undersigned.graph.errors import OutputError


def ours(folder: Path) -> bool:
    """A folder with a mark is ours."""
    return (folder / "mark").is_file()


def write(folder: Path, text: str) -> None:
    """Replace `folder` by one that holds `text`."""
    with replacing(folder, is_ours=ours) as fresh:
        (fresh / "mark").write_text(text)


@pytest.fixture(params=["exchange", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as the system can do it, once as where folders cannot change places in one step."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)


@pytest.mark.usefixtures("way")
def test_a_folder_is_made_and_replaced_whole(tmp_path: Path) -> None:
    """Nothing of the old one, and nothing beside it, is left."""
    out = tmp_path / "deep" / "out"
    write(out, "one")
    (out / "extra").write_text("old")
    write(out, "two")
    assert everything(tmp_path) == {"deep/out/mark": b"two"}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.usefixtures("way")
def test_a_writer_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    """And nothing of its own."""
    write(tmp_path / "out", "one")

    def fail() -> None:
        with replacing(tmp_path / "out", is_ours=ours) as fresh:
            (fresh / "mark").write_text("two")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert everything(tmp_path) == {"out/mark": b"one"}


def test_what_a_killed_writer_left_is_cleaned_up(tmp_path: Path) -> None:
    """Its unfinished folder goes; a folder it had moved aside comes back."""
    (tmp_path / ".out.new").mkdir()
    (tmp_path / ".out.new" / "half").touch()
    (tmp_path / ".out.old").mkdir()
    (tmp_path / ".out.old" / "mark").write_text("one")
    with replacing(tmp_path / "out", is_ours=ours) as fresh:
        assert (tmp_path / "out" / "mark").read_text() == "one"
        assert list(fresh.iterdir()) == []
        fresh.rmdir()
    assert everything(tmp_path) == {"out/mark": b"one"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["file", "folder", "link"])
def test_what_is_not_ours_is_refused(tmp_path: Path, name: str) -> None:
    """A file, a folder with something else in it, a link that leads nowhere."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "thesis.txt").write_text("x")
    (tmp_path / "link").symlink_to("file")
    before = everything(tmp_path)
    with pytest.raises(OutputError):
        write(tmp_path / name, "one")
    assert everything(tmp_path) == before


def test_an_empty_folder_and_a_link_to_one_of_ours_are_fine(tmp_path: Path) -> None:
    """The link stays a link."""
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty", "one")
    (tmp_path / "link").symlink_to("empty")
    write(tmp_path / "link", "two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "empty" / "mark").read_text() == "two"


def test_a_second_writer_waits_and_says_so(tmp_path: Path) -> None:
    """The lock is on the folder above, so that nothing is left when its holder dies."""
    import fcntl
    import os
    import threading

    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waiting = threading.Event()

    def second() -> None:
        with replacing(tmp_path / "out", is_ours=ours, waiting=waiting.set) as fresh:
            (fresh / "mark").write_text("two")

    thread = threading.Thread(target=second)
    thread.start()
    assert waiting.wait(10)
    assert not (tmp_path / "out").exists()
    os.close(handle)
    thread.join(10)
    assert everything(tmp_path) == {"out/mark": b"two"}


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """Bytes that stop coming leave the old file."""

    def bytes_that_stop() -> Iterator[bytes]:
        yield b"half"
        raise KeyError

    file = tmp_path / "a.ttl"
    write_atomically(file, iter([b"one", b" two"]))
    with pytest.raises(KeyError):
        write_atomically(file, bytes_that_stop())
    assert everything(tmp_path) == {"a.ttl": b"one two"}
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "gone" / "a.ttl", iter([b""]))
