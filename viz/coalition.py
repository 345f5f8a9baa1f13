"""The coalition view: organizations tied by the letters they signed together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from undersigned.graph.network import cosigning, counted_with
from undersigned.viz.evidence import letter_facts, place, posted, quote, sheets_note, view_letters, view_postings
from undersigned.viz.relations import relation_facts
from undersigned.viz.view import Kind, Quote, View, ViewEdge, ViewNode, count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undersigned.graph.network import Fold
    from undersigned.graph.rdf import Dataset

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
    Where organizations are chapters or earlier names of others, `with_chapters` is the view that counts them together.
    """
    if min_shared < 2:
        raise ValueError(f"min_shared is {min_shared}; under 2 every letter would tie all who signed it to each other")
    apart = _coalition(dataset, min_shared, most_ties, None)
    if apart.mode != "ties" or counted_with(dataset, "both").keys().isdisjoint(_signed(dataset, {})):
        return apart
    together = _coalition(dataset, min_shared, most_ties, "both")
    return replace(apart, with_chapters=together) if together.mode == "ties" else apart


def _coalition(dataset: Dataset, min_shared: int, most_ties: int, fold: Fold | None) -> View:
    lead = counted_with(dataset, fold)
    signed = _signed(dataset, lead)
    letters = {letter for lines in signed.values() for letter in lines}
    pairs = cosigning(dataset, at_least=min_shared, fold=fold)
    ties = [(str(a), str(b), int(n)) for a, b, n in zip(pairs["a"], pairs["b"], pairs["letters"], strict=True)]
    if len(letters) < LEAST_LETTERS:
        held = count(len(letters), "letter") + " with signatories"
        return _two_mode(dataset, signed, f"The corpus holds {held}: too few to tie organizations to each other")
    if not ties:
        return _two_mode(dataset, signed, f"No two organizations here share {min_shared} letters")
    least = _least(ties, min_shared, most_ties)
    view = _ties(dataset, signed, [(a, b) for a, b, n in ties if n >= least], min_shared, least, lead)
    return view if fold is None else replace(view, name="coalition-with-chapters")


def _least(ties: list[tuple[str, str, int]], wanted: int, most: int) -> int:
    """The lowest threshold from `wanted` up that leaves at most `most` ties, but always at least the strongest."""
    strengths = sorted((n for _, _, n in ties), reverse=True)
    if len(strengths) <= most:
        return wanted
    return min(strengths[0], strengths[most] + 1)


def _ties(
    dataset: Dataset,
    signed: Signed,
    pairs: list[tuple[str, str]],
    wanted: int,
    least: int,
    lead: Mapping[str, str],
) -> View:
    edges = []
    for a, b in sorted(pairs):
        shared = sorted(set(signed[a]) & set(signed[b]))
        quotes = tuple(line for letter in shared for line in (*signed[a][letter], *signed[b][letter]))
        edges.append(ViewEdge(_id(dataset, a), _id(dataset, b), "signed together", quotes))
    tied = {organization for pair in pairs for organization in pair}
    nodes = _organizations(dataset, signed, lead)
    drawn = tuple(node for iri, node in nodes.items() if iri in tied)
    aside = tuple(node for iri, node in nodes.items() if iri not in tied)
    letters = {letter for lines in signed.values() for letter in lines}
    listed = view_letters(dataset)
    notes = [*_counted(dataset, lead), NOT_TESTED]
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
        postings=view_postings(dataset),
    )


def _two_mode(dataset: Dataset, signed: Signed, reason: str) -> View:
    nodes = [*_organizations(dataset, signed, {}).values()]
    letters = view_letters(dataset)
    lines: dict[str, list[Quote]] = {}
    edges = []
    for iri in sorted(signed):
        for letter, quotes in sorted(signed[iri].items()):
            lines.setdefault(letter, []).extend(quotes)
            edges.append(ViewEdge(_id(dataset, iri), f"letter/{letter}", "signed", tuple(quotes)))
    rows = {row.id: row for row in dataset.letters()}
    postings = posted(dataset)
    nodes += [
        ViewNode(
            id=f"letter/{letter}",
            iri=rows[letter].iri,
            kind=Kind.LETTER,
            label=rows[letter].title,
            quotes=tuple(sorted(lines[letter], key=place)),
            facts=letter_facts(rows[letter], postings.get(letter, ())),
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
        postings=view_postings(dataset),
    )


def _signed(dataset: Dataset, lead: Mapping[str, str]) -> Signed:
    """The printed lines of every organization that signed, by letter id; `lead` says which are counted with another.

    The rows leave out an organization that only says where an individual works: it has not signed.
    """
    signed: Signed = {}
    for row in dataset.signatures(again=True):
        if row.organization is not None and row.stands:
            counted = lead.get(row.organization, row.organization)
            signed.setdefault(counted, {}).setdefault(row.letter_id, []).append(quote(row.evidence, "signed"))
    return signed


def _organizations(dataset: Dataset, signed: Signed, lead: Mapping[str, str]) -> dict[str, ViewNode]:
    """Every organization that signed, with the names of those that are counted with it, which find it too."""
    entities, facts = dataset.entities(), relation_facts(dataset)
    parts: dict[str, list[str]] = {}
    for part, whole in sorted(lead.items()):
        parts.setdefault(whole, []).append(part)
    nodes = {}
    for iri in sorted(signed):
        entity, own = entities[iri], parts.get(iri, [])
        others = (name for part in own for name in (entities[part].label, *entities[part].aliases))
        nodes[iri] = ViewNode(
            id=_id(dataset, iri),
            iri=iri,
            kind=Kind.ORGANIZATION,
            label=entity.label,
            aliases=tuple(name for name in dict.fromkeys((*entity.aliases, *others)) if name != entity.label),
            quotes=tuple(line for letter in sorted(signed[iri]) for line in signed[iri][letter]),
            facts=facts.get(iri, ()),
            parts=tuple(_id(dataset, part) for part in own),
        )
    return nodes


def _counted(dataset: Dataset, lead: Mapping[str, str]) -> list[str]:
    """A sentence on those who are counted with another here; none where everybody stands alone."""
    apart = {row.organization for row in dataset.signatures() if row.organization is not None and row.stands}
    folded = apart & lead.keys()
    if not folded:
        return []
    are, whom = ("is", "it") if len(folded) == 1 else ("are", "them")
    note = (
        f"Chapters are counted with their parent, and organizations under an earlier name with the later one: "
        f"{count(len(folded), 'organization')} that signed {are} not shown apart. The search finds {whom} by name."
    )
    return [note]


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
