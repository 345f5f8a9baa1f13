"""Writing one file: whole or not at all where it is a file, straight through where it is a pipe or a device."""

import fcntl
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from undersigned.graph.errors import OutputError

_HELD = re.compile(r"/dev/(?:stdout|stderr|fd/\d+)|/proc/[^/]+/fd/\d+")
"""Names of files that somebody has opened for us; where one leads to a plain file, that must not be replaced either."""


def write_atomically(file: Path, chunks: Iterable[bytes]) -> None:
    """Write `file` so that it is there whole or not at all; OutputError where that cannot be done.

    What is there and is no plain file (a pipe, a terminal, /dev/null, /dev/stdout) is written to, never replaced.
    """
    try:
        with _through(file) if is_special(file) else _draft(Path(os.path.realpath(file))) as out:
            for chunk in chunks:
                out.write(chunk)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written: {error.strerror or error}; try another place") from error


def is_special(file: Path) -> bool:
    """Whether writing goes through to a pipe, a device or what somebody has opened for us, and replaces nothing."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) or _HELD.fullmatch(str(file.absolute())) is not None


@contextmanager
def _through(file: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND), "wb") as out:
        yield out


@contextmanager
def _draft(file: Path) -> Iterator[BinaryIO]:
    """Give a hidden file beside `file` to write into, and put it in its place when the block ends well."""
    _tidy(file)
    draft = file.with_name(f".{file.name}.{os.getpid()}.undersigned")
    with draft.open("xb") as out:
        fcntl.flock(out, fcntl.LOCK_EX)  # as long as we live, nobody takes it for a leftover
        try:
            yield out
            out.flush()
            draft.replace(file)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def _tidy(file: Path) -> None:
    """Delete the drafts of `file` that killed writers left: those that nobody holds."""
    ours = re.compile(rf"\.{re.escape(file.name)}\.\d+\.undersigned")
    for path in [each for each in file.parent.iterdir() if ours.fullmatch(each.name) and each.is_file()]:
        with suppress(OSError), path.open("rb") as found:
            fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
