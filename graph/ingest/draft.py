"""A text under construction: readers add block after block, and every block keeps its place."""

from dataclasses import dataclass, field

from undersigned.graph.model import Block, BlockKind


@dataclass(slots=True)
class Draft:
    r"""A growing text and its blocks; a format whose text is the file itself gives both at once.

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

    @property
    def text(self) -> str:
        """All that was added so far."""
        return "".join(self.pieces)

    def add(self, kind: BlockKind, words: str, *, marker: str | None = None, level: int = 0) -> None:
        """Append a block; white space around `words` is dropped, and a block without words is none.

        Items of one list stand on lines of their own, everything else is set apart by an empty line.
        """
        words = words.strip()
        if not words:
            return
        start = 0
        if self.blocks:
            last = self.blocks[-1]
            together = kind is BlockKind.LIST_ITEM and last.kind is BlockKind.LIST_ITEM
            self.pieces.append("\n" if together else "\n\n")
            start = last.end + len(self.pieces[-1])
        self.pieces.append(words)
        self.blocks.append(Block(kind, start, start + len(words), marker, level))
