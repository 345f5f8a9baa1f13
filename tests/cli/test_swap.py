from pathlib import Path

import pytest

from tests.cli.conftest import everything
from undersigned.cli import swap
from undersigned.cli.swap import replacing, tidy
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


def leave_a_workshop(folder: Path) -> None:
    """What a writer leaves that is killed between its two steps."""
    for part in ("new", "old"):
        (folder / part).mkdir(parents=True)
    (folder / swap.WORKSHOP).touch()
    (folder / "new" / "half").touch()
    (folder / "old" / "mark").write_text("one")


def test_what_a_killed_writer_left_is_cleaned_up(tmp_path: Path) -> None:
    """Its unfinished folder goes; a folder it had moved aside comes back."""
    leave_a_workshop(tmp_path / ".out.undersigned")
    with replacing(tmp_path / "out", is_ours=ours) as fresh:
        assert (tmp_path / "out" / "mark").read_text() == "one"
        assert list(fresh.iterdir()) == []
        fresh.rmdir()
    assert everything(tmp_path) == {"out/mark": b"one"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_it_is_cleaned_up_without_writing_too(tmp_path: Path) -> None:
    """Even when there is nothing to write."""
    leave_a_workshop(tmp_path / ".out.undersigned-1")
    (tmp_path / ".out.undersigned-2").mkdir()
    tidy(tmp_path / "out")
    assert everything(tmp_path) == {"out/mark": b"one"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_writer_at_work_is_left_alone(tmp_path: Path) -> None:
    """Its workshop is no leftover."""
    with replacing(tmp_path / "out", is_ours=ours) as fresh:
        tidy(tmp_path / "out")
        (fresh / "mark").write_text("one")
    assert everything(tmp_path) == {"out/mark": b"one"}


@pytest.mark.usefixtures("way")
def test_what_others_made_beside_it_is_never_touched(tmp_path: Path) -> None:
    """Whatever it is called, and whatever is in it."""
    for name in (".out.new", ".out.old", ".out.undersigned", ".out.undersigned-1"):
        (tmp_path / name / "old").mkdir(parents=True)
        (tmp_path / name / "old" / "mark").write_text("mine")
    before = everything(tmp_path)
    tidy(tmp_path / "out")
    write(tmp_path / "out", "one")
    write(tmp_path / "out", "two")
    assert everything(tmp_path) == before | {"out/mark": b"two"}
    assert not list(tmp_path.glob(".out.undersigned-2"))


def test_nobody_s_working_folder_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their shell would be left in a folder that is gone."""
    write(tmp_path / "out", "one")
    (tmp_path / "out" / "site").mkdir()
    for here in ("out", "out/site"):
        monkeypatch.chdir(tmp_path / here)
        with pytest.raises(OutputError, match="you are working in this folder"):
            write(tmp_path / "out", "two")
    assert everything(tmp_path) == {"out/mark": b"one"}


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
