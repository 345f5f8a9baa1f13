"""Cards: all that a dataset knows of one entity or one letter, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from undersigned.graph import markup
from undersigned.graph.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undersigned.graph.rdf import Evidence

Cell: TypeAlias = str | int | float | None
"""A value on a card; a name is `Named`, which is text."""

Fact: TypeAlias = tuple[str, Cell | tuple[str, ...]]
"""What something is called, and its value or values."""

Rows: TypeAlias = "Sequence[tuple[Cell, ...]]"


@dataclass(frozen=True, slots=True)
class Section:
    """A table on a card: its name, its columns, and at least one row."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One entity or letter: `kind` is "letter" or the entity's; `facts` are single values by name, without empty ones.

    An entity has the sections signatures (each printed one: in which letter, as what), partners (who signed with it),
    mentions, relations, judgements, questions; a letter has postings, recipients, signatories, mentions, asks,
    judgements, questions. What has no rows is left out.
    """

    iri: str
    id: str
    name: str
    kind: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section | None:
        """The section called `name`, if there is one."""
        return next((section for section in self.sections if section.name == name), None)

    def _repr_html_(self) -> str:
        tables = (
            markup.table(section.columns, section.rows, caption=f"{section.name} ({len(section.rows):,})")
            for section in self.sections
        )
        head = markup.card(Named(self.name, self.iri, self.id), (("kind", self.kind), ("id", self.id), *self.facts))
        return "\n".join((head, *tables))


def sections(given: Iterable[tuple[str, str, Rows]]) -> tuple[Section, ...]:
    """Sections from (name, columns in one text, rows); those without rows are left out."""
    return tuple(Section(name, tuple(columns.split()), tuple(rows)) for name, columns, rows in given if rows)


def quoted(places: Iterable[Evidence]) -> str:
    """The different words at these places, on one line."""
    return "; ".join(dict.fromkeys(flat(place.quote) for place in places))


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())
