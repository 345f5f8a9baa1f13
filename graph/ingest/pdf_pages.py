"""The order of reading: page after page without heads, feet and footnotes, column after column, tables row by row."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from undersigned.graph.ingest.pdf_lines import Band, Line, bands, column_lines, line, rows
from undersigned.graph.ingest.pdf_tables import band_rows, grid_rows, grids, is_table, without_tail
from undersigned.graph.ingest.pdf_words import Page, Rule, Word, is_prose

_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}|[ivxlc]{1,6})\W{0,3}|[^\W\d]{0,6}\.?\s?\d{1,3}\s?(?:/|[^\W\d]{1,5})\s?\d{1,3}")
_NOTE = re.compile(r"(?:\d{1,2}|[*†‡§¶]{1,3})\s?[^\W\d]")
_MARGIN = 3  # rows at a page's top and bottom among which heads and feet are looked for
_EDGE = 0.14  # of the page's height: a page number stands within it
_OUTERMOST, _SMALL = 0.05, 0.92  # so near to the paper's edge, small print is what a browser prints there
_SAME_PLACE = 4.0
_PROSE_LINES = 3
_LARGE, _TITLE_LINES = 1.12, 4

Row = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, and where on which page it ends."""

    cells: tuple[str, ...]
    y: float
    place: tuple[int, int]


def flow(pages: Sequence[Page]) -> list[Line | TableRow]:
    """All lines and table rows of a document, in the order in which they are read."""
    rest = _without_notes(_without_running([rows(page) for page in pages], pages))
    left, right = _margins(rest)
    found: list[Line | TableRow] = []
    head: tuple[str, ...] = ()
    for number, (page, kept) in enumerate(zip(pages, rest, strict=True)):
        for item in _page(number, page.rules, kept):
            if isinstance(item, Line):
                alone = item.place[1] == 0
                found.append(replace(item, left=left, right=right or page.width - left) if alone else item)
                continue
            new_page = not found or item.place[0] != found[-1].place[0]
            if new_page and item.cells == head:  # the head of a table is printed again on every page
                continue
            if not found or isinstance(found[-1], Line):
                head = item.cells
            found.append(item)
    return found


def _page(number: int, rules: Sequence[Rule], kept: Sequence[Row]) -> Iterator[Line | TableRow]:
    """Yield what a page says; the second number of a line's place is 0 where it stands in no column."""
    tables = sorted(grids(rules), key=lambda grid: grid.ys[0])
    outside: list[Row] = []
    for grid in tables:
        inside = [tuple(word for word in row if grid.holds(word)) for row in kept]
        outside = [tuple(word for word in row if not grid.holds(word)) for row in kept]
        above = [row for row in outside if row and row[0].y < grid.ys[0]]
        yield from _plain(number, rules, above)
        for y, cells in grid_rows(grid, [row for row in inside if row]):
            if any(cells):
                yield TableRow(tuple(cells), y, (number, 0))
        kept = [row for row in outside if row and row[0].y >= grid.ys[0]]
    yield from _plain(number, rules, kept)


def _plain(number: int, rules: Sequence[Rule], kept: Sequence[Row]) -> Iterator[Line | TableRow]:
    for count, band in enumerate(bands(kept)):
        if len(band.columns) > 1 and is_table(band, rules):
            table = without_tail(band)
            for y, cells in band_rows(table):
                yield TableRow(tuple(cells), y, (number, 0))
            for row in band.rows[len(table.rows) :]:
                yield from _lines(number, count, Band((row,), ((row[0].x0, row[-1].x1),)))
        else:
            yield from _lines(number, count, band)


def _lines(number: int, count: int, band: Band) -> Iterator[Line]:
    columns = len(band.columns)
    for column, each in column_lines(band):
        if columns == 1:
            yield replace(each, place=(number, 0))
        else:
            yield replace(each, place=(number, 1 + 10 * count + column))


