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
        path.write_bytes(as_csv(frame).encode())
        written.append(path)
    return written


def as_csv(frame: pd.DataFrame) -> str:
    """A frame as the text of a CSV file, text that a spreadsheet would run marked (see `write_tables`)."""
    safe = frame.apply(lambda column: column.map(marked, na_action="ignore") if column.dtype == object else column)
    text: str = safe.to_csv(index=False, lineterminator="\n")
    return text
