"""The card of one entity or one letter, by its IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.graph.network.entity_card import entity_card
from undersigned.graph.network.labels import Labels
from undersigned.graph.network.letter_card import letter_card

if TYPE_CHECKING:
    from undersigned.graph.network.cards import Card
    from undersigned.graph.rdf import Dataset


def card(dataset: Dataset, iri: str) -> Card:
    """The card of the entity or letter at `iri`; QueryError when it is neither here."""
    labels = Labels(dataset)
    if iri in labels.entities:
        return entity_card(dataset, labels, labels.entities[iri])
    if iri in labels.letters:
        return letter_card(dataset, labels, labels.letters[iri])
    raise QueryError(f"{iri}: no entity and no letter here has this IRI; give one of these, or a name")
