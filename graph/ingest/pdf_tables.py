"""Tables on a page: cells between drawn rules, or columns whose rows belong together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import cast

from undersigned.data import reference
from undersigned.graph.ingest.pdf_lines import Band, in_column, line
from undersigned.graph.ingest.pdf_words import Rule, Word, is_prose

_NEAR = 3.0
_TOKEN = re.compile(r"[^\W\d_]+\.?")
_MARKED = re.compile(r"[(\[]?\d{1,4}[.)\]]|[•●▪◦‣·\ue000-\uf8ff]")
_TIGHT = 0.8  # of the usual distance of rows: nearer ones are one row


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that rules draw: between neighbouring `xs` and neighbouring `ys`."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside."""
        across = self.xs[0] - _NEAR < (word.x0 + word.x1) / 2 < self.xs[-1] + _NEAR
        return across and self.ys[0] < word.y - 0.3 * word.size < self.ys[-1]


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that rules across and down a page draw; a frame without cells, or a rule alone, draws none."""
    across = [rule for rule in rules if rule.y0 == rule.y1 or rule.x1 - rule.x0 > rule.y1 - rule.y0]
    down = [rule for rule in rules if rule not in set(across)]
    found = []
    for top, bottom, left, right in _regions(across, down):
        xs = _merged(rule.x0 for rule in down if left <= rule.x0 <= right and top <= (rule.y0 + rule.y1) / 2 <= bottom)
        ys = _merged(
            rule.y0 for rule in across if top <= rule.y0 <= bottom and left <= (rule.x0 + rule.x1) / 2 <= right
        )
        if len(xs) >= 3 and len(ys) >= 3:
            found.append(Grid(xs, ys))
    return found


def grid_rows(grid: Grid, rows: Iterable[Sequence[Word]]) -> Iterator[tuple[float, list[str]]]:
    """Yield where each row of a drawn table ends, and its cells."""
    cells: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        places = [(_place(grid.ys, w.y - 0.3 * w.size), _place(grid.xs, (w.x0 + w.x1) / 2)) for w in row]
        for place in sorted(set(places)):
            words = [word for word, at in zip(row, places, strict=True) if at == place]
            cells.setdefault(place, []).append(line(words).text)
    for number, (_, bottom) in enumerate(pairwise(grid.ys)):
        yield bottom, [joined(cells.get((number, column), ())) for column in range(len(grid.xs) - 1)]


def band_rows(band: Band) -> Iterator[tuple[float, list[str]]]:
    """Yield where each row of a table without drawn cells ends, and its cells; a row that only goes on is joined."""
    opened: list[list[str]] = []
    usual = _usual(band)
    last = 0.0
    for row in band.rows:
        words = [in_column(row, column) for column in band.columns]
        texts = [line(cell).text if cell else "" for cell in words]
        if opened and _goes_on(texts, row[0].y - last, usual):
            for cell, text in zip(opened, texts, strict=True):
                cell.extend([text] if text else [])
        else:
            if opened:
                yield last, [joined(cell) for cell in opened]
            opened = [[text] if text else [] for text in texts]
        last = row[0].y
    if opened:
        yield last, [joined(cell) for cell in opened]


def without_tail(band: Band) -> Band:
    """A table without a last line that stands alone in the first column, far off or a sentence: what follows it."""
    last = band.rows[-1]
    alone = not any(in_column(last, column) for column in band.columns[1:])
    sentence = last[-1].text[-1] in ".!" and not any(row[-1].text[-1] in ".!" for row in band.rows[:-1])
    if len(band.rows) > 2 and alone and (sentence or last[0].y - band.rows[-2][0].y > 1.05 * _usual(band)):
        return Band(band.rows[:-1], band.columns)
    return band


def is_table(band: Band, rules: Sequence[Rule]) -> bool:
    """Whether the rows of a band belong together, so that it is a table and not a list in columns.

    For a table speak: a rule across the gutters, between rows; a head whose words alone are bold; columns that differ
    in what they hold (persons and organizations); words that come again and again in one column. Against it speak a
    column further right with numbers or bullets of its own, and columns that hold sentences.
    """
    cells = [[_text(in_column(row, column)) for column in band.columns] for row in band.rows]
    columns = list(zip(*cells, strict=True))
    if not _aligned(band):
        return False
    if any(sum(_MARKED.match(cell) is not None for cell in column) >= 2 for column in columns[1:]):
        return False
    if all(is_prose(filter(None, column)) for column in columns):
        return False
    if any(not any(map(str.isalpha, "".join(column))) for column in columns[1:]):
        return True  # dates or numbers
    if _ruled(band, rules) or _headed(band):
        return True
    *_, (_, last) = band_rows(without_tail(band))  # a list that flows through columns seldom fills them all
    return all(last) and (_differ(columns) or any(_repeats(column) for column in columns[1:]))


def has_organization_word(text: str) -> bool:
    """Whether a word of `text` is one that organizations have in their names."""
    return any(token in _organization_words() for token in _TOKEN.findall(text))


def joined(texts: Iterable[str]) -> str:
    """Lines of one cell as one; a hyphen at a line's end before a small letter is taken back."""
    whole = ""
    for text in texts:
        if whole[-1:] == "-" and whole[-2:-1].islower() and text[:1].islower():
            whole = whole[:-1] + text
        else:
            whole = f"{whole} {text}" if whole else text
    return whole


