from pathlib import Path

import pytest

from undersigned.cli.review_files import read_sheet, write_sheet
from undersigned.graph.errors import InputError, OutputError

ROWS = [["id", "A", "answer", "reason"], ["q1", "Ligue, „Alliance“; 人权", "", ""], ["q2", 'say "no"', "", ""]]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.XLSX"])
def test_what_is_written_can_be_read(name: str, tmp_path: Path) -> None:
    """A sheet comes back as it was, from either kind of file, and is the same bytes every time."""
    write_sheet(tmp_path / name, ROWS)
    first = (tmp_path / name).read_bytes()
    read = [row + [""] * (4 - len(row)) for row in read_sheet(tmp_path / name)]
    assert read == ROWS
    write_sheet(tmp_path / name, ROWS)
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_spreadsheets_make_of_it_is_read(encoding: str, separator: str, tmp_path: Path) -> None:
    """Separators and encodings are those of a spreadsheet's country; a blank row keeps its number."""
    file = tmp_path / "a.csv"
    lines = [["id", "answer", "reason"], ["q1", "y", f"café{separator} naïve"], ["", "", ""], ["q2", "n", ""]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in lines)
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    file.write_bytes(mark + text.encode(encoding))
    assert read_sheet(file) == lines


def test_a_separator_may_be_declared(tmp_path: Path) -> None:
    """The line `sep=;` that one spreadsheet writes is a row before the header."""
    file = tmp_path / "a.csv"
    file.write_text("sep=;\nid;answer\nq1;y\n")
    assert read_sheet(file)[1:] == [["id", "answer"], ["q1", "y"]]


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    """Whatever a cell holds, it is text."""
    from openpyxl import load_workbook

    write_sheet(tmp_path / "a.xlsx", [["id", "answer"], ["=1+1", "x\x00\x1by"]])
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * 4
    assert sheet["B2"].value == "xy"


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_table_is_refused(data: bytes, tmp_path: Path) -> None:
    """A damaged workbook and an old one end in one line that names them."""
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.csv: "):
        read_sheet(tmp_path / "a.csv")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One line says which file cannot be read."""
    with pytest.raises(InputError, match=r"none\.csv"):
        read_sheet(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('q1,y,\nq2,y,"weil\nq3,y,\nq4,y,\nq5,y,\n', 3),
        ('q1,y,\nq2,y,"two\nlines"\nq3,y,"weil\nq4,y,"so\nq5,y,\n', 5),
    ],
)
def test_a_quotation_mark_left_open_swallows_no_answers(rows: str, line: int, tmp_path: Path) -> None:
    """The rows behind it would be part of one cell; the file is refused with the line on which that cell begins."""
    (tmp_path / "a.csv").write_text(f"id,answer,reason\n{rows}")
    with pytest.raises(InputError, match=rf"a\.csv: line {line}: not a row of a table .* quotation mark"):
        read_sheet(tmp_path / "a.csv")


@pytest.mark.parametrize("name", ["a.ods", "a.tsv", "a.xls"])
def test_a_sheet_of_another_kind_is_not_written(name: str, tmp_path: Path) -> None:
    """Its program would not open what is in it."""
    with pytest.raises(OutputError, match=r"name it \.csv or \.xlsx"):
        write_sheet(tmp_path / name, ROWS)
    assert list(tmp_path.iterdir()) == []


def test_errors_speak_of_sheets(tmp_path: Path) -> None:
    """Who gives back a sheet is not told of letters."""
    (tmp_path / "binary.csv").write_bytes(b"id,answer\x00\x01\x02" * 9)
    for place, says in ((tmp_path, "name the sheet's file in it"), (tmp_path / "binary.csv", "not a table")):
        with pytest.raises(InputError, match=says) as caught:
            read_sheet(place)
        assert "letter" not in str(caught.value).replace(str(tmp_path), "")
