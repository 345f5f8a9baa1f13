"""Labels: the name of everything that has one, beside its IRI and its short id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.named import Named
from undersigned.graph.rdf.iris import Iris

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import AddressingRow, MentionRow, SignatureRow


class Labels:
    """The names of one dataset's entities; the ids and dates of its letters and of their further postings."""

    def __init__(self, dataset: Dataset) -> None:
        self.iris = Iris(dataset.base)
        self.entities = dataset.entities()
        self.letters = {row.iri: row for row in (*dataset.letters(), *dataset.versions())}
        self.dates = {row.id: row.date for row in self.letters.values()}

    def __call__(self, iri: str | None) -> str | None:
        """The name of the entity, or the id of the letter, at `iri` as `Named`; the IRI itself for anything else."""
        if iri is None:
            return None
        if iri in self.entities:
            return Named(self.entities[iri].label, iri, self.iris.entity_id(iri))
        if iri in self.letters:
            return Named(self.letters[iri].id, iri, self.letters[iri].id)
        return iri

    def dated(self, row: SignatureRow | AddressingRow | MentionRow) -> tuple[str | None, str | None]:
        """The date of the posting that prints something, and the name of its letter."""
        return self.dates[row.posting], self(row.letter)
