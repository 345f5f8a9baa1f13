"""What a card says of an organization's relations: whose chapter it is, what it was called before, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import RelationRow

    Facts = tuple[tuple[str, str], ...]

SAID = {
    "chapter of": ("Chapter of", "Chapters here"),
    "member of": ("Member of", "Members here"),
    "secretariat of": ("Secretariat of", "Secretariat"),
    "renamed to": ("Renamed to", "Earlier name"),
}
"""What a relation is called on the card of its left organization, and on that of its right one."""

MOST_NAMES = 12
"""More names than this in one line are counted only."""


def relation_facts(dataset: Dataset) -> Mapping[str, Facts]:
    """The facts about its relations, for every organization (IRI) that has any.

    Who says so stands on the card of the left organization: a chapter's says that it is one, and by which source.
    """
    names = {iri: row.label for iri, row in dataset.entities().items()}
    told: dict[str, dict[str, list[str]]] = {}
    sources: dict[str, list[str]] = {}
    for row in dataset.relations():
        forth, back = SAID[row.kind]
        told.setdefault(row.left, {}).setdefault(forth, []).append(names[row.right] + _since(row, "since "))
        told.setdefault(row.right, {}).setdefault(back, []).append(names[row.left] + _since(row, "until "))
        sources.setdefault(row.left, []).extend(row.sources)
    forth_words, back_words = zip(*SAID.values(), strict=True)
    return {
        iri: (
            *((word, _listed(facts[word])) for word in forth_words if word in facts),
            *((("Source", "; ".join(dict.fromkeys(sources[iri]))),) if iri in sources else ()),
            *((word, _listed(facts[word])) for word in back_words if word in facts),
        )
        for iri, facts in sorted(told.items())
    }


def _since(row: RelationRow, word: str) -> str:
    """The date of a relation, after `word` where that is needed: a new name came on a day, an old one lasted until it.

    A chapter's beginning is told on the chapter's card alone.
    """
    if row.since is None or (word == "until " and row.kind != "renamed to"):
        return ""
    return f" ({row.since})" if row.kind == "renamed to" and word == "since " else f" ({word}{row.since})"


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(names)
    more = len(ordered) - MOST_NAMES
    return "; ".join(ordered[:MOST_NAMES]) + (f"; and {more} more" if more > 0 else "")
