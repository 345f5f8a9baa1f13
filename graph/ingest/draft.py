"""A text under construction: readers add block after block, and every block keeps its place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from undersigned.graph.ingest.invisible import holds_hidden, visible
from undersigned.graph.model import Block, BlockKind

_BAR = " | "
_TOGETHER = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


@dataclass(slots=True)
class Draft:
    r"""A growing text and its blocks; a format whose text is the file itself gives both at once.

    What is mended on the way is said in `repairs`; hidden characters are left out and counted in `hidden`.

    >>> draft = Draft()
    >>> draft.add(BlockKind.HEADING, "Open letter", level=1)
    >>> draft.add(BlockKind.LIST_ITEM, "PEN America", marker="1.", level=1)
    >>> draft.add(BlockKind.LIST_ITEM, "Hong Kong Watch", marker="2.", level=1)
    >>> draft.text
    'Open letter\n\nPEN America\nHong Kong Watch'
    >>> [draft.text[block.start:block.end] for block in draft.blocks][1:]
    ['PEN America', 'Hong Kong Watch']
    """

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """All that was added so far."""
        return "".join(self.pieces)

    def add(self, kind: BlockKind, words: str, *, marker: str | None = None, level: int = 0) -> None:
        """Append a block; white space around `words` is dropped, and a block without words is none.

        Items of one list stand on lines of their own, everything else is set apart by an empty line.
        """
        words = self._seen(words).strip()
        if words:
            start = self._open(kind)
            self.pieces.append(words)
            self.blocks.append(Block(kind, start, start + len(words), marker, level))

    def add_row(self, cells: Sequence[str]) -> None:
        r"""Append a table row; its cells are set apart by bars, and a cell without words leaves no trace but its place.

        The lines of a cell stay lines.

        >>> draft = Draft()
        >>> draft.add_row(["Bob Fu", "", "ChinaAid"])
        >>> draft.text, draft.blocks[0].cells
        ('Bob Fu | ChinaAid', ((0, 6), (6, 6), (9, 17)))
        >>> draft.add_row(["Anna  Lee\n \nchair", "Free Tibet"])
        >>> draft.text[18:]
        'Anna Lee\nchair | Free Tibet'
        """
        words = [_lines(self._seen(cell) if holds_hidden(cell) else cell) for cell in cells]
        if not any(words):
            return
        start = at = self._open(BlockKind.TABLE_ROW)
        places: list[tuple[int, int]] = []
        for cell in words:
            if cell and at > start:
                self.pieces.append(_BAR)
                at += len(_BAR)
            self.pieces.append(cell)
            places.append((at, at + len(cell)))
            at += len(cell)
        self.blocks.append(Block(BlockKind.TABLE_ROW, start, at, cells=tuple(places)))

    def _seen(self, words: str) -> str:
        words, counts = visible(words)
        self.hidden.update(counts)
        return words

    def _open(self, kind: BlockKind) -> int:
        """Set the next block apart from the last one; where it starts."""
        if not self.blocks:
            return 0
        last = self.blocks[-1]
        self.pieces.append("\n" if kind is last.kind and kind in _TOGETHER else "\n\n")
        return last.end + len(self.pieces[-1])


def _lines(cell: str) -> str:
    """The lines of a cell that have words, white space within them as one space."""
    if "\n" not in cell:
        return " ".join(cell.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in cell.split("\n"))))
