"""Words at places become lines: rows of words, split into columns where white gutters run down the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from undersigned.graph.ingest.pdf_words import Page, Word, is_space, is_wide

_NOTE = re.compile(r"[\d*†‡§¶\u00b9\u00b2\u00b3\u2070-\u2079,]{1,5}")
_ONLY_MARKER = re.compile(
    r"[(\[]?(?:\d{1,4}|[a-z]|[ivx]{1,5})[.)\]]|[•‣◦▪▫●○■□◆◇►▸➢➤✓✔·∙⁃–—*o\u2022\ue000-\uf8ff\ufffd-]"
)
_GUTTER, _APART, _MARKER_GAP = 0.75, 3.0, 5.0  # of the size
_ROWS_OF_COLUMNS = 3
_STEP, _BLOCK = 1.4, 1.7  # times the usual distance of rows: more is a gap, before one line or before any


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline within one column, whose edges are `left` and `right`; `place` numbers the columns."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    first: float
    """The width of the first word, or of the first character where words are not set apart."""
    left: float = 0.0
    right: float = 0.0
    place: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that share columns; `columns` are their left and right edges, one pair where there are no columns."""

    rows: tuple[tuple[Word, ...], ...]
    columns: tuple[tuple[float, float], ...]


def rows(page: Page) -> list[tuple[Word, ...]]:
    """The words of each baseline from left to right, from the top of the page down; raised note marks are dropped."""
    found: list[list[Word]] = []
    for word in sorted(_level(page.words), key=lambda word: word.y):
        if found and _same_row(found[-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [tuple(sorted(row, key=lambda word: word.x0)) for row in found]


def bands(found: Sequence[tuple[Word, ...]]) -> Iterator[Band]:
    """Yield the rows of a page in bands: those between which a gutter stays white, and those without one."""
    at, first = 0, 0  # rows from `first` to `at` wait: a column on the right may begin higher than its neighbour
    while at < len(found):
        end, gutters = _grown(found, at)
        if not gutters:
            at += 1
            continue
        start = at
        while start > first and _tops(found, start, gutters[0]):
            start -= 1
        yield from _single(found[first:start])
        lefts = [min(row[0].x0 for row in found[start:end]), *(gutter[1] for gutter in gutters)]
        rights = [*(gutter[0] for gutter in gutters), max(row[-1].x1 for row in found[start:end])]
        yield Band(tuple(found[start:end]), tuple(zip(lefts, rights, strict=True)))
        at = first = end
    yield from _single(found[first:])


def line(words: Sequence[Word]) -> Line:
    """One line of words that stand on one baseline."""
    text = words[0].text
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        size = min(before.size, word.size)
        wide = is_wide(before.text[-1]) and is_wide(word.text[0])
        spaced = is_space(before.text[-1], word.text[0], gap, size) or (word.spaced and not wide and gap > 0.05 * size)
        text += f" {word.text}" if spaced else word.text
    weight = {word.size: 0 for word in words}
    for word in words:
        weight[word.size] += len(word.text)
    first = words[0]
    return Line(
        text=text,
        x0=first.x0,
        x1=max(word.x1 for word in words),
        y=words[-1].y,
        size=max(weight, key=lambda size: weight[size]),
        bold=all(word.bold for word in words),
        first=first.size if is_wide(first.text[0]) else first.x1 - first.x0,
    )


def segments(row: Sequence[Word], apart: float = _GUTTER) -> list[tuple[Word, ...]]:
    """The words of a row in runs that stand `apart` (times the size); a number or bullet stays with what it marks."""
    runs: list[list[Word]] = []
    for word in row:
        if runs:
            gap = word.x0 - runs[-1][-1].x1
            alone = len(runs[-1]) == 1 and _ONLY_MARKER.fullmatch(runs[-1][0].text)
            if gap <= (_MARKER_GAP if alone else apart) * max(word.size, runs[-1][-1].size):
                runs[-1].append(word)
                continue
        runs.append([word])
    return [tuple(run) for run in runs]


def in_column(row: Sequence[Word], column: tuple[float, float]) -> tuple[Word, ...]:
    """The words of a row whose middle is in a column."""
    return tuple(word for word in row if column[0] - 1 <= (word.x0 + word.x1) / 2 <= column[1] + 1)


def column_lines(band: Band) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a band column after column, each with the number of its column."""
    for number, (left, right) in enumerate(band.columns):
        for row in band.rows:
            words = in_column(row, (left, right))
            for run in segments(words, _APART) if words else ():
                yield number, replace(line(run), left=left, right=right)


def _same_row(row: Sequence[Word], word: Word) -> bool:
    """Whether a word is of a row: on its baseline, or beside it in a column that is set a little lower."""
    size = min(word.size, row[0].size)
    drop = word.y - row[0].y
    if drop <= 0.25 * size:
        return True
    return drop <= 0.7 * size and all(
        word.x0 > each.x1 + size or word.x1 < each.x0 - size or abs(word.y - each.y) <= 0.25 * size for each in row
    )


def _level(words: Sequence[Word]) -> list[Word]:
    """Put raised and lowered words on the baseline of the word they hang on, and leave out raised note marks."""
    levelled: list[Word] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        if before is not None and _hangs(word, before, word.x0 - before.x1):
            if before.y - word.y > 0.12 * before.size and _NOTE.fullmatch(word.text):
                levelled[-1] = replace(levelled[-1], x1=max(levelled[-1].x1, word.x1))
            else:
                levelled.append(replace(word, y=before.y))
        elif after is not None and _hangs(word, after, after.x0 - word.x1):
            levelled.append(replace(word, y=after.y))
        else:
            levelled.append(word)
    return levelled


def _hangs(small: Word, large: Word, gap: float) -> bool:
    rise = large.y - small.y
    size = large.size
    return small.size < 0.85 * size and -0.6 * size < rise < 0.75 * size and -0.3 * size < gap < 0.5 * size


def _grown(found: Sequence[tuple[Word, ...]], at: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the band that begins with row `at` ends, and its gutters; no gutters where it is none."""
    parts = [segments(found[at])]
    if len(parts[0]) < 2:
        return at, []
    covered = [(part[0].x0, part[-1].x1) for part in parts[0]]
    usual = _usual_step(found, at)
    end = at + 1
    while end < len(found):
        here = segments(found[end])
        joined = _union(covered, [(part[0].x0, part[-1].x1) for part in here])
        kept = _gaps(joined, found[end][0].size)
        step = found[end][0].y - found[end - 1][0].y
        if not any(_both_sides(here, gap) or _both_sides(parts[0], gap) for gap in kept) or step > _BLOCK * usual:
            break
        if len(here) == 1 and (step > _STEP * usual or _style(found[end]) != _style(found[end - 1])):
            break  # a heading between two lists, or what follows them, even where it does not reach the gutter
        parts.append(here)
        covered = joined
        end += 1
    gaps = _gaps(covered, found[at][0].size)
    sure = any(_carried(parts, gap) for gap in gaps)
    gutters = [gap for gap in gaps if _carried(parts, gap) or (sure and gap[1] - gap[0] > 2 * found[at][0].size)]
    return (end, gutters) if gutters else (at, [])


def _single(found: Sequence[tuple[Word, ...]]) -> Iterator[Band]:
    yield from (Band((row,), ((row[0].x0, row[-1].x1),)) for row in found)


def _tops(found: Sequence[tuple[Word, ...]], start: int, gutter: tuple[float, float]) -> bool:
    """Whether the row above row `start` is the top of a column to the right of a gutter."""
    above, below = found[start - 1], found[start]
    return above[0].x0 >= gutter[1] - 0.5 and below[0].y - above[0].y <= _BLOCK * _usual_step(found, start)


def _usual_step(found: Sequence[tuple[Word, ...]], at: int) -> float:
    steps = [below[0].y - above[0].y for above, below in zip(found[at:], found[at + 1 : at + 41], strict=False)]
    return median(steps) if steps else found[at][0].size * 1.2


def _style(row: Sequence[Word]) -> tuple[bool, int]:
    return all(word.bold for word in row), round(row[0].size)


def _carried(parts: Sequence[list[tuple[Word, ...]]], gap: tuple[float, float]) -> bool:
    """Whether enough rows have words on both sides of a gutter; of few rows two are enough where it is wide."""
    count = sum(_both_sides(row, gap) for row in parts)
    if count >= _ROWS_OF_COLUMNS:
        return count * 4 >= len(parts)
    return count == 2 and len(parts) <= 5 and gap[1] - gap[0] > 2 * parts[0][0][0].size


def _both_sides(row: Sequence[tuple[Word, ...]], gap: tuple[float, float]) -> bool:
    return row[0][-1].x1 <= gap[0] + 0.5 and any(part[0].x0 >= gap[1] - 0.5 for part in row)


def _union(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for x0, x1 in sorted([*one, *other]):
        if joined and x0 <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], x1))
        else:
            joined.append((x0, x1))
    return joined


def _gaps(covered: Sequence[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    pairs = pairwise(covered)
    return [(left[1], right[0]) for left, right in pairs if right[0] - left[1] >= _GUTTER * size]
