"""The coalition view: organizations tied by the letters they signed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.network import cosigning
from undersigned.viz.evidence import letter_facts, place, quote, sheets_note, view_letters
from undersigned.viz.view import Kind, Quote, View, ViewEdge, ViewNode, count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import EntityRow

    Signed = dict[str, dict[str, list[Quote]]]

LEAST_LETTERS = 3
"""Fewer signed letters than this cannot show who works together: the page shows organizations and letters instead."""

MOST_TIES = 1500
"""More ties than this are a blot; the weakest are left out, and the page says so."""

NOT_TESTED = (
    "A tie is a plain count of the letters that both organizations signed. It is not tested against a null model: "
    "two organizations that sign a great deal meet often by chance alone, so a tie is no proof of an alliance."
)


def coalition_view(dataset: Dataset, *, min_shared: int = 2, most_ties: int = MOST_TIES) -> View:
    """Organizations tied by at least `min_shared` letters in common, with both printed lines for every shared letter.

    Where the corpus cannot carry that (fewer than three letters with signatories, or no pair with `min_shared`
    letters in common) the view is two-mode: organizations and the letters they signed, and a note says why.
    With more than `most_ties` ties the threshold rises until they fit, and a note says so. Organizations without
    such a tie are set aside: listed, not drawn. `min_shared` under 2 would be the full projection: ValueError.
    """
    if min_shared < 2:
        raise ValueError(f"min_shared is {min_shared}; under 2 every letter would tie all who signed it to each other")
    signed = _signed(dataset)
    letters = {letter for lines in signed.values() for letter in lines}
    pairs = cosigning(dataset, at_least=min_shared)
    ties = [(str(a), str(b), int(n)) for a, b, n in zip(pairs["a"], pairs["b"], pairs["letters"], strict=True)]
    if len(letters) < LEAST_LETTERS:
        held = count(len(letters), "letter") + " with signatories"
        return _two_mode(dataset, signed, f"The corpus holds {held}: too few to tie organizations to each other")
    if not ties:
        return _two_mode(dataset, signed, f"No two organizations here share {min_shared} letters")
    least = _least(ties, min_shared, most_ties)
    return _ties(dataset, signed, [(a, b) for a, b, n in ties if n >= least], min_shared, least)


def _least(ties: list[tuple[str, str, int]], wanted: int, most: int) -> int:
    """The lowest threshold from `wanted` up that leaves at most `most` ties, but always at least the strongest."""
    strengths = sorted((n for _, _, n in ties), reverse=True)
    if len(strengths) <= most:
        return wanted
    return min(strengths[0], strengths[most] + 1)


def _ties(dataset: Dataset, signed: Signed, pairs: list[tuple[str, str]], wanted: int, least: int) -> View:
    entities = dataset.entities()
    edges = []
    for a, b in sorted(pairs):
        shared = sorted(set(signed[a]) & set(signed[b]))
        quotes = tuple(line for letter in shared for line in (*signed[a][letter], *signed[b][letter]))
        edges.append(ViewEdge(_id(dataset, a), _id(dataset, b), "signed together", quotes))
    tied = {organization for pair in pairs for organization in pair}
    nodes = {iri: _organization(dataset, entities, iri, signed[iri]) for iri in sorted(signed)}
    drawn = tuple(node for iri, node in nodes.items() if iri in tied)
    aside = tuple(node for iri, node in nodes.items() if iri not in tied)
    letters = {letter for lines in signed.values() for letter in lines}
    listed = view_letters(dataset)
    notes = [NOT_TESTED]
    if least > wanted:
        notes.append(f"There are too many ties to draw all; only those of {least} letters and more are shown.")
    if aside:
        notes.append(
            f"{count(len(aside), 'organization')} without such a tie are not drawn. They are in the search and in the "
            f"table, most of them with one letter."
        )
    notes += [*_incomplete(dataset), *sheets_note(listed)]
    return View(
        name="coalition",
        mode="ties",
        title="Who signs together",
        summary=(
            f"{count(len(drawn), 'organization')} joined by {count(len(edges), 'tie')}; a tie is at least {least} "
            f"letters that both signed, out of {count(len(letters), 'letter')}."
        ),
        notes=tuple(notes),
        letters=listed,
        nodes=drawn,
        edges=tuple(edges),
        aside=aside,
        least=least,
    )


def _two_mode(dataset: Dataset, signed: Signed, reason: str) -> View:
    entities = dataset.entities()
    nodes = [_organization(dataset, entities, iri, signed[iri]) for iri in sorted(signed)]
    letters = view_letters(dataset)
    lines: dict[str, list[Quote]] = {}
    edges = []
    for iri in sorted(signed):
        for letter, quotes in sorted(signed[iri].items()):
            lines.setdefault(letter, []).extend(quotes)
            edges.append(ViewEdge(_id(dataset, iri), f"letter/{letter}", "signed", tuple(quotes)))
    rows = {row.id: row for row in dataset.letters()}
    nodes += [
        ViewNode(
            id=f"letter/{letter}",
            iri=rows[letter].iri,
            kind=Kind.LETTER,
            label=rows[letter].title,
            quotes=tuple(sorted(lines[letter], key=place)),
            facts=letter_facts(rows[letter]),
        )
        for letter in sorted(lines)
    ]
    return View(
        name="coalition",
        mode="two-mode",
        title="Who signed what",
        summary=f"{count(len(signed), 'organization')} and the {count(len(lines), 'letter')} they signed.",
        notes=(
            f"{reason}. So this page shows organizations and letters as they stand, and claims no coalition.",
            *_incomplete(dataset),
            *sheets_note(letters),
        ),
        letters=letters,
        nodes=tuple(nodes),
        edges=tuple(edges),
    )


def _signed(dataset: Dataset) -> Signed:
    """The printed lines of every organization that signed, by letter id.

    The rows leave out an organization that only says where an individual works: it has not signed.
    """
    signed: Signed = {}
    for row in dataset.signatures():
        if row.organization is not None:
            signed.setdefault(row.organization, {}).setdefault(row.letter_id, []).append(quote(row.evidence, "signed"))
    return signed


def _organization(
    dataset: Dataset, entities: Mapping[str, EntityRow], iri: str, lines: dict[str, list[Quote]]
) -> ViewNode:
    entity = entities[iri]
    return ViewNode(
        id=_id(dataset, iri),
        iri=iri,
        kind=Kind.ORGANIZATION,
        label=entity.label,
        aliases=tuple(entity.aliases),
        quotes=tuple(line for letter in sorted(lines) for line in lines[letter]),
    )


def _incomplete(dataset: Dataset) -> list[str]:
    """A sentence about the letters whose list of signatories was not seen whole."""
    rows = list(dataset.letters())
    cut = sum(not row.complete for row in rows)
    if not cut:
        return []
    have = "has" if cut == 1 else "have"
    return [f"{cut} of {count(len(rows), 'letter')} {have} more signatories than were printed where we read them."]


def _id(dataset: Dataset, iri: str) -> str:
    return iri.removeprefix(dataset.base)
