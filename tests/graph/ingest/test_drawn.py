"""Tables drawn with characters become rows with cells."""

from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import BlockKind, Source


def cells(source: Source) -> list[list[str]]:
    """The words of all cells of the rows of a source."""
    rows = (block for block in source.blocks if block.kind is BlockKind.TABLE_ROW)
    return [[source.text[start:end] for start, end in row.cells] for row in rows]


def test_bars_make_rows() -> None:
    """Rules are left out, empty cells keep their place."""
    text = b"| Name | Country |\n|---|---|\n| Tibet Fund |  |\n| PEN | Peru |\n"
    assert cells(source_from_bytes("a.txt", text)) == [["Name", "Country"], ["Tibet Fund", ""], ["PEN", "Peru"]]


def test_gaps_make_columns() -> None:
    """A short last column is filled up with empty cells."""
    text = b"Signed,\n\nTibet Fund        Article 21\nFree Asia Now     PEN\nHarbour\n"
    assert cells(source_from_bytes("a.txt", text)) == [
        ["Tibet Fund", "Article 21"],
        ["Free Asia Now", "PEN"],
        ["Harbour", ""],
    ]


def test_a_gap_here_and_there_makes_no_column() -> None:
    """Wide spaces at no common place are spaces."""
    text = b"Tibet Fund     of Lima\nFree Asia Now\nHarbour Lights of the North     and South\n"
    assert cells(source_from_bytes("a.txt", text)) == []
