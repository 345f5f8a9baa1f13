"""CSV files of the tables, that a spreadsheet can open without running anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

_FORMULA = re.compile(r"^('*)(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])")
_MARKED = re.compile(r"^'(?='*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])")


def write_tables(frames: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    r"""Write every frame to `folder`/NAME.csv: UTF-8, a header, \n line ends, the same bytes for the same frames.

    Names come from documents that anybody may have signed, and spreadsheets run a cell that starts with = + - @ as a
    formula. Such a cell of text is written with an apostrophe before it, which keeps it text; the frames themselves
    are untouched, numbers are never marked, and `unmarked` gives back every cell exactly as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, frame in frames.items():
        path = folder / f"{name}.csv"
        safe = frame.apply(lambda column: column.map(marked, na_action="ignore") if column.dtype == object else column)
        with path.open("w", encoding="utf-8", newline="") as file:
            safe.to_csv(file, index=False, lineterminator="\n")
        written.append(path)
    return written


def marked(cell: object) -> object:
    """A cell as the CSV file holds it: text that a spreadsheet would run gets an apostrophe before it.

    >>> marked("=HYPERLINK(1)"), marked("Amnesty"), marked(-3)
    ("'=HYPERLINK(1)", 'Amnesty', -3)
    """
    return _FORMULA.sub(r"'\1", cell) if isinstance(cell, str) else cell


def unmarked(cell: str) -> str:
    """A cell as the frame holds it: the inverse of `marked`.

    >>> unmarked("'=HYPERLINK(1)"), unmarked("'Til Freedom")
    ('=HYPERLINK(1)', "'Til Freedom")
    """
    return _MARKED.sub("", cell)
