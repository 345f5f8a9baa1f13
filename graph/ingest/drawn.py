"""Tables drawn with characters: bars around cells, or columns that wide gaps set apart."""

import re
from collections import Counter

Place = tuple[int, int]

_FEW = 2
_GAP = re.compile(r" {3,}|\t+[ \t]*|\u3000{2,}")
_RULE = re.compile(r"[|+][\s|+:=-]*[|+]$")
_MOSTLY = 0.6
_SLACK = 2  # characters by which the starts of a column's cells may differ


def barred_row(text: str, start: int, end: int) -> tuple[Place, ...] | None:
    """The cells of a line between bars, "| A | B |"; () for a line that only rules; None where it is no row.

    >>> barred_row("| Ana | Lima |", 0, 14), barred_row("|---|---|", 0, 9), barred_row("Ana | Lima", 0, 10)
    (((2, 5), (8, 12)), (), None)
    """
    line = text[start:end].strip()
    if _RULE.match(line):
        return ()
    if len(line) < 3 or line[0] != "|" or line[-1] != "|" or line.count("|") < 3:
        return None
    begin = text.index("|", start, end) + 1
    cells = []
    for cell in line[1:-1].split("|"):
        cells.append(_stripped(text, begin, begin + len(cell)))
        begin += len(cell) + 1
    return tuple(cells)


def aligned_rows(text: str, lines: list[Place]) -> list[tuple[Place, ...]] | None:
    r"""The cells of neighbouring lines whose parts begin at the same columns; None where there are no columns.

    Every line gets a cell for each column, an empty one where it has nothing there.

    >>> text = "Tibet Fund      PEN\nFree Asia Now   Article 21"
    >>> [[text[a:b] for a, b in row] for row in aligned_rows(text, [(0, 19), (20, 46)])]
    [['Tibet Fund', 'PEN'], ['Free Asia Now', 'Article 21']]
    """
    if len(lines) < _FEW:
        return None
    parts = [_parts(text, start, end) for start, end in lines]
    if sum(len(row) > 1 for row in parts) < max(_FEW, len(lines) * _MOSTLY):
        return None
    offsets = [[begin - start for begin, _ in row] for row, (start, _) in zip(parts, lines, strict=True)]
    columns = _column_starts(offsets)
    if len(columns) < _FEW:
        return None
    rows = []
    for row, starts in zip(parts, offsets, strict=True):
        placed = _placed(row, starts, columns)
        if placed is None:
            return None
        rows.append(placed)
    return rows


def _parts(text: str, start: int, end: int) -> list[Place]:
    found: list[Place] = []
    begin = start
    for gap in (*_GAP.finditer(text, start, end), None):
        place = _stripped(text, begin, gap.start() if gap is not None else end)
        if place[0] < place[1]:
            found.append(place)
        begin = gap.end() if gap is not None else end
    return found


def _column_starts(offsets: list[list[int]]) -> list[int]:
    """Where columns begin: at what at least half of the lines begin a part."""
    counts = Counter(start for row in offsets for start in row)
    columns: list[int] = []
    for start in sorted(counts):
        near = sum(counts[start + step] for step in range(-_SLACK, _SLACK + 1))
        if near * 2 >= len(offsets) and (not columns or start - columns[-1] > _SLACK):
            columns.append(start)
    return columns


def _placed(row: list[Place], starts: list[int], columns: list[int]) -> tuple[Place, ...] | None:
    """A line's parts under their columns; None where a part stands under none."""
    cells: list[Place | None] = [None] * len(columns)
    for place, start in zip(row, starts, strict=True):
        column = next((n for n, at in enumerate(columns) if abs(at - start) <= _SLACK), None)
        if column is None or cells[column] is not None:
            return None
        cells[column] = place
    last = row[0][0]
    placed = []
    for cell in cells:
        placed.append(cell if cell is not None else (last, last))
        last = cell[1] if cell is not None else last
    return tuple(placed)


def _stripped(text: str, start: int, end: int) -> Place:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, max(begin, start + len(words.rstrip()))
