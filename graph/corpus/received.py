"""A letter's files as a person hands them over: the document, and the table of those who signed, if there is one."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.companion import find_companion
from undersigned.graph.ingest.limits import read_bounded

_SHEETS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Received:
    """A document and its bytes; `table` and `rows` are the file of signatories beside it and the bytes of that."""

    file: Path
    data: bytes
    table: Path | None = None
    rows: bytes | None = None

    @property
    def is_sheet(self) -> bool:
        """Whether the document is a fact sheet."""
        return self.file.suffix.lower() in _SHEETS


def receive(file: Path, signatories: Path | None = None) -> Received:
    """Read `file` and its table: the one named, else the one beside it that is named after it.

    Raises InputError for what is missing, no file or too large, and for a fact sheet with a table.
    """
    if file.suffix.lower() in _SHEETS:
        if signatories is not None:
            raise InputError(f"{file}: a fact sheet lists its signatories itself; leave --signatories out")
        return Received(file, read_bounded(file))
    data = read_bounded(file)
    table = signatories if signatories is not None else find_companion(file)
    return Received(file, data, table, None if table is None else read_bounded(table))


def digest_of(data: bytes) -> bytes:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).digest()
