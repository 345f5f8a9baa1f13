"""Judgements about one entity or letter, found by the names that people wrote in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.names import PROV
from undersigned.graph.rdf.rows import EntityRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undersigned.graph.rdf import Dataset, JudgementRow, LetterRow


def judgements_about(dataset: Dataset, thing: EntityRow | LetterRow) -> Iterator[JudgementRow]:
    """Yield the judgements about an entity or a letter, in the order made.

    Where the dataset states what a judgement changed, that tells whom it is about; where it states nothing, an entity
    is meant by its id or any of its names, and words of a letter that were judged are meant by the name.
    """
    changed = {row.iri for row in judgements_behind(dataset, thing.iri)}
    if isinstance(thing, EntityRow):
        from undersigned.graph.resolve import form

        id = Iris(dataset.base).entity_id(thing.iri)
        forms = {form(name) for name in (thing.label, *thing.aliases)}
        for row in dataset.judgements():
            sides = (row.right,) if row.kind in ABOUT_LETTERS else (row.left, row.right)
            stated = None if row.iri in changed else _stated(dataset, row, thing.iri)
            named = any(side in (id, thing.iri) or (side and form(side) in forms) for side in sides)
            if row.iri in changed or stated or (stated is None and named):
                yield row
    else:
        ids = {thing.id, f"letter/{thing.id}", thing.iri}
        yield from (row for row in dataset.judgements() if row.iri in changed or ids & {row.left, row.right})


def _stated(dataset: Dataset, row: JudgementRow, entity: str) -> bool | None:
    """Whether what the judgement changed is about the entity (a finding, a relation); None where nothing says so."""
    influenced = PROV["influenced"].value
    letters = {each.iri for each in (*dataset.letters(), *dataset.versions())}
    changed = [each.object.value for each in dataset.about(row.iri) if each.predicate == influenced]
    nodes = [each for each in changed if each not in letters]
    if not nodes:
        return None
    about = ((each.subject, each.object.value) for node in nodes for each in dataset.about(node))
    return any(subject in nodes and object_ == entity for subject, object_ in about)


def judgements_behind(dataset: Dataset, iri: str) -> Iterator[JudgementRow]:
    """Yield the judgements that changed the thing at `iri`, whatever it is, as the dataset states it."""
    behind = {each.subject for each in dataset.about(iri) if each.predicate == PROV["influenced"].value}
    yield from (row for row in dataset.judgements() if row.iri in behind)


def judged(row: JudgementRow) -> tuple[str | None, str | None, str, str]:
    """(when, by whom, what was judged, the reason)."""
    if row.kind in ABOUT_LETTERS:
        what = f"letter {row.left.removeprefix('letter/')}, {row.field or 'signature'} {row.right!r}: {row.verdict}"
    else:
        what = f"{row.left!r} and {row.right!r}: {row.verdict}"
    return row.at, row.by, what, row.reason
