"""Tables of signatories as rows of cells: text with separators, Excel workbooks, JSON. All cells are text."""

import csv
import io
import json
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.encoding import decode
from undersigned.graph.ingest.headers import folded, list_keys
from undersigned.graph.ingest.limits import LARGEST_WORKBOOK, MOST_COLUMNS, MOST_ROWS

_SEPARATORS = ",;\t|"
_LOOKED_AT = 100  # lines that tell the separator
_AGREE = 0.8  # share of lines with the same number of cells
_BLANK_ROWS = 1000  # after so many, a sheet is taken to be over
_MOST_CELLS = 20_000_000  # of a sheet, blank ones included
_DEEPEST = 2  # levels of objects in a row of JSON
_EXCEL = "save the table as .csv or .xlsx anew"
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table that hold anything, and what was mended in reading them."""

    rows: tuple[tuple[str, ...], ...]
    repairs: tuple[str, ...] = ()


def rows_of_text(data: bytes, name: str) -> Rows:
    r"""The rows of a text whose cells are set apart by commas, semicolons, tabs or bars.

    >>> rows_of_text(b"Name;Country\n\"Tibet; Free\";UK\n", "a.csv").rows
    (('Name', 'Country'), ('Tibet; Free', 'UK'))

    Raises InputError for a binary file or a web page, and where quotation marks are never closed.
    """
    decoded = decode(data, name)
    if _MARKUP.match(decoded.text):
        raise InputError(f"{name}: this is a web page, not a table; save the table itself as .csv or .xlsx")
    lines = decoded.text.splitlines(keepends=True)
    separator = _separator([line for line in lines[:_LOOKED_AT] if line.strip()])
    try:
        if separator is None:
            return Rows(_filled([line] for line in lines), decoded.repairs)
        return Rows(_filled(csv.reader(lines, delimiter=separator)), decoded.repairs)
    except csv.Error as error:
        raise InputError(f"{name}: not a table ({error}); {_EXCEL}") from None


def rows_of_workbook(data: bytes, name: str) -> Rows:
    """The rows of the first sheet with any content; formulas as the values they had when saved.

    Raises InputError where the file is no workbook, is cut short, or unpacks to more than `LARGEST_WORKBOOK` bytes.
    """
    from openpyxl import load_workbook

    try:
        _check_package(data, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and the like, which we do not read
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some programs write wrong ones
                rows = _filled(_sheet_rows(sheet.iter_rows(values_only=True), name))
                if rows:
                    hidden = [other.title for other in book.worksheets if other is not sheet]
                    said = (f"Only the sheet “{sheet.title}” was read.",) if hidden else ()
                    return Rows(rows, said)
    except Exception as error:
        # A damaged workbook raises whatever its packing or its XML leads to; the person can only save it anew.
        if isinstance(error, InputError | MemoryError):
            raise
        raise InputError(f"{name}: not a workbook that can be read, or damaged; {_EXCEL}") from None
    return Rows(())


def rows_of_json(data: bytes, name: str) -> Rows:
    """The rows of a list of objects or of lists, which may stand under a key such as "signatories".

    >>> rows_of_json(b'{"signatories": [{"name": {"first": "Bob", "last": "Fu"}}, {"org": "ChinaAid"}]}', "a.json").rows
    (('name first', 'name last', 'org'), ('Bob', 'Fu', ''), ('', '', 'ChinaAid'))

    Raises InputError where the file is not JSON, or holds no such list.
    """
    decoded = decode(data, name)
    try:
        listed = _listed(json.loads(decoded.text))
    except (ValueError, RecursionError):
        raise InputError(f"{name}: not JSON; check that the file is whole") from None
    if listed is None:
        raise InputError(f'{name}: no list of signatories in it; it must be a list, or have one under "signatories"')
    if all(isinstance(item, Mapping) for item in listed):
        flat = [dict(_flat(item)) for item in listed if isinstance(item, Mapping)]
        keys = list(dict.fromkeys(key for row in flat for key in row))
        if len(keys) > MOST_COLUMNS:
            raise InputError(f"{name}: more than {MOST_COLUMNS} columns; keep those of the signatories only")
        return Rows(_filled([keys, *([row.get(key, "") for key in keys] for row in flat)]), decoded.repairs)
    rows = [item if isinstance(item, list) else [item] for item in listed if not isinstance(item, Mapping)]
    return Rows(_filled([_cell(value) for value in row] for row in rows), decoded.repairs)


def _separator(lines: Sequence[str]) -> str | None:
    """The separator by which the lines fall into the same number of cells, the most of them; None for single cells."""
    best, most = None, 0.0
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
        except csv.Error:
            continue
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        agree = count / widths.total()
        opened = lines[0].count(separator) if lines else 0  # ragged rows still have the header's width at most
        ragged = opened + 1 >= max(widths) and opened > 0
        if width > 1 and (agree >= _AGREE or ragged) and agree * (1 + width / 1000) > most:
            best, most = separator, agree * (1 + width / 1000)
    return best


def _filled(rows: Iterable[Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    """The rows with any words in them, all of one width, one more than the limit at most."""
    found = [cells for row in rows if any(cells := tuple(_cell(value) for value in row))][: MOST_ROWS + 1]
    width = max(map(len, found), default=0)
    while width and not any(len(row) >= width and row[width - 1] for row in found):
        width -= 1
    return tuple((*row, *([""] * (width - len(row))))[:width] for row in found)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(filter(None, (_cell(each) for each in value if not isinstance(each, list | dict))))
    return " ".join(str(value).split())


def _check_package(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"{name}: an old or encrypted Excel file; save it as .xlsx without a password, or as .csv")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if sum(part.file_size for part in parts) > LARGEST_WORKBOOK:
            raise InputError(
                f"{name}: unpacks to more than {LARGEST_WORKBOOK / 1e6:,.0f} MB, which is not read; save it as .csv"
            )
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with package.open(part) as file:
                    if b"<!DOCTYPE" in file.read(1000).upper():
                        raise InputError(f"{name}: declares entities, as no workbook does; {_EXCEL}")


def _sheet_rows(rows: Iterable[Sequence[object]], name: str) -> Iterator[Sequence[object]]:
    """Yield rows until the sheet is over, though it may claim to go on for a million rows or thousands of columns."""
    blank = cells = 0
    for row in islice(rows, MOST_ROWS * 2):
        cells += len(row)
        if cells > _MOST_CELLS:
            raise InputError(f"{name}: a sheet of more than {_MOST_CELLS:,} cells; save the table as .csv")
        filled = any(value is not None for value in row)
        blank = 0 if filled else blank + 1
        if blank > _BLANK_ROWS:
            return
        if filled:
            yield row if len(row) <= MOST_COLUMNS or any(row[MOST_COLUMNS:]) else row[:MOST_COLUMNS]


def _listed(value: object, depth: int = 0) -> list[object] | None:
    """The list of rows in a JSON value: itself, or what stands under the best of its keys."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or depth > _DEEPEST:
        return None
    keys = {folded(str(key)): key for key in value}
    wanted = [keys[key] for key in list_keys() if key in keys]
    for key in [*wanted, *(key for key in value if key not in wanted)]:
        found = _listed(value[key], depth + 1)
        if found:
            return found
    return None


def _flat(row: Mapping[str, object], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        path = f"{before} {key}".strip()
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _flat(value, path, depth + 1)
        else:
            yield path, "" if isinstance(value, Mapping) else _cell(value)
