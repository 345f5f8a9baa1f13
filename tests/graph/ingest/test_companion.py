"""Tables of signatories beside a letter: every format is read, or refused in one line, and nobody is exposed."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from undersigned.graph.errors import InputError
from undersigned.graph.ingest import companion, read_source
from undersigned.graph.ingest.companion import attached, find_companion
from undersigned.graph.model import Source

LETTER = Source("letter.txt", "0" * 64, "text/plain", "We ask.", language="en")
ROWS = [["Name", "Organisation", "Country"], ["Bob Fu", "ChinaAid", "USA"], ["Anna Lee", "Tibet, Now", "UK"]]
TEXT = "Name | Organisation | Country\nBob Fu | ChinaAid | USA\nAnna Lee | Tibet, Now | UK"


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """An Excel workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def table(data: bytes, name: str = "a.csv") -> str:
    """The words that a table adds to the letter."""
    source = attached(LETTER, name, data)
    return source.text[source.attachments[0].start :]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b'Name,Organisation,Country\nBob Fu,ChinaAid,USA\nAnna Lee,"Tibet, Now",UK\n'),
        ("a.csv", b"\xef\xbb\xbfName;Organisation;Country\r\nBob Fu;ChinaAid;USA\r\n;;\r\n\r\nAnna Lee;Tibet, Now;UK"),
        ("a.csv", b"Name|Organisation|Country|\nBob Fu|ChinaAid|USA|\nAnna Lee|Tibet, Now|UK|\n"),
        ("a.tsv", "Name\tOrganisation\tCountry\nBob Fu\tChinaAid\tUSA\nAnna Lee\tTibet, Now\tUK\n".encode("utf-16")),
        ("A.XLSX", workbook([], ROWS)),
        ("a.json", json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]).encode()),
        ("a.json", json.dumps(ROWS).encode()),
        ("a.json", json.dumps({"title": "x", "data": {"signatories": ROWS}}).encode()),
    ],
)
def test_tables_of_every_format_read_alike(name: str, data: bytes) -> None:
    """Separators, quotation marks, byte order marks, empty rows and columns, other encodings, nested lists."""
    assert table(data, name) == TEXT


def test_the_rows_follow_the_letter_and_the_attachment_says_from_where() -> None:
    """Offsets count on through the letter's text, and each cell has its place."""
    source = attached(LETTER, "folder/a.csv", b"Name,Country\nBob Fu,\n")
    [attachment] = source.attachments
    assert source.text == "We ask.\n\nName | Country\nBob Fu"
    assert (attachment.name, attachment.media_type, attachment.start) == ("a.csv", "text/csv", 9)
    assert len(attachment.sha256) == 64
    words = [[source.text[start:end] for start, end in block.cells] for block in source.blocks]
    assert words == [["Name", "Country"], ["Bob Fu", ""]]


def test_cells_of_a_workbook_read_as_people_see_them() -> None:
    """Whole numbers, dates and answers; only the first sheet with any content."""
    cells: list[object] = [1.0, "Bob Fu", datetime(2021, 2, 18), True]  # noqa: DTZ001 (a cell has no zone)
    rows: list[list[object]] = [["No", "Name", "Signed on", "Ok"], cells]
    source = attached(LETTER, "a.xlsx", workbook(rows, ROWS))
    assert source.text.endswith("1 | Bob Fu | 2021-02-18 | yes")
    assert source.repairs == ("a.xlsx: Only the sheet “Sheet 1” was read.",)


def test_personal_data_never_reaches_the_text() -> None:
    """E-mail addresses, telephone and IP numbers, and every cell of a column for such, whatever it holds."""
    data = (
        "Name,Contact,Post code,Org\n"
        "Bob Fu <bob@example.org>,x,AB1,+44 20 7946 0000\n"
        "Anna Lee,y,10115,seen from 192.0.2.1\n"
    )
    source = attached(LETTER, "a.csv", data.encode())
    for secret in ("@", "7946", "192.0", "AB1", "10115", "x", "y"):
        assert secret not in source.text.partition("Org")[2], secret
    assert "Bob Fu" in source.text
    assert source.repairs == ("a.csv: cells of personal data left out (Contact, Post code): 7.",)


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Display name publicly", "yes", "no"),
        ("Show my name", "I agree that my name is shown", ""),
        ("Anonymous", "", "x"),
        ("Would you like your name to be displayed publicly?", "Yes", "No, keep me anonymous"),
        ("Remarks of staff", "", "Anonymous"),
        ("公开", "是", "否"),
    ],
)
def test_who_did_not_agree_to_be_named_is_not(header: str, yes: str, no: str) -> None:
    """Not even in the text; how many there are is said."""
    data = f'Name,City,"{header}"\nBob Fu,Leeds,{yes}\nAnna Lee,Bonn,"{no}"\nCarl Minz,York,{yes}\n'
    source = attached(LETTER, "a.csv", data.encode())
    assert "Bob Fu" in source.text
    assert "Anna" not in source.text
    assert "Bonn" not in source.text
    assert "a.csv: rows left out, as their signers did not agree to be named: 1." in source.repairs


