"""Lines become headings, paragraphs, list items and table rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast

from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.pdf_lines import Line
from undersigned.graph.ingest.pdf_pages import TableRow
from undersigned.graph.ingest.pdf_wraps import (
    WORD,
    goes_on_in_words,
    is_full,
    is_list,
    joined_lines,
    joins,
    within_own_edge,
)
from undersigned.graph.model import BlockKind

_MARKER = re.compile(
    r"""(?P<marker>
        [(\[\uff08]?\d{1,4}[.)\]\uff0e\uff09、](?!\d) | [(\uff08]?[一二三四五六七八九十]{1,4}[)\uff09、]
      | [\u2460-\u2473\u2776-\u277f] | \(?(?:[a-z]|[ivx]{1,5})\)(?=\s)
      | [•‣◦▪▫●○■□◆◇►▸➢➤✓✔·∙⁃\u2022\ue000-\uf8ff\ufffd]
      | [–—*+-](?=\s)
    )\s*(?=\S)""",
    re.VERBOSE,
)
_LETTER_O = re.compile(r"(?P<marker>o)\s+(?=\S)")
_DATE = re.compile(r"\d{1,2}\. [^\W\d_]+ \d{4}\b")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")
_STOPS = ".!?:;。！？：；"
_GAP = 1.3  # times the usual distance of lines: more is a new paragraph
_LARGER, _HEADING = 1.12, 120
_LINES_OF_A_HEADING = 4
_INDENT = 6.0


@dataclass(slots=True)
class _Chunk:
    """Lines that belong together: a paragraph, a list of names, an item, a heading."""

    lines: list[Line]
    marker: str | None = None
    indent: float = 0.0


@dataclass(slots=True)
class _Page:
    """What holds for the whole document: the size of its text, its usual distance of lines, the words it uses."""

    body: float
    step: float
    bold: bool
    letter_o: bool
    known: frozenset[str]
    headings: list[float] = field(default_factory=list)


def draft_lines(flow: Sequence[Line | TableRow]) -> Draft:
    """The blocks that the lines and table rows of a document make, in their order."""
    draft = Draft()
    whole = _whole([each for each in flow if isinstance(each, Line)])
    chunks = list(_chunks(flow, whole))
    for number, chunk in enumerate(chunks):
        if isinstance(chunk, TableRow):
            draft.add_row([_PRIVATE.sub("", cell) for cell in chunk.cells])
        elif chunk.marker is not None:
            words = _text(chunk, whole)
            draft.add(BlockKind.LIST_ITEM, words, marker=chunk.marker, level=_level(chunks, number))
        elif _is_heading(chunk, whole):
            level = sum(size > chunk.lines[0].size * 1.05 for size in whole.headings) + 1
            draft.add(
                BlockKind.HEADING, joined_lines([each.text for each in chunk.lines], whole.known), level=min(level, 6)
            )
        else:
            draft.add(BlockKind.PARAGRAPH, _text(chunk, whole))
    return draft


def _whole(lines: Sequence[Line]) -> _Page:
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for each in lines:
        sizes[round(each.size * 2) / 2] += len(each.text)
        bold[each.bold] += len(each.text)
    steps = sorted(
        (below.y - above.y) / above.size
        for above, below in pairwise(lines)
        if above.place == below.place and 0.8 * above.size < below.y - above.y < 4 * above.size
    )
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    known = Counter(
        word for each in lines for word in WORD.findall(each.text[:-1] if each.text[-1:] == "-" else each.text)
    )
    larger = sorted({round(each.size, 1) for each in lines if each.size >= _LARGER * body}, reverse=True)
    return _Page(
        body=body,
        step=min(max(steps[len(steps) // 4], 1.0), 2.4) if steps else 1.2,
        bold=bold[True] > bold[False],
        letter_o=sum(_LETTER_O.match(each.text) is not None for each in lines) > 1,
        known=frozenset(known),
        headings=larger,
    )


def _chunks(flow: Sequence[Line | TableRow], whole: _Page) -> Iterator[_Chunk | TableRow]:
    opened: _Chunk | None = None
    for each in flow:
        if isinstance(each, TableRow):
            if opened is not None:
                yield opened
            opened = None
            yield each
            continue
        marker = _marker(each, whole)
        if opened is not None and marker is None and not _breaks(opened, each, whole):
            opened.lines.append(each)
            continue
        if opened is not None:
            yield opened
        words = each if marker is None else _without_marker(each, marker)
        opened = _Chunk([words], None if marker is None else _shown(marker["marker"]), each.x0 - each.left)
    if opened is not None:
        yield opened


def _marker(each: Line, whole: _Page) -> re.Match[str] | None:
    if _DATE.match(each.text):
        return None
    found = _MARKER.match(each.text)
    return _LETTER_O.match(each.text) if found is None and whole.letter_o else found


def _shown(marker: str) -> str:
    """A bullet of a symbol font has no character of its own."""
    return _PRIVATE.sub("•", marker)


def _without_marker(each: Line, marker: re.Match[str]) -> Line:
    return replace(each, text=each.text[marker.end() :])


def _breaks(opened: _Chunk, each: Line, whole: _Page) -> bool:
    """Whether a line without a marker begins something new."""
    last = opened.lines[-1]
    if abs(each.size - last.size) > 0.08 * last.size and not goes_on_in_words(last, each):
        return True
    if each.bold != last.bold and (each.bold or all(line.bold for line in opened.lines)):
        return not goes_on_in_words(last, each)
    if each.place != last.place:
        if each.place[0] == last.place[0] and (each.place[1] == 0) != (last.place[1] == 0):
            return True
        if opened.marker is not None:
            return not (is_full(last, each) or goes_on_in_words(last, each))
        return last.text[-1] in _STOPS and not is_list(opened.lines)
    step = (each.y - last.y) / last.size
    limit = _GAP * max(whole.step, 1.0)
    if step > limit or step < 0:
        return True
    if opened.marker is not None and each.x0 < opened.lines[0].x0 - 1:
        return True
    return opened.marker is not None and abs(each.x0 - opened.lines[0].x0) < 1 and not _flush(opened, each)


def _flush(opened: _Chunk, each: Line) -> bool:
    """Whether a line that begins under a marker goes on with the item."""
    return is_full(opened.lines[-1], each) or goes_on_in_words(opened.lines[-1], each)


def _is_heading(chunk: _Chunk, whole: _Page) -> bool:
    lines = chunk.lines
    if len(lines) > _LINES_OF_A_HEADING or sum(len(each.text) for each in lines) > 2 * _HEADING:
        return False
    if lines[0].size >= _LARGER * whole.body:
        return True
    short = sum(len(each.text) for each in lines) <= _HEADING and len(lines) <= 2
    return short and not whole.bold and all(each.bold for each in lines) and lines[-1].text[-1] not in ".;,"


def _text(chunk: _Chunk, whole: _Page) -> str:
    """The words of a chunk: its lines joined where the next one only goes on, else one under the other."""
    lines = within_own_edge(chunk.lines)
    prose = not is_list(lines)
    runs = [[lines[0].text]]
    for last, each in pairwise(lines):
        if joins(last, each, lines, item=chunk.marker is not None, prose=prose):
            runs[-1].append(each.text)
        else:
            runs.append([each.text])
    return "\n".join(joined_lines(run, whole.known) for run in runs)


def _level(chunks: Sequence[_Chunk | TableRow], number: int) -> int:
    """The depth of an item among the items around it, by their indents."""
    chunk = cast(_Chunk, chunks[number])
    indents = {chunk.indent}
    at = number - 1
    while at >= 0:
        before = chunks[at]
        if isinstance(before, TableRow) or before.marker is None:
            break
        indents.add(before.indent)
        at -= 1
        if len(indents) > _LINES_OF_A_HEADING or number - at > 50:
            break
    level, last = 1, min(indents)
    for indent in sorted(indents):
        if indent - last > _INDENT and indent <= chunk.indent:
            level, last = level + 1, indent
    return level
