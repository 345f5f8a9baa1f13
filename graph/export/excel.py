"""Excel: one workbook with a sheet for every table, which runs nothing and is the same bytes every time.

The workbook is written by hand, part after part, because writers of workbooks put the time of writing into it. All
text is kept in cells of text, never of formulas, so that no name needs an apostrophe; where a name starts like a
formula the cell says so too (`quotePrefix`), and stays text when somebody edits it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from undersigned.graph.cells import marked
from undersigned.graph.errors import OutputError
from undersigned.graph.export.xml import escaped, tag
from undersigned.graph.network import tables

if TYPE_CHECKING:
    import pandas as pd

    from undersigned.graph.rdf import Dataset

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""

LONGEST = 32_767
"""UTF-16 units in a cell: what Excel can hold."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEADER, _RISKY = "1", "2"
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDEST, _NARROWEST = 60, 8


def excel(dataset: "Dataset") -> bytes:
    """The workbook. OutputError for a table that is longer than a sheet can be."""
    frames = tables(dataset)
    for name, frame in frames.items():
        if len(frame) > MOST_ROWS:
            raise OutputError(f"excel: {name} has {len(frame):,} rows, a sheet {MOST_ROWS:,}; try csv or parquet")
    sheets = {f"xl/worksheets/sheet{at}.xml": _sheet(frame) for at, frame in enumerate(frames.values(), start=1)}
    parts = {
        "[Content_Types].xml": _content_types(sheets),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _workbook(list(frames)),
        "xl/_rels/workbook.xml.rels": _relations(
            {
                **{f"rId{at}": ("worksheet", name.removeprefix("xl/")) for at, name in enumerate(sheets, start=1)},
                f"rId{len(sheets) + 1}": ("styles", "styles.xml"),
            }
        ),
        "xl/styles.xml": _styles(),
        **sheets,
    }
    return zipped({name: f"{_HEAD}{part}".encode() for name, part in parts.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as an archive that bears no date and no trace of the machine."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def _sheet(frame: "pd.DataFrame") -> str:
    names = [str(column) for column in frame.columns]
    columns = [frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in names]
    letters = [_letters(at) for at in range(len(names))]
    last = f"{letters[-1]}{len(frame) + 1}"
    pane = tag("pane", ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
    views = tag("sheetViews", tag("sheetView", pane, workbookViewId="0"))
    widths = "".join(
        tag("col", min=str(at), max=str(at), width=str(_width(name, column)), customWidth="1")
        for at, (name, column) in enumerate(zip(names, columns, strict=True), start=1)
    )
    header = "".join(_text(f"{letter}1", name, _HEADER) for letter, name in zip(letters, names, strict=True))
    rows = "".join(_rows(letters, columns))
    data = tag("sheetData", tag("row", header, r="1") + rows)
    extent = tag("dimension", ref=f"A1:{last}")
    content = extent + views + tag("cols", widths) + data + tag("autoFilter", ref=f"A1:{last}")
    return tag("worksheet", content, xmlns=_MAIN)


def _rows(letters: Sequence[str], columns: Sequence[Sequence[object]]) -> Iterator[str]:
    for number, row in enumerate(zip(*columns, strict=True), start=2):
        cells = "".join(_cell(f"{letter}{number}", cell) for letter, cell in zip(letters, row, strict=True))
        yield tag("row", cells, r=str(number))


def _cell(place: str, cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return tag("c", tag("v", str(int(cell))), r=place, t="b")
    if isinstance(cell, str):
        return _text(place, cell, _RISKY if marked(cell) != cell else None)
    return tag("c", tag("v", repr(cell)), r=place)


def _text(place: str, text: str, style: str | None = None) -> str:
    # What looks like the code of a character (_x0041_) would be read as that character.
    words = f'<t xml:space="preserve">{escaped(_CODE.sub("_x005F_", _short(text)))}</t>'
    return tag("c", tag("is", words), r=place, t="inlineStr", s=style)


def _short(text: str) -> str:
    """The text as far as a cell can hold it; three dots stand for the rest."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le", "replace")) <= LONGEST * 2:
        return text
    return text.encode("utf-16-le", "replace")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _width(name: str, column: Sequence[object]) -> int:
    longest = max((len(str(cell)) for cell in column[:200] if cell is not None), default=0)
    return max(_NARROWEST, min(_WIDEST, max(len(name), longest) + 2))


def _letters(column: int) -> str:
    """The letters of a column, by its place from 0.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    above, within = divmod(column, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + within)


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        tag("sheet", name=name, sheetId=str(at), **{"r:id": f"rId{at}"}) for at, name in enumerate(names, start=1)
    )
    return tag("workbook", tag("sheets", sheets), xmlns=_MAIN, **{"xmlns:r": _OFFICE})


def _styles() -> str:
    """Plain, bold for the header, and text that must not become a formula."""
    fonts = tag("fonts", tag("font", tag("sz", val="11")) + tag("font", tag("b") + tag("sz", val="11")), count="2")
    filled = "".join(tag("fill", tag("patternFill", patternType=pattern)) for pattern in ("none", "gray125"))
    fills = tag("fills", filled, count="2")
    sides = "".join(tag(side) for side in ("left", "right", "top", "bottom", "diagonal"))
    none = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"}
    formats = (
        tag("xf", **none, xfId="0")
        + tag("xf", **{**none, "fontId": "1"}, xfId="0", applyFont="1")
        + tag("xf", **{**none, "numFmtId": "49"}, xfId="0", quotePrefix="1", applyNumberFormat="1")
    )
    cells = tag("cellStyleXfs", tag("xf", **none), count="1") + tag("cellXfs", formats, count="3")
    normal = tag("cellStyles", tag("cellStyle", name="Normal", xfId="0", builtinId="0"), count="1")
    borders = tag("borders", tag("border", sides), count="1")
    return tag("styleSheet", fonts + fills + borders + cells + normal, xmlns=_MAIN)


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    told = "".join(
        tag("Relationship", Id=name, Type=f"{_OFFICE}/{kind}", Target=target)
        for name, (kind, target) in targets.items()
    )
    return tag("Relationships", told, xmlns=f"{_PACKAGE}/relationships")


def _content_types(sheets: Mapping[str, str]) -> str:
    defaults = tag("Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml")
    defaults += tag("Default", Extension="xml", ContentType="application/xml")
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", **dict.fromkeys(sheets, "worksheet")}
    parts = "".join(
        tag("Override", PartName=f"/{name}", ContentType=f"{_TYPE}.{kind}+xml") for name, kind in kinds.items()
    )
    return tag("Types", defaults + parts, xmlns=f"{_PACKAGE}/content-types")
