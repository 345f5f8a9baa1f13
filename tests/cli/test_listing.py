import csv
import io
import json
import sys

import click
import pytest
from click.testing import CliRunner

from undersigned.cli.listing import as_csv, as_table, cell_text, show

COLUMNS = ("name", "letters", "complete")
ROWS = [("PEN, “America”", 3, True), ("中国人权", None, False), ("=SUM(A1)", 12, None)]


def printed(format: str) -> str:
    """What `show` prints through a pipe."""

    @click.command()
    def command() -> None:
        show(COLUMNS, ROWS, format=format)

    return CliRunner().invoke(command).stdout


def test_json_is_a_list_of_objects() -> None:
    """Values keep their type; what is not there is null."""
    assert json.loads(printed("json")) == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


def test_csv_reads_back_and_runs_in_no_spreadsheet() -> None:
    """Commas and quotes survive; a formula is marked as text."""
    rows = list(csv.reader(io.StringIO(printed("csv"))))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["PEN, “America”", "3", "True"]
    assert rows[3][0] == "'=SUM(A1)"
    assert as_csv(("a",), [("b\r\nc",)]) == 'a\n"b\r\nc"\n'


def test_a_piped_table_is_plain_text_without_boxes() -> None:
    """Columns are aligned by the width that letters take on a screen."""
    lines = printed("table").splitlines()
    assert lines[0] == "name            letters  complete"
    assert lines[2] == "中国人权                 no"
    assert not any(character in "─│┃━┏" for line in lines for character in line)


@pytest.mark.parametrize(("columns", "rows", "line"), [(9, 2, {"─"}), (30, 2, set()), (9, 3000, set())])
def test_a_terminal_shows_every_column(
    columns: int, rows: int, line: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A drawn table would leave out those for which there is no room, and takes long with many cells."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    show([f"v{at}" for at in range(columns)], [[f"c{at}" for at in range(columns)]] * rows, format="table")
    shown = capsys.readouterr().out
    assert {"─"} & {*shown} == line
    assert all(f"{sign}{at}" in shown for sign in "vc" for at in range(columns))


def test_a_wide_cell_does_not_push_the_others_away() -> None:
    """Beyond 60 columns a cell runs over."""
    assert as_table(("a", "b"), [("x" * 70, "y"), ("z", "y")]).splitlines()[2] == f"z{' ' * 61}y"


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), (True, "yes"), (0.5, "0.5"), (1.0, "1"), ("a\nb\x1b[1m", "a b[1m")]
)
def test_a_cell_is_one_line_that_steers_nothing(cell: object, text: str) -> None:
    """Names from documents are shown, never obeyed."""
    assert cell_text(cell) == text
