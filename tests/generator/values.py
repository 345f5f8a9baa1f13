"""What the generator hands over: one who signs, a piece of a page, and a made letter with its gold."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Signed:
    """One who signs, as a reader must find it; `also` holds further forms of the name that are as good."""

    organization: str | None = None
    person: str | None = None
    acronym: str | None = None
    role: str | None = None
    country: str | None = None
    honorific: str | None = None
    translation: str | None = None
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The person where one is printed, else the organization: what recall and precision compare."""
        return self.person or self.organization or ""


class Shape(StrEnum):
    """What a piece of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINES = "lines"
    ITEMS = "items"
    TABLE = "table"
    COLUMNS = "columns"


class Region(StrEnum):
    """What part of a page a piece is on."""

    LETTER = "main"
    NAVIGATION = "nav"
    BANNER = "div"
    ASIDE = "aside"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph, lines that stand by themselves, a list, a table's rows or columns of names.

    `rows` has one tuple a line; all but tables have one cell a row. `markers` are printed before the lines of a list.
    `header` is the head of a table. `level` is the depth of a heading. `loose` sets the lines apart by blank ones.
    `region` is the part of a page it is on.
    """

    shape: Shape
    rows: tuple[tuple[str, ...], ...]
    markers: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    level: int = 2
    loose: bool = False
    region: Region = Region.LETTER

    @property
    def lines(self) -> tuple[str, ...]:
        """The first cells, which of everything but a table is all there is."""
        return tuple(row[0] for row in self.rows)


def paragraph(text: str) -> Piece:
    """Words that run on."""
    return Piece(Shape.PARAGRAPH, ((text,),))


def heading(text: str, level: int = 2) -> Piece:
    """The title of what follows."""
    return Piece(Shape.HEADING, ((text,),), level=level)


def lines(texts: list[str], *, loose: bool = False) -> Piece:
    """Lines that each stand for something."""
    return Piece(Shape.LINES, tuple((text,) for text in texts), loose=loose)


def items(texts: list[str], markers: list[str], *, loose: bool = False) -> Piece:
    """A list with its printed numbers or bullets."""
    return Piece(Shape.ITEMS, tuple((text,) for text in texts), tuple(markers), loose=loose)


@dataclass(frozen=True, slots=True)
class Made:
    """A made letter: its bytes under a file name that tells the format, and everything a reader must find in it."""

    layout: str
    seed: int
    language: str
    name: str
    data: bytes
    signed: tuple[Signed, ...]
    detainees: tuple[str, ...]
    claimed: int | None
    title: str
    date: str | None
    fields: frozenset[str] = field(default_factory=frozenset)
