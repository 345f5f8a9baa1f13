"""What is no file, or too large, is refused before it is read; and the limits are those that the docs promise."""

import os
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from undersigned.graph.errors import InputError
from undersigned.graph.ingest import docx_parts, dom, limits, pdf_process, source_from_bytes
from undersigned.graph.ingest.limits import read_bounded


def test_a_file_is_read_whole_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is allowed, in a file and in bytes from elsewhere."""
    monkeypatch.setattr(limits, "LARGEST_FILE", 10)
    file = tmp_path / "a.txt"
    file.write_bytes(b"0123456789")
    assert read_bounded(file) == b"0123456789"
    file.write_bytes(b"0123456789+")
    with pytest.raises(InputError, match="more than a letter holds"):
        read_bounded(file)
    with pytest.raises(InputError, match="more than a letter holds"):
        source_from_bytes("a.txt", b"0123456789+")


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    """A pipe nobody writes to, a device without end, a folder, a name that cannot be."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, says in (
        (pipe, "a pipe or a device"),
        (Path("/dev/zero"), "a pipe or a device"),
        (tmp_path, "is a folder"),
        (tmp_path / "gone", "no such file"),
        (tmp_path / "a\0b", "no file can have this name"),
    ):
        with pytest.raises(InputError, match=says) as caught:
            read_bounded(path)
        assert "\n" not in str(caught.value)


def test_the_limits_are_those_of_the_docs() -> None:
    """A table for people, from the same numbers."""
    page = (REPOSITORY / "docs" / "formats.md").read_text("utf-8").partition("## Limits")[2]
    for row in (
        f"| a letter's file, or a table of signatories | {limits.LARGEST_FILE / 1e6:.0f} MB |",
        f"unpacked | {limits.LARGEST_UNPACKED / 1e6:.0f} MB, one part of it {docx_parts.LARGEST_PART / 1e6:.0f} MB |",
        f"| an Excel workbook, unpacked | {limits.LARGEST_WORKBOOK / 1e6:.0f} MB |",
        f"| {pdf_process.MOST_PAGES} pages, {pdf_process.MOST_CHARACTERS:,} characters, ",
        f" {pdf_process.SECONDS} s of CPU time, {pdf_process.MEMORY / 1e6:,.0f} MB of memory |",
        f"| {dom.MOST_NODES:,} elements, {dom.DEEPEST:,} of them within each other |",
        f"| rows of a table of signatories | {limits.MOST_ROWS:,} |",
        f"| columns of a table of signatories | {limits.MOST_COLUMNS} |",
        f"| characters in a cell of it | {limits.LONGEST_CELL:,} |",
    ):
        assert row in page
