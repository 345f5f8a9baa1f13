"""Listings: rows for people (a table) and for programs (CSV, JSON), on a terminal or through a pipe."""

import io
import json
import shutil
import sys
import unicodedata
from collections.abc import Sequence

import click

from undersigned.cli.front import printable

FORMATS = ("table", "csv", "json")

FORMAT = click.option(
    "--format",
    "format",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How rows are printed: a table for people, CSV or JSON for programs.",
)
"""The option of every command that lists something."""

Row = Sequence[object]

_WIDEST = 60
"""In a plain table, what is longer does not push the other columns away."""

_NARROWEST = 8
"""The signs of a terminal that a drawn column needs; where there are too few, columns at the end would be lost."""

_DRAWN = 20_000
"""The cells of a table that is drawn; drawing takes fifty times as long as aligning."""


def show(columns: Sequence[str], rows: Sequence[Row], *, format: str) -> None:
    """Print rows under their columns: JSON as a list of objects, CSV as RFC 4180 has it, a table otherwise."""
    if format == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    elif format == "csv":
        click.echo(as_csv(columns, rows), nl=False)
    elif sys.stdout.isatty() and _can_be_drawn(columns, rows):
        _draw(columns, rows)
    else:
        click.echo(as_table(columns, rows), nl=False)


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    r"""Rows as CSV; nothing where there is no value. A cell that a spreadsheet would run gets an apostrophe.

    >>> as_csv(["name", "letters"], [["A, B", 2], ["=C", None]])
    'name,letters\n"A, B",2\n\'=C,\n'
    """
    import csv

    from undersigned.graph.cells import marked

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([marked("" if cell is None else cell) for cell in row] for row in rows)
    return out.getvalue()


def as_table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    r"""Rows as aligned columns of plain text, two spaces between them.

    >>> as_table(["name", "letters"], [["PEN", 12], ["中国", 3]])
    'name  letters\nPEN        12\n中国        3\n'
    """
    cells = [[cell_text(cell) for cell in row] for row in rows]
    numeric = [all(_is_number(row[at]) for row in rows) and bool(rows) for at in range(len(columns))]
    widths = [
        max([_width(column), *(min(_width(row[at]), _WIDEST) for row in cells)]) for at, column in enumerate(columns)
    ]
    lines = []
    for row in (list(columns), *cells):
        padded = [
            f"{' ' * (width - _width(cell))}{cell}" if right else f"{cell}{' ' * (width - _width(cell))}"
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ]
        lines.append("  ".join(padded).rstrip() + "\n")
    return "".join(lines)


def cell_text(cell: object) -> str:
    """A cell as people read it: nothing for no value, yes and no, no more decimals than matter."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:g}" if isinstance(cell, float) else printable(str(cell))


def _is_number(cell: object) -> bool:
    return cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool))


def _width(text: str) -> int:
    """The columns that `text` takes on a terminal: East Asian letters take two, combining marks none."""
    marks = sum(unicodedata.combining(character) > 0 for character in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def _can_be_drawn(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    room = shutil.get_terminal_size().columns // _NARROWEST
    return len(columns) <= room and len(columns) * len(rows) <= _DRAWN


def _draw(columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for at, column in enumerate(columns):
        right = bool(rows) and all(_is_number(row[at]) for row in rows)
        table.add_column(Text(column), justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell_text(cell)) for cell in row))  # Text, so that no name is read as markup
    Console().print(table)
