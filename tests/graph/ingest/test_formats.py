"""Bytes become a source, or one clear line says why not."""

from pathlib import Path

import pytest

from undersigned.graph.errors import InputError
from undersigned.graph.ingest import read_source, source_from_bytes


def test_line_ends_and_byte_order_marks_leave_no_trace() -> None:
    """Files saved on Windows read like any other."""
    assert source_from_bytes("a.txt", b"\xef\xbb\xbfDear Sir,\r\nwe\rwrite").text == "Dear Sir,\nwe\nwrite"
    assert source_from_bytes("a.txt", "Dear Sir".encode("utf-16")).text == "Dear Sir"


def test_the_fingerprint_is_of_the_bytes_as_received() -> None:
    """Two files that read alike but differ in bytes are told apart."""
    one, other = (source_from_bytes("a.txt", data) for data in (b"Dear Sir\n", b"Dear Sir\r\n"))
    assert one.text == other.text
    assert one.sha256 != other.sha256


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "holds no text"),
        ("a.txt", b" \n\t\n", "holds no text"),
        ("a.md", b"<!-- nothing -->", "holds no text"),
        ("a.txt", b"PK\x03\x04 zip", "binary"),
        ("a.txt", b"a\0b", "binary"),
        ("a.xyz", b"text", "ending in .xyz are not read yet"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(name: str, data: bytes, says: str) -> None:
    """The message names the file, what is wrong and what to try."""
    with pytest.raises(InputError, match=says) as caught:
        source_from_bytes(name, data)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """Both are a person's mistake, with a line each."""
    with pytest.raises(InputError, match="no such file"):
        read_source(tmp_path / "gone.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_source(tmp_path)
