"""Findings: what the letters of a dataset say, in a form in which two datasets can be compared.

A position in a list is no name: one more line above moves everything below. So what is found is known by the posting
that prints it and by its words or its entity, and what else is said of it is held beside.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.graph.export.sides import Side
from undersigned.graph.rdf.names import RDFS, SKOS, UND, Name
from undersigned.graph.rdf.rows import SignatureRow


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of a finding: what it comes to in both datasets, how it is told, and the predicates that say it.

    It is None, and told as None, where nothing is said.
    """

    value: str | None
    told: str | None
    by: tuple[Name, ...]


Sayings: TypeAlias = Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in a posting: its kind, by what it is known there, how that is told, and what is said of it."""

    iri: str
    kind: str
    posting: str
    name: str
    told: str
    place: int
    sayings: Sayings


def findings(side: Side, other: Side) -> Iterator[Finding]:
    """Everything found in the letters of `side`, with entities by the ids that `other` has for them."""
    voice = _Voice(side, other)
    for row in side.dataset.signatures(again=True):
        person = row.person_named_as if row.person_named_as != row.named_as else None
        name = ", ".join(each for each in (person, row.named_as) if each)
        yield Finding(
            row.iri, "signature", row.printed_in or row.letter_id, name, name, row.position, _signed(row, voice)
        )
    for number, mention in enumerate(side.dataset.mentions(again=True)):
        sayings = {
            "printed name": voice.words(mention.named_as, UND["namedAs"]),
            "role": voice.words(mention.role, UND["role"]),
        }
        kind = "detainee" if mention.kind == "detainee" else "mention"
        told = side.label(mention.entity) + ("" if kind == "detainee" else f" ({mention.kind})")
        name = f"{mention.kind} {voice.id(mention.entity)}"
        posting = mention.printed_in or mention.letter_id
        yield Finding(mention.iri, kind, posting, name, told, number, sayings)
    for to in side.dataset.addressings(again=True):
        sayings = {
            "printed name": voice.words(to.named_as, UND["namedAs"]),
            "role": voice.words(to.role, UND["role"]),
            "institution": voice.words(to.institution, UND["institutionAs"], UND["institution"]),
            "post": voice.entity(to.post, UND["post"]),
        }
        kind, name = "copy" if to.type == "cc" else "addressee", voice.id(to.entity)
        yield Finding(to.iri, kind, to.printed_in or to.letter_id, name, side.label(to.entity), to.position, sayings)
    for ask in side.dataset.asks(again=True):
        sayings = {
            "asked of": voice.entities(ask.asked_of, UND["askedOf"]),
            "concerns": voice.entities(ask.concerns, UND["concerns"]),
        }
        posting = ask.printed_in or ask.letter_id
        yield Finding(ask.iri, "ask", posting, ask.headline, ask.headline, ask.position, sayings)
    for number, issue in enumerate(side.dataset.issues()):
        words = f"{issue.code}: {issue.message}"
        sayings = {"severity": voice.words(issue.severity, UND["severity"])}
        yield Finding(issue.iri, "issue", issue.printed_in or issue.letter_id, words, words, number, sayings)


NAMING: Mapping[str, Name] = {"ask": RDFS["label"], "entity": SKOS["prefLabel"]}
"""The predicate of what something is known by, where another can take its place."""


class _Voice:
    """Values as both datasets know them, and as people read them."""

    def __init__(self, side: Side, other: Side) -> None:
        self._side, self._other = side, other

    def id(self, iri: str) -> str:
        return self._other.replaced(self._side.id(iri))

    def words(self, value: str | None, *by: Name) -> Said:
        return Said(value, value, by)

    def entity(self, iri: str | None, *by: Name) -> Said:
        return Said(None, None, by) if iri is None else self.entities((iri,), *by)

    def entities(self, iris: tuple[str, ...], *by: Name) -> Said:
        if not iris:
            return Said(None, None, by)
        ids = sorted({self.id(iri) for iri in iris})
        return Said("\n".join(ids), "; ".join(sorted({self._side.called(iri) for iri in iris})), by)


def _signed(row: SignatureRow, voice: _Voice) -> Sayings:
    who = (UND["signatory"], UND["onBehalfOf"])
    standing = row.status if row.stands else None
    return {
        "organization that signs": voice.entity(row.organization, *who),
        "person who signs": voice.entity(row.person, *who),
        "capacity": voice.words(row.capacity, UND["capacity"]),
        "affiliation": voice.entity(row.affiliation, UND["affiliation"]),
        "role": voice.words(row.role, UND["role"]),
        "country": voice.words(row.country, UND["country"]),
        "acronym": voice.words(row.acronym, UND["acronymAs"]),
        "second name": voice.words(row.translated_as, UND["translatedNameAs"]),
        "status": voice.words(standing, UND["status"]),
        "withdrawn on": voice.words(row.withdrawn, UND["withdrawn"]),
        "no longer printed in": voice.words(row.absent_from, UND["absentFrom"]),
    }
