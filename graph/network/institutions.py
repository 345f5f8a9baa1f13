"""Institutions: the organization that stands beside an official or a post to which a letter goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.rdf.names import UND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undersigned.graph.rdf import Dataset


def institutions(dataset: Dataset) -> Mapping[str, str]:
    """Addressing IRI to the IRI of the institution printed there, sorted; one without an institution is left out.

    An institution that is addressed by itself is both the addressing's recipient and its institution.
    """
    found = (each for each in dataset.statements() if each.predicate == UND["institution"].value)
    return dict(sorted((each.subject, each.object.value) for each in found))
