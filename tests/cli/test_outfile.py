import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import everything
from undersigned.cli.outfile import write_atomically
from undersigned.graph.errors import OutputError


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


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """Whoever reads it gets the bytes."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, [b"one", b" two"])
    reader.join(10)
    assert read == [b"one two"]
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """By its own name, and by a link to it."""
    (tmp_path / "nowhere").symlink_to("/dev/null")
    for name in (Path("/dev/null"), tmp_path / "nowhere"):
        write_atomically(name, [b"one"])
        assert name.is_char_device()


@pytest.mark.parametrize("mode", ["wb", "ab"])
def test_what_the_shell_has_opened_is_written_to(tmp_path: Path, mode: str) -> None:
    """`-o /dev/stdout > file` and `>> file`: the shell goes on writing behind what we wrote."""
    file = tmp_path / "out"
    file.write_bytes(b"before ")
    program = """
from pathlib import Path
from undersigned.cli.outfile import write_atomically
write_atomically(Path("/dev/stdout"), [b"ours"])
"""
    with file.open(mode) as out:
        subprocess.run([sys.executable, "-c", program], stdout=out, check=True)
        out.seek(0, os.SEEK_END)
        out.write(b" after")
    assert file.read_bytes() == (b"ours after" if mode == "wb" else b"before ours after")


def test_the_draft_of_a_killed_writer_is_cleaned_up(tmp_path: Path) -> None:
    """One that somebody is writing, and what is called otherwise, stay."""
    import fcntl

    for name in (".a.ttl.1.undersigned", ".a.ttl.2.undersigned", ".a.ttl.new", ".b.ttl.1.undersigned"):
        (tmp_path / name).touch()
    with (tmp_path / ".a.ttl.2.undersigned").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        write_atomically(tmp_path / "a.ttl", [b"one"])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [".a.ttl.2.undersigned", ".a.ttl.new", ".b.ttl.1.undersigned", "a.ttl"]