def _regions(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[float, float, float, float]]:
    """The boxes (top, bottom, left, right) around rules that lie over each other."""
    boxes: list[list[float]] = []
    spans = [(rule.y0, rule.y1, rule.x0, rule.x1) for rule in (*down, *across)]
    for top, bottom, left, right in sorted(spans):
        for box in reversed(boxes):
            if box[0] - _NEAR <= top <= box[1] + _NEAR and left <= box[3] + _NEAR and right >= box[2] - _NEAR:
                box[1], box[2], box[3] = max(box[1], bottom), min(box[2], left), max(box[3], right)
                break
        else:
            boxes.append([top, bottom, left, right])
    return [(box[0] - _NEAR, box[1] + _NEAR, box[2] - _NEAR, box[3] + _NEAR) for box in boxes]


def _merged(values: Iterable[float]) -> tuple[float, ...]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > _NEAR:
            merged.append(value)
    return tuple(merged)


def _place(edges: Sequence[float], value: float) -> int:
    below = sum(edge <= value for edge in edges) - 1
    return min(max(below, 0), len(edges) - 2)


def _text(words: Sequence[Word]) -> str:
    return line(words).text if words else ""


def _usual(band: Band) -> float:
    steps = [below[0].y - above[0].y for above, below in pairwise(band.rows)]
    return median(steps) if steps else 0.0


def _goes_on(texts: Sequence[str], step: float, usual: float) -> bool:
    if step < _TIGHT * usual:
        return True
    if not texts[0]:
        return True
    return step <= 1.05 * usual and not any(texts[1:]) and (texts[0][:1].islower() or texts[0][:1] in "(&")


def _aligned(band: Band) -> bool:
    """Whether the words of most rows stand on one baseline."""
    off = sum(max(w.y for w in row) - min(w.y for w in row) > 0.25 * row[0].size for row in band.rows)
    return off * 3 <= len(band.rows)


def _ruled(band: Band, rules: Sequence[Rule]) -> bool:
    """Whether at least one rule between the first and the last row runs across a gutter."""
    gutter = band.columns[0][1], band.columns[1][0]
    top, bottom = band.rows[0][0].y - band.rows[0][0].size, band.rows[-1][0].y
    return any(
        rule.x0 < gutter[0] and rule.x1 > gutter[1] and top < rule.y0 < bottom and rule.y1 - rule.y0 < 1
        for rule in rules
    )


def _headed(band: Band) -> bool:
    head, *others = band.rows
    whole = all(in_column(head, column) for column in band.columns)
    return whole and all(word.bold for word in head) and not any(word.bold for row in others for word in row)


def _differ(columns: Sequence[Sequence[str]]) -> bool:
    """Whether organization words, or titles of persons, are in one column and not in another."""
    for kind in (_organization_words(), _honorifics()):
        shares = [_share(column, kind) for column in columns]
        if max(shares) >= 0.3 and min(shares) <= 0.1 * max(shares):
            return True
    return False


def _share(column: Sequence[str], kind: frozenset[str]) -> float:
    full = [cell for cell in column if cell]
    return sum(any(token in kind for token in _TOKEN.findall(cell)) for cell in full) / max(len(full), 3)


def _repeats(column: Sequence[str]) -> bool:
    """Whether words come again in a column, as countries and posts do and names of signatories do not."""
    counts = Counter(cell for cell in column if cell)
    again = sum(count - 1 for count in counts.values())
    return again >= 2 and again * 5 >= sum(counts.values())


@cache
def _organization_words() -> frozenset[str]:
    table = cast(dict[str, list[str]], reference("organization_words"))
    return frozenset(str(word) for kind in ("strong", "legal_forms") for word in table[kind])


@cache
def _honorifics() -> frozenset[str]:
    table = reference("honorifics")
    return frozenset(_strings(table)) if table else frozenset()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key != "source":
                yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
