"""The units that zones are made of: a list item, a heading, a paragraph of prose, or one line among short lines."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from undersigned.graph.extract.inline import split_inline
from undersigned.graph.extract.prose import is_prose
from undersigned.graph.model import Block, BlockKind, Source

_WRAP = 0.6
_WIDE = 45
_MANY = 3  # names on one line from which on it is a list by itself
_MARGIN = 50  # characters from which on a line may have been broken at a margin
_SEPARATED = 3  # separators from which on a paragraph may be a run of names


@dataclass(frozen=True)
class Unit:
    """Words that stand together in the text, and how they are set: by themselves, in a list, after a gap.

    `gap` counts the blank lines before it; `block` is the number of the block it belongs to; `prose` says whether it
    reads as sentences.
    """

    kind: BlockKind
    start: int
    end: int
    words: str
    marker: str | None
    level: int
    gap: int
    block: int
    prose: bool
    cells: tuple[tuple[int, int], ...] = ()

    @cached_property
    def several(self) -> tuple[tuple[int, int], ...]:
        """The names in its words, by their places, where it holds several one after the other; else ()."""
        return () if self.cells else split_inline(self.words)

    @property
    def style(self) -> str:
        """How the unit is set, so that neighbours of one list can be told: "number", "bullet", "bar", "line"."""
        if self.kind is BlockKind.TABLE_ROW:
            return "row"
        if self.marker is not None:
            return "number" if any(letter.isdigit() or letter.isalpha() for letter in self.marker) else "bullet"
        if len(self.several) > _MANY:
            return "names"
        return "bar" if " | " in self.words or "\t" in self.words else "line"


def units(source: Source) -> list[Unit]:
    r"""Cut the blocks of `source` into units: list items whole, prose whole, other paragraphs line by line.

    >>> from undersigned.graph.ingest import source_from_bytes
    >>> [unit.words for unit in units(source_from_bytes("a.txt", b"Dear Sir,\n\nA. Hu\nPrague\n"))]
    ['Dear Sir,', 'A. Hu', 'Prague']
    """
    found: list[Unit] = []
    last = 0
    for number, block in enumerate(source.blocks):
        gap = max(0, source.text.count("\n", last, block.start) - 1)
        for start, end in _pieces(source.text, block):
            words = source.text[start:end]
            prose = block.kind is not BlockKind.TABLE_ROW and is_prose(words)
            found.append(
                Unit(block.kind, start, end, words, block.marker, block.level, gap, number, prose, block.cells)
            )
            gap = 0
        last = block.end
    return found


def _pieces(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind is not BlockKind.PARAGRAPH:
        return [(block.start, block.end)]
    lines = []
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            lines.append((start, start + len(stripped)))
        at += len(line)
    printed = [text[start:end] for start, end in lines]
    if len(lines) > 1 and (_wrapped(printed) or _wrapped_names(printed)):
        return [(lines[0][0], lines[-1][1])]
    return lines


def _wrapped(lines: list[str]) -> bool:
    """Whether the lines are one run of prose broken at a margin, and not a list with a line for each name."""
    widest = max(len(line) for line in lines)
    full = sum(len(line) >= widest * _WRAP for line in lines[:-1])
    joined = " ".join(lines)
    broken = sum(line[0].islower() or line[0] in "<(" for line in lines[1:])
    if widest < _WIDE or not is_prose(joined):
        return False
    return full * 4 >= (len(lines) - 1) * 3 and broken * 3 >= len(lines) - 1


def _wrapped_names(lines: list[str]) -> bool:
    """Whether the lines are one run of names, with separators between them, broken at a margin.

    At a margin no line could have taken in the first word of the next one.
    """
    widest = max(len(line) for line in lines)
    joined = " ".join(lines)
    if widest < _MARGIN or max(joined.count(mark) for mark in ",;、；/•·") < _SEPARATED:
        return False
    fits = sum(len(line) + 1 + len(following.split(maxsplit=1)[0]) <= widest for line, following in pairwise(lines))
    if fits * 10 > len(lines) - 1 or len(split_inline(joined)) <= len(lines):
        return False
    ends = sum(line[-1] in ",;、，；/•·&" or following[0].islower() for line, following in pairwise(lines))
    return ends * 3 >= len(lines) - 1 or all(split_inline(line) for line in lines[:-1])
