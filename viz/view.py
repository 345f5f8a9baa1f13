"""What a page shows, as plain data: nodes and edges, each with the printed words that put it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Mode: TypeAlias = Literal["ties", "two-mode", "whole"]


class Kind(StrEnum):
    """What a node stands for. A detainee or an official is a person whom some letter names as such."""

    LETTER = "letter"
    ORGANIZATION = "organization"
    PERSON = "person"
    DETAINEE = "detainee"
    OFFICIAL = "official"
    POST = "post"
    BODY = "body"
    REGION = "region"
    LAW = "law"
    EVENT = "event"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class ViewLetter:
    """A letter that some quote comes from; `date` has the precision the letter gives, `url` is where it was found.

    `sheet` tells that the letter is known from a fact sheet: its quotes stand in the sheet, not in the letter.
    `version_of` is the id of the letter of which this is a further posting.
    """

    id: str
    title: str
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    sheet: bool = False
    version_of: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Printed words of the letter `letter` (an id), their place in its text, and what they say: "signed", "asks".

    For a letter that is known from a fact sheet, words and place are the sheet's. `start` and `end` are code points,
    half-open; both are None where the words come from the letter's metadata. `posting` is the id of the further
    posting of the letter in whose text the words stand; it is empty for the letter itself.
    """

    letter: str
    start: int | None
    end: int | None
    words: str
    says: str
    posting: str = ""


@dataclass(frozen=True, slots=True)
class ViewNode:
    """One thing on the page. `id` is what a permalink names; `facts` are short (name, value) pairs for the panel.

    `parts` are the ids of others that are counted with it: a permalink to one of them leads here.
    """

    id: str
    iri: str
    kind: Kind
    label: str
    quotes: tuple[Quote, ...]
    aliases: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The ids of the letters that its quotes come from, in order."""
        return letters_of(self.quotes)


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """A line between two nodes (ids). `relation` says how they are joined, read from source to target."""

    source: str
    target: str
    relation: str
    quotes: tuple[Quote, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The ids of the letters that its quotes come from, in order: its weight is their number."""
        return letters_of(self.quotes)


@dataclass(frozen=True, slots=True)
class View:
    """A page before it is drawn.

    `mode` is "ties" (organizations joined by the letters they share), "two-mode" (organizations and letters) or
    "whole". `notes` say honestly what the picture can and cannot carry. `aside` are nodes that are listed and can be
    searched, but are not drawn. `least` is the smallest number of shared letters that a tie has, where ties are drawn.
    `with_chapters` is the same page with chapters counted with their parent, where that makes a difference: a page
    holds both, and its reader chooses. It lists the same letters. `postings` are the further postings of letters; a
    letter counts once, however many it has.
    """

    name: str
    mode: Mode
    title: str
    summary: str
    notes: tuple[str, ...]
    letters: tuple[ViewLetter, ...]
    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    aside: tuple[ViewNode, ...] = ()
    least: int | None = None
    with_chapters: View | None = None
    postings: tuple[ViewLetter, ...] = ()

    def __post_init__(self) -> None:
        drawn = {node.id for node in self.nodes}
        if len(drawn) != len(self.nodes):
            raise ValueError(f"view {self.name!r} has two nodes with one id")
        if drawn & {node.id for node in self.aside}:
            raise ValueError(f"view {self.name!r} both draws and sets aside the same node")
        for edge in self.edges:
            if edge.source not in drawn or edge.target not in drawn:
                raise ValueError(f"view {self.name!r} has an edge {edge.source} - {edge.target} without its nodes")
        known = {letter.id for letter in self.letters}
        items: tuple[ViewNode | ViewEdge, ...] = (*self.nodes, *self.edges, *self.aside)
        quoted = {quote.letter for item in items for quote in item.quotes}
        items = (*self.nodes, *self.edges, *self.aside)
        posted = {quote.posting for item in items for quote in item.quotes if quote.posting}
        if posted - {posting.id for posting in self.postings}:
            raise ValueError(f"view {self.name!r} quotes postings it does not list: {', '.join(sorted(posted))}")
        if quoted - known:
            raise ValueError(f"view {self.name!r} quotes letters it does not list: {', '.join(sorted(quoted - known))}")
        if self.with_chapters is not None and self.with_chapters.letters != self.letters:
            raise ValueError(f"view {self.name!r} lists other letters with chapters than without")


def letters_of(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The ids of the letters behind `quotes`, each once, in order.

    >>> letters_of([Quote("b", 0, 3, "PEN", "so"), Quote("a", 4, 7, "PEN", "so"), Quote("b", 9, 12, "PEN", "is")])
    ('a', 'b')
    """
    return tuple(sorted({quote.letter for quote in quotes}))


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "letter"), count(1200, "letter"), count(2, "body", "bodies")
    ('1 letter', '1,200 letters', '2 bodies')
    """
    return f"{number:,} {one if number == 1 else many if many is not None else one + 's'}"
