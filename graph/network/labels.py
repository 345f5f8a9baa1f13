"""Labels: the name of everything that has one, beside its IRI and its short id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.named import Named
from undersigned.graph.rdf.iris import Iris

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset


class Labels:
    """The names of one dataset's entities, and the ids of its letters and of their further postings."""

    def __init__(self, dataset: Dataset) -> None:
        self.iris = Iris(dataset.base)
        self.entities = dataset.entities()
        self.letters = {row.iri: row for row in (*dataset.letters(), *dataset.versions())}

    def __call__(self, iri: str | None) -> str | None:
        """The name of the entity, or the id of the letter, at `iri` as `Named`; the IRI itself for anything else."""
        if iri is None:
            return None
        if iri in self.entities:
            return Named(self.entities[iri].label, iri, self.iris.entity_id(iri))
        if iri in self.letters:
            return Named(self.letters[iri].id, iri, self.letters[iri].id)
        return iri

    def dated(self, letter: str) -> tuple[str | None, str | None]:
        """Date and name of a letter."""
        return self.letters[letter].date, self(letter)
