"""Tables of a page: which hold rows of cells, and which only lay the page out; rows with the cells that span them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from undersigned.graph.ingest.dom import Element
from undersigned.graph.ingest.measures import Measure
from undersigned.graph.ingest.numbering import whole

_MOST_SPANNED = 1000
_MOST_COLUMNS = 100
_MOST_PADDED = 20
_LINES_OF_A_CELL = 3
_LONG_CELL = 600
_MOST_LAID_OUT = 0.25


@dataclass(slots=True)
class Grid:
    """An open table: the cells of its row so far, and the columns that cells above reach down into."""

    is_loose: bool = False  # whether the row stands in no table
    cells: list[str] = field(default_factory=list)
    reaching: dict[int, int] = field(default_factory=dict)
    begun: dict[int, int] = field(default_factory=dict)

    def add(self, words: str, attributes: Mapping[str, str]) -> None:
        """Add a cell; the columns and rows it spans beyond its own hold empty cells."""
        self._skip()
        wide = min(max(1, whole(attributes.get("colspan"), 1)), _MOST_PADDED)
        tall = min(max(1, whole(attributes.get("rowspan"), 1)), _MOST_SPANNED)
        for column in range(len(self.cells), len(self.cells) + wide):
            if tall > 1:
                self.begun[column] = tall - 1
        self.cells += [words, *[""] * (wide - 1)]

    def row(self) -> list[str]:
        """The finished row; the next one is empty.

        >>> grid = Grid()
        >>> grid.add("Germany", {"rowspan": "2"})
        >>> grid.add("PEN", {})
        >>> grid.row()
        ['Germany', 'PEN']
        >>> grid.add("Tibet Initiative", {})
        >>> grid.row()
        ['', 'Tibet Initiative']
        """
        self._skip()
        cells, self.cells = self.cells, []
        self.reaching = {column: rows - 1 for column, rows in self.reaching.items() if rows > 1} | self.begun
        self.begun = {}
        return cells

    def _skip(self) -> None:
        while len(self.cells) in self.reaching and len(self.cells) < _MOST_COLUMNS:
            self.cells.append("")


def is_grid(table: Element, found: Mapping[Element, Measure]) -> bool:
    """Whether a table's rows are entries; else its cells are parts of the page, to be read one after the other.

    A cell of three lines or more, with a heading, or with a table of its own is a part of the page; a table is laid
    out by them where they are a quarter of its cells.
    """
    if found[table].tables:
        return False
    cells = [cell for row in _rows(table) for cell in row.elements if cell.tag in {"td", "th"} and found[cell].length]
    parts = sum(
        found[cell].lines >= _LINES_OF_A_CELL or found[cell].length > _LONG_CELL or found[cell].headings > 0
        for cell in cells
    )
    return parts < max(1, len(cells) * _MOST_LAID_OUT)


def _rows(table: Element) -> list[Element]:
    groups = [table, *(each for each in table.elements if each.tag in {"tbody", "thead", "tfoot"})]
    return [row for group in groups for row in group.elements if row.tag == "tr"]
