"""Replacing a whole folder at once: a reader sees the old one or the new one, a killed writer leaves the old one.

The new folder is written beside the old one under a hidden name; then the two change places in one step where the
system can do that (Linux: renameat2 with RENAME_EXCHANGE), else in two, which the next start puts right.
"""

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from undersigned.graph.errors import OutputError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replacing(
    folder: Path, *, is_ours: Callable[[Path], bool], waiting: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    """Give an empty folder beside `folder` to write into, and put it in its place when the block ends well.

    Only one process at a time gets one; the others are told so through `waiting`, and wait. A folder that is neither
    absent, nor empty, nor `is_ours` is refused with OutputError before anything is written. When the block gives the
    empty folder up (deletes it), or raises, the old folder stays.
    """
    folder = Path(os.path.realpath(folder))
    check_replaceable(folder, is_ours)
    with _alone(folder, waiting):
        fresh, old = _beside(folder, "new"), _beside(folder, "old")
        _recover(folder, fresh, old)
        check_replaceable(folder, is_ours)  # the one we waited for may have written it
        try:
            fresh.mkdir()
            yield fresh
            if fresh.exists():
                _put_in_place(fresh, folder, old)
        except OSError as error:
            place = error.filename or folder
            raise OutputError(f"{place}: {error.strerror or error}; mend that, or try another --out") from error
        finally:
            for leftover in (fresh, old):
                shutil.rmtree(leftover, ignore_errors=True)


def check_replaceable(folder: Path, is_ours: Callable[[Path], bool]) -> None:
    """Raise OutputError unless `folder` is absent, empty, or made by us."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: is a file; name a folder with --out")
    try:
        empty = next(folder.iterdir(), None) is None
    except OSError as error:
        raise OutputError(f"{folder}: cannot be read: {error.strerror}; try another --out") from error
    if not empty and not is_ours(folder):
        raise OutputError(f"{folder}: holds something that `undersigned build` did not make; name another with --out")


def write_atomically(file: Path, chunks: Iterator[bytes]) -> None:
    """Write `file` so that it is there whole or not at all; OutputError where that cannot be done."""
    draft = _beside(Path(os.path.realpath(file)), f"{os.getpid()}.new")
    try:
        with draft.open("wb") as out:
            for chunk in chunks:
                out.write(chunk)
        draft.replace(os.path.realpath(file))
    except OSError as error:
        raise OutputError(f"{file}: cannot be written: {error.strerror or error}; try another place") from error
    finally:
        draft.unlink(missing_ok=True)


def _beside(path: Path, word: str) -> Path:
    return path.with_name(f".{path.name}.{word}")


@contextmanager
def _alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on the folder above `folder`; the system lets go of it when we die, however we die."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder.parent, os.O_RDONLY)
    except OSError as error:
        raise OutputError(f"{folder.parent}: cannot be written: {error.strerror}; try another --out") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _recover(folder: Path, fresh: Path, old: Path) -> None:
    """Put right what a killed build left: its unfinished folder goes, and a folder it moved aside comes back."""
    shutil.rmtree(fresh, ignore_errors=True)
    if old.exists() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _put_in_place(fresh: Path, folder: Path, old: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
    elif not _exchange(fresh, folder):
        folder.rename(old)
        fresh.rename(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False, and nothing changes, where the system cannot do that."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
