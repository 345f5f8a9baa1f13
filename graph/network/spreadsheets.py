"""CSV files of the tables, that a spreadsheet can open without running anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.cells import marked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd


def write_tables(frames: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    r"""Write every frame to `folder`/NAME.csv: UTF-8, a header, \n line ends, the same bytes for the same frames.

    Names come from documents that anybody may have signed, and spreadsheets run a cell that starts with = + - @ as a
    formula. Such a cell of text is written with an apostrophe before it, which keeps it text; the frames themselves
    are untouched, numbers are never marked, and `undersigned.graph.cells.unmarked` gives back every cell.
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
