"""The card of a letter, or of a further posting of one: who sent it to whom, whom it names and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.network.cards import Card, Fact, Rows, flat, quoted, sections
from undersigned.graph.network.judged import judged, judgements_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undersigned.graph.network.labels import Labels
    from undersigned.graph.rdf import Dataset, LetterRow


def letter_card(dataset: Dataset, labels: Labels, letter: LetterRow) -> Card:
    """The card of one letter."""
    claimed = None if letter.claimed_count is None else f"{letter.claimed_count} {letter.claimed_unit or ''}".strip()
    facts: tuple[Fact, ...] = (
        ("date", letter.date),
        ("published by", letter.publisher),
        ("address", letter.url),
        ("also at", letter.also_at),
        ("language", letter.language),
        ("kind of text", letter.kind),
        ("declared signatories", claimed),
        ("found signatories", letter.found_count),
        ("a posting of", letter.version_of),
    )
    # What a further posting says is said of the letter; its own card has what is printed in it.
    said_of = {letter.iri, *(iri for iri, row in labels.letters.items() if row.id == letter.version_of)}
    posting = letter.id if letter.version_of is not None else None
    here = [row for row in dataset.signatures(again=True) if row.letter in said_of and row.printed_in == posting]
    parts: tuple[tuple[str, str, Rows], ...] = (
        (
            "postings",
            "date posting address",
            [(row.date, labels(row.iri), row.url) for row in dataset.versions() if row.version_of == letter.id],
        ),
        (
            "recipients",
            "as name post words",
            [
                (row.type, labels(row.entity), labels(row.post), flat(row.evidence.quote))
                for row in dataset.addressings(again=True)
                if row.letter in said_of and row.printed_in == posting
            ],
        ),
        (
            "signatories",
            "position organization person named_as status",
            [(row.position, labels(row.organization), labels(row.person), row.named_as, row.status) for row in here],
        ),
        (
            "mentions",
            "as name words",
            [
                (row.kind, labels(row.entity), quoted(row.evidence))
                for row in dataset.mentions(again=True)
                if row.letter in said_of and row.printed_in == posting
            ],
        ),
        (
            "asks",
            "position ask asked_of concerns",
            [
                (row.position, row.headline, _several(labels, row.asked_of), _several(labels, row.concerns))
                for row in dataset.asks(again=True)
                if row.letter in said_of and row.printed_in == posting
            ],
        ),
        ("judgements", "at by judged reason", [judged(row) for row in judgements_about(dataset, letter)]),
        (
            "questions",
            "severity question words",
            [
                (row.severity, row.message, None if row.evidence is None else flat(row.evidence.quote))
                for row in dataset.issues()
                if row.letter in said_of and row.printed_in == posting
            ],
        ),
    )
    known = tuple((name, value) for name, value in facts if value not in (None, "", ()))
    return Card(letter.iri, letter.id, letter.title, "letter", known, sections(parts))


def _several(labels: Labels, iris: Iterable[str]) -> str | None:
    return "; ".join(labels(iri) or "" for iri in iris) or None
