"""The card of an entity: what it signed and with whom, where it is named, and what people decided about it.

Everything has the date of the posting that prints it first, which is not the letter's own for what was added later.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from undersigned.graph.network.cards import Card, Cell, Fact, Rows, flat, quoted, sections
from undersigned.graph.network.dating import later, since
from undersigned.graph.network.incidence import signed_for
from undersigned.graph.network.judged import judged, judgements_about
from undersigned.graph.rdf.names import DCT, ORG, OWL, SKOS, UND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from undersigned.graph.network.labels import Labels
    from undersigned.graph.rdf import Dataset, EntityRow, Evidence, SignatureRow

_KNOWN = {
    SKOS["exactMatch"].value: "elsewhere",
    UND["country"].value: "country",
    ORG["purpose"].value: "about",
    OWL["differentFrom"].value: "not the same as",
    UND["splitFrom"].value: "held apart from",
    DCT["source"].value: "known from",
}
"""What else a dataset may say of an entity, and what a card calls it."""


def entity_card(dataset: Dataset, labels: Labels, entity: EntityRow) -> Card:
    """The card of one entity."""
    id = labels.iris.entity_id(entity.iri)
    signed = [row for row in dataset.signatures() if entity.iri in (row.organization, row.person, row.affiliation)]
    mentions = list(_mentions(dataset, labels, entity.iri))
    places = [*(row.evidence for row in signed), *(place for *_, words in mentions for place in words)]
    parts: tuple[tuple[str, str, Rows], ...] = (
        ("signatures", "date letter title as named_as", sorted(_signed(labels, entity.iri, signed), key=_by_date)),
        ("partners", "partner letters first last", _partners(dataset, labels, entity)),
        (
            "mentions",
            "date letter as words",
            sorted(((date, letter, role, quoted(words)) for date, letter, role, words in mentions), key=_by_date),
        ),
        (
            "relations",
            "left relation right since source",
            [
                (labels(row.left), row.kind, labels(row.right), row.since, "; ".join(row.sources))
                for row in dataset.relations()
                if entity.iri in (row.left, row.right)
            ],
        ),
        ("judgements", "at by judged reason", [judged(row) for row in judgements_about(dataset, entity)]),
        ("questions", "letter question words", _questions(dataset, labels, places)),
    )
    return Card(entity.iri, id, entity.label, entity.kind, _entity_facts(dataset, labels, entity), sections(parts))


def _entity_facts(dataset: Dataset, labels: Labels, entity: EntityRow) -> tuple[Fact, ...]:
    known: defaultdict[str, list[str]] = defaultdict(list)
    for each in dataset.about(entity.iri):
        if each.subject == entity.iri and each.predicate in _KNOWN:
            known[_KNOWN[each.predicate]].append(labels(each.object.value) or "")
        elif each.object.value == entity.iri and each.predicate == DCT["isReplacedBy"].value:
            known["earlier ids"].append(labels.iris.entity_id(each.subject))
    facts: list[Fact] = [("also called", entity.aliases)] if entity.aliases else []
    return (*facts, *((name, tuple(known[name])) for name in (*_KNOWN.values(), "earlier ids") if name in known))


def _signed(labels: Labels, iri: str, rows: Iterable[SignatureRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        date, letter = labels.dated(row)
        if iri == row.affiliation:
            role = f"where {row.person_named_as or row.named_as} works; has not signed"
        elif iri == row.person:
            role = f"for {labels(row.organization)}" if row.organization else "for himself or herself"
        else:
            role = "organization" if row.person is None else f"by {row.person_named_as or labels(row.person)}"
        if row.status != "signed":
            role += f" ({row.status})"
        yield date, letter, labels.letters[row.letter].title, role, row.named_as


def _partners(dataset: Dataset, labels: Labels, entity: EntityRow) -> list[tuple[Cell, ...]]:
    """Those of the same kind under the same letters, most letters first, then by name; dates are those of both."""
    printed: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in dataset.signatures():
        signer = row.person if entity.kind == "person" else signed_for(row)
        if signer is not None and row.stands:
            printed[row.letter_id][signer].add(row.posting)
    shared: defaultdict[str, list[str | None]] = defaultdict(list)
    for letter, signers in printed.items():
        if entity.iri in signers:
            signed = {signer: since(letter, postings, labels.dates) for signer, postings in signers.items()}
            for signer, date in signed.items():
                shared[signer].append(later(signed[entity.iri], date))
    shared.pop(entity.iri, None)
    rows: list[tuple[Cell, ...]] = []
    for signer, dates in sorted(shared.items(), key=lambda each: (-len(each[1]), labels(each[0]) or "", each[0])):
        known = sorted(date for date in dates if date is not None)
        first, last = (known[0], known[-1]) if known else (None, None)
        rows.append((labels(signer), len(dates), first, last))
    return rows


def _mentions(
    dataset: Dataset, labels: Labels, iri: str
) -> Iterator[tuple[str | None, str | None, str, tuple[Evidence, ...]]]:
    """(date of the posting, letter, as what, where) of each letter that addresses or names the entity."""
    beside = {each.subject for each in dataset.about(iri) if each.predicate == UND["institution"].value}
    for row in dataset.addressings():
        if iri in (row.entity, row.post):
            yield *labels.dated(row), row.type, (row.evidence,)
        elif row.iri in beside:
            yield *labels.dated(row), f"institution of the {row.type}", (row.evidence,)
    for mention in dataset.mentions():
        if mention.entity == iri:
            yield *labels.dated(mention), mention.kind, mention.evidence


def _questions(dataset: Dataset, labels: Labels, places: Sequence[Evidence]) -> list[tuple[Cell, ...]]:
    """Open questions about words in which the entity is named."""
    by_letter: defaultdict[str, list[Evidence]] = defaultdict(list)
    for place in places:
        by_letter[place.letter_id].append(place)
    return [
        (labels(row.letter), row.message, flat(row.evidence.quote))
        for row in dataset.issues()
        if row.severity == "question" and row.evidence is not None and _touches(row.evidence, by_letter)
    ]


def _touches(spot: Evidence, places: dict[str, list[Evidence]]) -> bool:
    return any(each.start < spot.end and spot.start < each.end for each in places.get(spot.letter_id, ()))


def _by_date(row: tuple[Cell, ...]) -> tuple[str, str]:
    """By date, what has none at the end, then by letter."""
    return str(row[0] or "~"), str(row[1])
