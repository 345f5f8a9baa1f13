"""How large a file may be, and the one door through which files are read: what is over a limit is refused at once.

The limits are far above any letter seen, and low enough that a file made to exhaust a machine cannot. They are listed
for people in `docs/formats.md`.
"""

import stat
from pathlib import Path

from undersigned.graph.errors import InputError

LARGEST_FILE = 50_000_000
"""Bytes of a letter's file, or of a table of signatories."""

LARGEST_UNPACKED = 200_000_000
"""Bytes that the parts of a Word document may come to when unpacked."""

LARGEST_WORKBOOK = 100_000_000
"""Bytes that the parts of an Excel workbook may come to when unpacked; all its words are in memory at once."""

MOST_ROWS = 200_000
"""Rows of a table of signatories."""

MOST_COLUMNS = 200
"""Columns of a table of signatories."""

LONGEST_CELL = 2_000
"""Characters of one cell of a table of signatories."""


def read_bounded(path: Path, *, what: str = "letter") -> bytes:
    """The bytes of the file at `path`; `what` is in it, for the words of an error.

    Raises InputError, before anything is read, for what is missing, a folder, no ordinary file (a pipe, a device), or
    larger than `LARGEST_FILE`.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(f"{path}: this is a folder; name the {what}'s file in it")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(f"{path}: this is a pipe or a device, not a file; save the {what} to a file first")
        check_size(found.st_size, str(path), what=what)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)  # some files say that they are empty and are not
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; check its permissions") from None
    except ValueError:
        raise InputError(f"{str(path)!r:.100}: no file can have this name; check the path") from None
    check_size(len(data), str(path), what=what)
    return data


def check_size(size: int, name: str, *, what: str = "letter") -> None:
    """Raise InputError for a file of more than `LARGEST_FILE` bytes."""
    if size > LARGEST_FILE:
        raise InputError(
            f"{name}: {size / 1e6:,.0f} MB is more than a {what} holds (at most {LARGEST_FILE / 1e6:,.0f} MB is read);"
            f" cut the {what} out of it"
        )
