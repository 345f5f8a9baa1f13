"""Sheets of questions as files: .csv for any program, .xlsx for those who would rather not be asked about commas."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from undersigned.cli.outfile import write_atomically
from undersigned.graph.errors import InputError, OutputError

_WORKBOOK = ".xlsx"
_ENDINGS = (".csv", _WORKBOOK, "")
_LONGEST_CELL = 32_000
"""Characters; no spreadsheet holds more in one cell."""

_MARK = "\ufeff"
_WIDTHS = (16, 13, 34, 34, 34, 60, 60, 40, 50, 8, 12, 30)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_sheet(file: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write the rows to `file`, whole or not at all; the same bytes for the same rows.

    Raises OutputError for an ending of another kind of file, which its program would not open.
    """
    check_ending(file)
    cut = [[cell[:_LONGEST_CELL] for cell in row] for row in rows]
    write_atomically(file, iter([_workbook(cut) if file.suffix.lower() == _WORKBOOK else _text(cut)]))


def check_ending(file: Path) -> None:
    """Raise OutputError where the name of `file` ends like a file of a kind that is not written."""
    if file.suffix.lower() not in _ENDINGS:
        raise OutputError(f"{file}: no sheet ending in {file.suffix} is written; name it .csv or .xlsx")


def read_sheet(file: Path) -> list[list[str]]:
    """The rows of the table in `file`, whatever encoding and separator a spreadsheet gave it.

    A row that says nothing is kept, so that rows have the numbers that the person sees; not so in a workbook. Raises
    InputError where the file cannot be read, or is not a table.
    """
    from undersigned.graph.ingest.limits import read_bounded

    data = read_bounded(file, what="sheet")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from undersigned.graph.ingest.tables import rows_of_workbook

        return [list(row) for row in rows_of_workbook(data, str(file)).rows]
    from undersigned.graph.ingest.encoding import decode

    try:
        text = decode(data, str(file)).text
    except InputError:  # its words are about letters
        raise InputError(f"{file}: not a table, but a binary file; save it as .csv or .xlsx anew") from None
    return _rows(text.removeprefix(_MARK), file)


def _rows(text: str, file: Path) -> list[list[str]]:
    """The rows, parted by the separator that stands in the first line that names two columns or more.

    Strictly, for a quotation mark that is opened and never closed would make one cell of all rows that follow.
    """
    head = next((line for line in text.splitlines()[:5] if "answer" in line.casefold()), "")
    separator = max((",", ";", "\t", "|"), key=head.count)
    reading = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    begun = 1
    try:
        for row in reading:
            rows.append(row)
            begun = reading.line_num + 1
    except csv.Error as error:
        quoted = "quotation mark in it that is not closed, or that does not end its cell"
        raise InputError(
            f"{file}: line {begun}: not a row of a table ({error}); look for a {quoted}, or save the sheet as .xlsx"
        ) from None
    return rows


def _text(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return (_MARK + out.getvalue()).encode("utf-8", errors="backslashreplace")


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=False)
    sheet = book.active if book.active is not None else book.create_sheet()
    sheet.title = "questions"
    for at, row in enumerate(rows, start=1):
        for place, cell in enumerate(row, start=1):
            put = sheet.cell(at, place)
            put.value = "".join(one for one in cell if one.isprintable())
            put.data_type = "s"  # text, whatever it looks like
            put.alignment = Alignment(wrap_text=True, vertical="top")
            if at == 1:
                put.font = Font(bold=True)
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(data: bytes) -> bytes:
    """The workbook without the moment it was made: the same bytes for the same rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                import re

                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)
            kept.writestr(zipfile.ZipInfo(part.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
