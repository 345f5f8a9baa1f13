"""The table of signatories beside a letter: `letter.signatories.csv`, .tsv, .xlsx or .json.

Its rows follow the letter's words in the text of the `Source`, as table rows with cells, the header first; the
`Attachment` says from where on. Which column means what is for `extract` to say.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.invisible import said
from undersigned.graph.ingest.language import told_apart
from undersigned.graph.ingest.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, check_size
from undersigned.graph.ingest.personal import without_personal
from undersigned.graph.ingest.tables import Rows, rows_of_json, rows_of_text, rows_of_workbook
from undersigned.graph.model import Attachment, Block, Source

_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class _Format:
    media_type: str
    read: Callable[[bytes, str], Rows]


_FORMATS = {
    ".csv": _Format("text/csv", rows_of_text),
    ".tsv": _Format("text/tab-separated-values", rows_of_text),
    ".xlsx": _Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", rows_of_workbook),
    ".json": _Format("application/json", rows_of_json),
}

ENDINGS = tuple(_FORMATS)
"""The endings of the tables that can be read."""


def find_companion(letter: Path) -> Path | None:
    """The table that is named after the letter's file and stands beside it: "brief.signatories.csv" for "brief.html".

    Raises InputError where there are several.
    """
    stem = letter.name.removesuffix(letter.suffix)
    places = (letter.with_name(f"{stem}.signatories{ending}") for ending in ENDINGS)
    found = [place for place in places if place != letter and place.is_file()]
    if len(found) > 1:
        names = ", ".join(each.name for each in found)
        raise InputError(f"{letter}: more than one table of signatories beside it ({names}); keep one")
    return found[0] if found else None


def attached(source: Source, name: str, data: bytes) -> Source:
    r"""The source with the rows of a table after its own words; the ending of `name` tells the table's format.

    >>> letter = Source("a.txt", "", "text/plain", "We ask.", language="en")
    >>> whole = attached(letter, "a.signatories.csv", b"Name;Country\nFree Tibet;UK\n")
    >>> whole.text, whole.attachments[0].start
    ('We ask.\n\nName | Country\nFree Tibet | UK', 9)

    Raises InputError where the file is not such a table, too large, or holds no rows.
    """
    check_size(len(data), name)
    found = _FORMATS.get(PurePath(name).suffix.lower())
    if found is None:
        raise InputError(f"{name}: a table of signatories ends in one of {', '.join(ENDINGS)}; save it as one of these")
    table = found.read(data, name)
    _check(table.rows, name)
    kept = without_personal(table.rows, PurePath(name).name)
    draft = Draft()
    for row in kept.rows:
        draft.add_row(row)
    if not draft.blocks:
        raise InputError(f"{name}: the table holds no rows that may be read; check that the signatories are in it")
    start = len(source.text) + len(_APART)
    text = f"{source.text}{_APART}{draft.text}"
    blocks = told_apart(text, (_moved(block, start) for block in draft.blocks), source.language)
    short = PurePath(name).name
    return replace(
        source,
        text=text,
        blocks=(*source.blocks, *blocks),
        attachments=(*source.attachments, Attachment(short, hashlib.sha256(data).hexdigest(), found.media_type, start)),
        repairs=(
            *source.repairs,
            *(f"{short}: {sentence}" for sentence in (*table.repairs, *said(draft.hidden))),
            *kept.said,
        ),
    )


def _moved(block: Block, by: int) -> Block:
    cells = tuple((start + by, end + by) for start, end in block.cells)
    return replace(block, start=block.start + by, end=block.end + by, cells=cells)


def _check(rows: Sequence[Sequence[str]], name: str) -> None:
    if not rows:
        raise InputError(f"{name}: the table is empty; check that the signatories were saved into it")
    if len(rows) > MOST_ROWS:
        raise InputError(f"{name}: more than {MOST_ROWS:,} rows; keep those of the signatories only")
    if max(map(len, rows)) > MOST_COLUMNS:
        raise InputError(f"{name}: more than {MOST_COLUMNS} columns; keep those of the signatories only")
    for number, row in enumerate(rows, start=1):
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise InputError(
                f"{name}: a cell of row {number} is longer than {LONGEST_CELL:,} characters;"
                " look for a quotation mark that is never closed"
            )
