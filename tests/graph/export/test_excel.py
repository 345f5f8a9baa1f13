import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from pandas.testing import assert_frame_equal

from tests.graph.export.conftest import NAMES, hostile
from tests.graph.export.documented import documented
from tests.graph.export.test_csvw import plain
from undersigned.graph.errors import OutputError
from undersigned.graph.export import export
from undersigned.graph.export.dictionary import SEVERAL_VALUES
from undersigned.graph.export.excel import LONGEST, _short, excel, zipped
from undersigned.graph.export.xml import sound
from undersigned.graph.network import tables
from undersigned.graph.rdf import Dataset


def test_the_documented_reader_gives_back_the_frames(data: Dataset, tmp_path: Path) -> None:
    """Every sheet, every cell with its type; only characters that XML cannot hold are replaced."""
    file = tmp_path / "tables.xlsx"
    file.write_bytes(export(data, "excel")["tables.xlsx"])
    found = documented("read_excel")(file)
    frames = tables(data)
    assert list(found) == list(frames)
    for name, frame in frames.items():
        read = found[name].map(lambda cell: unescape(cell) if isinstance(cell, str) else cell)
        for column in SEVERAL_VALUES & set(read):
            read[column] = read[column].where(read[column].notna(), "")
        kept = frame.astype(object).map(lambda cell: sound(cell) if isinstance(cell, str) else cell)
        assert_frame_equal(plain(read), plain(kept), obj=name)


def test_no_cell_is_a_formula() -> None:
    """Whatever a name starts with, it is text, and says that it is to stay text when somebody edits it."""
    workbook = openpyxl.load_workbook(io.BytesIO(excel(hostile())))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "inlineStr"}
    risky = [cell for cell in cells if str(cell.value) == NAMES[0]]
    assert len(risky) > 3
    assert all(cell.quotePrefix for cell in risky)


def test_every_sheet_has_a_frozen_header_and_a_filter() -> None:
    """So that the names of columns stay in sight."""
    workbook = openpyxl.load_workbook(io.BytesIO(excel(hostile())))
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])


def test_the_archive_bears_no_date() -> None:
    """Every part is of the first day that archives know."""
    with zipfile.ZipFile(io.BytesIO(excel(hostile()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    assert zipped({"a": b"x"}) == zipped({"a": b"x"})


def test_a_table_too_long_for_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line that names another format."""
    monkeypatch.setitem(excel.__globals__, "MOST_ROWS", 3)
    with pytest.raises(OutputError, match="excel: letters has 4 rows, a sheet 3; try csv or parquet"):
        excel(hostile())


@pytest.mark.parametrize(
    ("words", "length"), [("x" * LONGEST, LONGEST), ("x" * 40_000, LONGEST), ("𝔘" * 20_000, 16_384)]
)
def test_a_cell_holds_no_more_than_excel_can(words: str, length: int) -> None:
    """Counted as Excel counts, and never half a character."""
    short = _short(words)
    assert len(short) == length
    assert len(short.encode("utf-16-le")) <= LONGEST * 2
    assert (short == words) == (len(words) == length)
