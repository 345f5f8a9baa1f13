"""A letter's text in reading order: headings, paragraphs, list items with their markers, rows of tables.

Blocks name most of the text; what stands between them and is not white space is shown as well, so that nothing that
was read is kept from the one who checks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from undersigned.graph.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undersigned.graph.model import Source

LOOSE = "loose"
"""The kind of a passage that no block names."""

ATTACHMENT = "attachment"
"""The kind of the line that says where the words of a file beside the letter begin."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text as it is shown: `ranges` are its words, a table row's one range a cell.

    `marker` is a list item's number or bullet, and `printed` its place where it stands in the text; `label` is what is
    shown where there are no words of the letter.
    """

    kind: str
    ranges: tuple[Range, ...]
    level: int = 0
    marker: str | None = None
    printed: Range | None = None
    language: str | None = None
    label: str | None = None


def passages(source: Source) -> Iterator[tuple[str, list[Passage]]]:
    r"""Yield the passages of `source` in reading order, neighbours of one kind together: the items of a list, a table.

    >>> from undersigned.graph.ingest import source_from_bytes
    >>> for kind, group in passages(source_from_bytes("a.txt", b"Dear Sir,\n\n1. Act.\n2. Now.\n")):
    ...     print(kind, [passage.marker for passage in group])
    paragraph [None]
    list item ['1.', '2.']
    """
    for kind, group in groupby(_in_order(source), lambda passage: passage.kind):
        yield kind, list(group)


def _in_order(source: Source) -> Iterator[Passage]:
    begins = sorted((attachment.start, attachment.name) for attachment in source.attachments)
    at = 0
    for block in sorted(source.blocks, key=lambda block: (block.start, -block.end)):
        while begins and begins[0][0] <= block.start:
            yield Passage(ATTACHMENT, (), label=begins.pop(0)[1])
        if block.end <= at:
            continue
        start = max(at, block.start)
        printed = _printed_marker(source.text, at, start, block.marker)
        yield from _loose(source.text, at, start if printed is None else printed[0])
        yield Passage(
            block.kind.value,
            _cells(block) if block.kind is BlockKind.TABLE_ROW and at <= block.start else ((start, block.end),),
            block.level,
            block.marker,
            printed,
            block.language,
        )
        at = block.end
    for _, name in begins:
        yield Passage(ATTACHMENT, (), label=name)
    yield from _loose(source.text, at, len(source.text))


def _cells(block: Block) -> tuple[Range, ...]:
    """The places of a row's cells; what stands between them ("|") only draws the table."""
    return block.cells or ((block.start, block.end),)


def _printed_marker(text: str, start: int, end: int, marker: str | None) -> Range | None:
    """The place of a list item's marker in the text before it; None where no such marker is printed."""
    if marker is None:
        return None
    place = text.rfind(marker, start, end)
    if place < 0 or text[place + len(marker) : end].strip():
        return None
    return (place, place + len(marker))


def _loose(text: str, start: int, end: int) -> Iterator[Passage]:
    """Yield what no block names, one passage a run of lines, without the white space around it."""
    gap = text[start:end]
    words = gap.strip()
    if words:
        begin = start + len(gap) - len(gap.lstrip())
        yield Passage(LOOSE, ((begin, begin + len(words)),))