def test_a_column_that_only_sounds_like_consent_withholds_nobody() -> None:
    """The word “public” over names of institutions is no question put to people."""
    rows = "".join(f"Person {letter},Institute of {letter}\n" for letter in "ABCDEFGH")
    assert "Person H | Institute of H" in table(f"Name,Public institution\n{rows}".encode())


def bomb() -> bytes:
    """A workbook that unpacks to more than is read."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package, package.open("xl/a.xml", "w") as part:
        for _ in range(11):
            part.write(b" " * 10_000_000)
    return target.getvalue()


def declared() -> bytes:
    """A workbook whose XML declares an entity."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    return target.getvalue()


def packed(name: str, content: bytes) -> bytes:
    """A packed file that is no workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b" \n,,,\n", "empty"),
        ("a.csv", workbook(ROWS), "binary file"),
        ("a.csv", b"<!DOCTYPE html><html>", "web page"),
        ("a.csv", b'Name,Org\nA,"B\n' + b"A,B\n" * 2000, "quotation mark"),
        ("a.csv", b"Name,Org\nA," + b"x" * 200_000, "longer than|field larger"),
        ("a.csv", b"a," * 300 + b"\n", "more than 200 columns"),
        ("a.csv", b"bob@example.org\nanna@example.org\n", "no rows that may be read"),
        ("a.xlsx", b"Name,Org\n", "not a workbook"),
        ("a.xlsx", workbook(ROWS)[:-200], "not a workbook"),
        ("a.xlsx", workbook(ROWS)[:300] + b"\0" * 300 + workbook(ROWS)[600:], "not a workbook"),
        ("a.xlsx", workbook([]), "empty"),
        ("a.xlsx", packed("word/document.xml", b"<a/>"), "not a workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or encrypted"),
        ("a.xlsx", bomb(), "unpacks to more than"),
        ("a.xlsx", declared(), "declares entities"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"[" * 100_000, "not JSON"),
        ("a.json", b'{"a": 1}', "no list of signatories"),
        ("a.json", b"[]", "empty"),
        ("a.ods", b"x", "ends in one of .csv"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(name: str, data: bytes, says: str) -> None:
    """It names the file, what is wrong and what to try."""
    with pytest.raises(InputError, match=says) as caught:
        attached(LETTER, name, data)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_ragged_rows_and_many_of_them_are_read() -> None:
    """Rows that are too short have empty cells; there is room for the longest of lists."""
    source = attached(LETTER, "a.csv", b"Name,Org,Country\nA One\nB Two,C\n" + b"D Three,E,UK\n" * 30_000)
    assert len(source.blocks) == 30_003
    assert [end - start for start, end in source.blocks[1].cells] == [5, 0, 0]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is documented."""
    monkeypatch.setattr(companion, "MOST_ROWS", 3)
    with pytest.raises(InputError, match="more than 3 rows"):
        table(b"Name,Org\n" + b"A B,C\n" * 3)


def test_a_table_named_after_the_letter_is_found_beside_it(tmp_path: Path) -> None:
    """Of any format; two of them are one too many, and a named one goes before."""
    letter = tmp_path / "letter-2024.md"
    letter.write_text("We ask.\n")
    assert find_companion(letter) is None
    assert read_source(letter).attachments == ()
    (tmp_path / "letter-2024.signatories.csv").write_text("Name\nBob Fu\n")
    (tmp_path / "other.csv").write_text("Name\nAnna Lee\n")
    assert read_source(letter).text.endswith("Bob Fu")
    assert read_source(letter, signatories=tmp_path / "other.csv").text.endswith("Anna Lee")
    (tmp_path / "letter-2024.signatories.json").write_text("[]")
    with pytest.raises(InputError, match="more than one table"):
        read_source(letter)
    with pytest.raises(InputError, match="no such file"):
        read_source(letter, signatories=tmp_path / "gone.csv")


@given(st.binary(max_size=200), st.sampled_from(companion.ENDINGS))
def test_any_bytes_are_a_table_or_refused(data: bytes, ending: str) -> None:
    """Never a traceback; and every cell lies where its block says."""
    try:
        source = attached(LETTER, f"a{ending}", data)
    except InputError:
        return
    for block in source.blocks:
        assert all(block.start <= start <= end <= block.end for start, end in block.cells)
    assert source.text.startswith("We ask.\n\n")
