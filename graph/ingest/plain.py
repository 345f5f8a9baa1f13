"""Plain text: the file is the text, and blank lines, markers and indents make its blocks."""

import re
from collections.abc import Iterator
from itertools import groupby

from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.drawn import aligned_rows, barred_row
from undersigned.graph.model import Block, BlockKind

_MARKER = re.compile(
    r"""(?P<indent>[ \t\u3000]*)
    (?P<marker>
        [(\uff08]?\d{1,4}[.)\uff0e\uff09、](?!\d) | [\uff10-\uff19]{1,4}[.)\uff0e\uff09、] | \d{1,4}(?=[\u3000\t])
      | [(\uff08][一二三四五六七八九十]{1,4}[)\uff09] | [一二三四五六七八九十]{1,4}、 | [\u2460-\u2473\u2776-\u277f]
      | [•‣◦▪▫●○■□◆◇►▸➢➤✓✔·∙⁃–—*+\u2022-](?=[ \t\u00a0\u3000])
    )
    [ \t\u00a0\u3000]*(?=\S)""",
    re.VERBOSE,
)
_LETTER_O = re.compile(r"(?P<indent>[ \t]*)(?P<marker>o)[ \t]+(?=\S)")
_DATE = re.compile(r"\d{1,2}\. [^\W\d_]+ \d{4}(?!\w)")
_UNDERLINE = re.compile(r"[=\-~_*]{3,}$")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_FEW = 2


def draft_plain(text: str) -> Draft:
    r"""Find the blocks of plain text; the text itself stays as it is.

    A line that opens with a number or bullet starts a list item, and indented lines after it go on with it; an "o"
    counts as a bullet where several lines open with one. A line underlined with dashes is a heading. Other lines up to
    the next blank line are one paragraph, whose lines may each stand for something: that is for `extract` to judge.

    >>> [(b.kind.value, b.marker) for b in draft_plain("We urge:\n\n  • Free Li.\n    Now.\n  • Go.\n").blocks]
    [('paragraph', None), ('list item', '•'), ('list item', '•')]
    """
    text = _unquoted(text)
    lines = list(_lines(text))
    bullets = sum(_LETTER_O.match(text, start, end) is not None for start, end in lines)
    return Draft([text], list(_blocks(text, lines, letter_o=bullets >= _FEW)))


def _unquoted(text: str) -> str:
    """The text without the marks by which mail quotes, where most lines have one."""
    quoted = len(_QUOTED.findall(text))
    return _QUOTED.sub("", text) if quoted > _FEW and quoted * 2 > text.count("\n") else text


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip())
        start += len(line)


def _blocks(text: str, lines: list[tuple[int, int]], *, letter_o: bool) -> Iterator[Block]:
    for blank, group in groupby(lines, lambda line: line[0] >= line[1]):
        if not blank:
            yield from _group(text, list(group), letter_o=letter_o)


def _group(text: str, lines: list[tuple[int, int]], *, letter_o: bool) -> Iterator[Block]:
    """Yield the blocks among lines without a blank one between them: rows where columns show, else what lines make."""
    barred = [barred_row(text, start, end) for start, end in lines]
    if any(barred) and all(row is not None for row in barred):
        yield from (_row(row) for row in barred if row)
        return
    rows = aligned_rows(text, lines)
    if rows is not None:
        yield from (_row(row) for row in rows)
        return
    yield from _levelled(list(_paragraph(text, lines, letter_o=letter_o)))


def _row(cells: tuple[tuple[int, int], ...]) -> Block:
    filled = [cell for cell in cells if cell[0] < cell[1]]
    return Block(BlockKind.TABLE_ROW, filled[0][0], filled[-1][1], cells=cells)


def _paragraph(text: str, lines: list[tuple[int, int]], *, letter_o: bool) -> Iterator[tuple[Block, int]]:
    """Yield the blocks among lines without a blank one between them, each with its indent."""
    opened: Block | None = None
    indent = 0
    markers = [_marker(text, start, end, letter_o=letter_o) for start, end in lines]
    last = max((number for number, marker in enumerate(markers) if marker is not None), default=-1)
    hanging = False  # whether lines without indent have gone on with items before
    for number, ((start, end), marker) in enumerate(zip(lines, markers, strict=True)):
        here = len(text[start:end]) - len(text[start:end].lstrip())
        if marker is not None:
            if opened is not None:
                yield opened, indent
            opened = Block(BlockKind.LIST_ITEM, marker.end(), end, marker["marker"], 1)
            indent = len(marker["indent"])
        elif opened is None:
            opened, indent = Block(BlockKind.PARAGRAPH, start + here, end), here
        elif opened.kind is BlockKind.PARAGRAPH and _UNDERLINE.match(text[start:end].strip()):
            yield Block(BlockKind.HEADING, opened.start, opened.end, None, 1), indent
            opened = None
        elif opened.kind is BlockKind.PARAGRAPH or here > indent or text[start + here].islower():
            opened = Block(opened.kind, opened.start, end, opened.marker, opened.level)
        elif number < last or (hanging and markers[number - 1] is not None):
            opened = Block(opened.kind, opened.start, end, opened.marker, opened.level)
            hanging = True
        else:
            yield opened, indent
            opened, indent = Block(BlockKind.PARAGRAPH, start + here, end), here
    if opened is not None:
        yield opened, indent


def _marker(text: str, start: int, end: int, *, letter_o: bool) -> re.Match[str] | None:
    if _DATE.match(text[start:end].strip()):  # "3. Mai 2021" is a date, not the third item
        return None
    found = _MARKER.match(text, start, end)
    return _LETTER_O.match(text, start, end) if found is None and letter_o else found


def _levelled(blocks: list[tuple[Block, int]]) -> Iterator[Block]:
    """Give list items the depth that their indents show."""
    depths = sorted({indent for block, indent in blocks if block.kind is BlockKind.LIST_ITEM})
    for block, indent in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            yield Block(block.kind, block.start, block.end, block.marker, _depth(depths, indent))
        else:
            yield block


def _depth(depths: list[int], indent: int) -> int:
    """Count the indents that differ by more than the width of a longer number."""
    level, last = 1, depths[0]
    for each in depths:
        if each - last > _FEW and each <= indent:
            level += 1
        if each - last > _FEW:
            last = each
    return level
