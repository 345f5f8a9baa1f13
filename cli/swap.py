"""Replacing a whole folder at once: a reader sees the old one or the new one, a killed writer leaves the old one.

The new folder is written in a workshop: a hidden folder beside the old one, with a mark that says it is ours. Then the
two change places in one step where the system can do that (Linux: renameat2 with RENAME_EXCHANGE), else in two, which
the next start puts right. Nothing without our mark is ever deleted or moved, whatever it is called.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from undersigned.graph.errors import OutputError
from undersigned.graph.lock import alone, alone_at_once

WORKSHOP = "made-by-undersigned"
"""The file that makes a hidden folder a workshop of ours."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replacing(
    folder: Path, *, is_ours: Callable[[Path], bool], waiting: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    """Give an empty folder to write into, and put it in the place of `folder` when the block ends well.

    Only one process at a time gets one; the others are told so through `waiting`, and wait. A folder that is neither
    absent, nor empty, nor `is_ours` is refused with OutputError before anything is written. When the block gives the
    empty folder up (deletes it), or raises, the old folder stays.
    """
    folder = Path(os.path.realpath(folder))
    check_replaceable(folder, is_ours)
    with _alone_above(folder, waiting):
        _recover(folder)
        check_replaceable(folder, is_ours)  # the one we waited for may have written it
        workshop = _free(folder)
        fresh, old = workshop / "new", workshop / "old"
        try:
            workshop.mkdir()
            (workshop / WORKSHOP).touch()
            fresh.mkdir()
            yield fresh
            if fresh.exists():
                _put_in_place(fresh, folder, old)
        except OSError as error:
            # The hidden folder that we work in would tell nobody anything.
            inner = error.filename is None or Path(str(error.filename)).is_relative_to(workshop)
            raise OutputError(
                f"{folder if inner else error.filename}: {error.strerror or error}; mend that, or name another folder"
            ) from error
        finally:
            _clear(workshop, folder)


def check_replaceable(folder: Path, is_ours: Callable[[Path], bool]) -> None:
    """Raise OutputError unless `folder` is absent, empty, or made by us, and nobody works in it."""
    real = Path(os.path.realpath(folder))
    if Path.cwd().is_relative_to(real):
        raise OutputError(f"{folder}: you are working in this folder, which a build replaces; go one up and try again")
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: is a file; name a folder")
    try:
        empty = next(folder.iterdir(), None) is None
    except OSError as error:
        raise OutputError(f"{folder}: cannot be read: {error.strerror}; name another folder") from error
    if not empty and not is_ours(folder):
        raise OutputError(f"{folder}: holds something that `undersigned build` did not make; name another folder")


def tidy(folder: Path) -> None:
    """Put right what a killed writer of `folder` left, unless another writer is at work."""
    folder = Path(os.path.realpath(folder))
    if any(_workshops(folder)):
        with alone_at_once(folder.parent) as free:
            if free:
                _recover(folder)


def _workshops(folder: Path) -> Iterator[Path]:
    """The workshops for `folder` that killed writers left; one that its writer had no time to mark is empty."""
    for number in count():
        path = _workshop(folder, number)
        if not path.is_dir() or path.is_symlink():
            if number and not os.path.lexists(path):
                return
        elif _is_workshop(path):
            yield path


def _is_workshop(path: Path) -> bool:
    try:
        return (path / WORKSHOP).is_file() or next(path.iterdir(), None) is None
    except OSError:  # not for us to read
        return False


def _free(folder: Path) -> Path:
    """A place for a workshop: the first name that nobody has taken."""
    return next(path for number in count() if not os.path.lexists(path := _workshop(folder, number)))


def _workshop(folder: Path, number: int) -> Path:
    return folder.with_name(f".{folder.name}.undersigned{f'-{number}' if number else ''}")


@contextmanager
def _alone_above(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on the folder above `folder`."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(folder.parent, os.O_RDONLY))
    except OSError as error:
        raise OutputError(f"{folder.parent}: cannot be written: {error.strerror}; name another folder") from error
    with alone(folder.parent, waiting=waiting):
        yield


def _recover(folder: Path) -> None:
    """Put right what a killed writer left: its unfinished folder goes, and a folder it moved aside comes back."""
    for workshop in list(_workshops(folder)):
        _clear(workshop, folder)


def _clear(workshop: Path, folder: Path) -> None:
    old = workshop / "old"
    if old.exists() and not os.path.lexists(folder):
        old.rename(folder)
    shutil.rmtree(workshop, ignore_errors=True)


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