def _without_running(found: Sequence[list[Row]], pages: Sequence[Page]) -> list[list[Row]]:
    """Leave out what is printed at the same place of several pages, digits aside, and page numbers."""
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(found):
        for row in _margin_rows(page):
            seen[_DIGITS.sub("#", line(row).text)].append((number, row[0].y))
    least = 2 if len(pages) < 5 else 3
    body = _body_size(found)
    small = _SMALL * body
    titles = _titles(found[0], body) if found else frozenset()
    kept = []
    for number, (page, size) in enumerate(zip(found, pages, strict=True)):
        tables = grids(size.rules)
        margin = {id(row) for row in _margin_rows(page)}
        dropped = set()
        for row in page:
            text, y = line(row).text, row[0].y
            if id(row) not in margin or any(grid.holds(row[0]) for grid in tables):
                continue
            same = {other for other, at in seen[_DIGITS.sub("#", text)] if abs(at - y) < _SAME_PLACE}
            edge = y < _EDGE * size.height or y > (1 - _EDGE) * size.height
            outermost = min(y, size.height - y) < _OUTERMOST * size.height and row[0].size <= small
            alone = outermost or _NUMBER.fullmatch(text) or (number > 0 and _plain_words(text) in titles)
            if edge and (len(same) >= least or (alone and _lonely(page, row))):
                dropped.add(id(row))
        kept.append([row for row in page if id(row) not in dropped])
    return kept


def _titles(first: Sequence[Row], body: float) -> frozenset[str]:
    """What is printed large or bold on the first page, each line and lines that follow each other: later a head."""
    plain = sum(not word.bold for row in first for word in row) * 2 > sum(map(len, first))
    large = [
        _plain_words(line(row).text) if row[0].size >= _LARGE * body or (plain and row[0].bold) else "" for row in first
    ]
    runs = (large[at:end] for at in range(len(large)) for end in range(at + 1, at + 1 + _TITLE_LINES))
    return frozenset(" ".join(run) for run in runs if all(run))


def _plain_words(text: str) -> str:
    """The words of a head without a page number beside them."""
    return " ".join(_WORDS.findall(text.casefold()))


def _margin_rows(page: Sequence[Row]) -> list[Row]:
    return list(page[:_MARGIN]) + [row for row in page[-_MARGIN:] if all(row is not first for first in page[:_MARGIN])]


def _lonely(page: Sequence[Row], row: Row) -> bool:
    """Whether a row stands further from the next one than rows of a list do, at the top or the bottom of a page."""
    at = next(number for number, each in enumerate(page) if each is row)
    others = [abs(page[near][0].y - row[0].y) for near in (at - 1, at + 1) if 0 <= near < len(page)]
    outermost = at in {0, len(page) - 1}
    return outermost and (not others or min(others) > 1.6 * row[0].size)


def _without_notes(found: Sequence[list[Row]]) -> list[list[Row]]:
    """Leave out footnotes: the last rows of a page, smaller than the text, from one that begins with a note mark on."""
    body = _body_size(found)
    kept = []
    for page in found:
        first = len(page)
        while first and max(word.size for word in page[first - 1]) <= 0.93 * body:
            first -= 1
        start = next((at for at in range(first, len(page)) if _NOTE.match(_joined(page[at]))), len(page))
        kept.append(page[:start] if start > 0 else page)
    return kept


def _joined(row: Row) -> str:
    return " ".join(word.text for word in row)


def _body_size(found: Sequence[list[Row]]) -> float:
    sizes: Counter[float] = Counter()
    for page in found:
        for row in page:
            for word in row:
                sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _margins(found: Sequence[list[Row]]) -> tuple[float, float]:
    """Where the text of a document begins on the left, and how far it reaches on the right: 0 where no prose tells."""
    every = [row for page in found for row in page]
    lefts = sorted(row[0].x0 for row in every)
    left = lefts[len(lefts) // 20] if lefts else 0.0
    right = max((row[-1].x1 for row in every), default=0.0)
    near = [row for row in every if row[-1].x1 - left > 0.85 * (right - left)]
    return left, right if sum(is_prose([_joined(row)]) for row in near) >= _PROSE_LINES else 0.0
