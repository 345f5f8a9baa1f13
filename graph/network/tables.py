"""Tables: the dataset as pandas frames, one row a fact, for spreadsheets, R and notebooks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from undersigned.graph.named import Named
from undersigned.graph.network.dating import dates as dates_of
from undersigned.graph.network.dating import earliest
from undersigned.graph.network.incidence import signed_for
from undersigned.graph.network.institutions import institutions
from undersigned.graph.rdf.iris import Iris

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import AddressingRow, EntityRow, MentionRow, SignatureRow

COLUMNS = {
    table: tuple(words.split())
    for table, words in {
        "letters": "letter_id title date publisher url language kind claimed_count claimed_unit found_count complete"
        " version_of",
        "signatures": "letter_id position named_as organization_id organization person_id person person_named_as"
        " acronym role country capacity confidence rule start end quote affiliation_id affiliation"
        " translated_as status withdrawn printed_in again",
        "organizations": "organization_id organization aliases letters signatures first last roles",
        "people": "person_id person aliases signed addressed copied detained mentioned first last",
        "officials": "letter_id type position named_as entity_id entity post_id post role institution confidence"
        " start end quote printed_in",
        "regions": "region_id region aliases letters first last",
        "mentions": "letter_id kind named_as entity_id entity role mentions confidence start end quote printed_as"
        " printed_in",
        "asks": "letter_id position headline asked_of_id asked_of concerns_id concerns start end quote printed_in",
        "issues": "letter_id code severity message start end quote printed_in",
        "relations": "left_id left kind right_id right since source",
    }.items()
}
"""The columns of every table, in their order."""

_NUMBERED = "position start end claimed_count found_count"
_COUNTED = "letters signatures mentions signed addressed copied detained mentioned"

WHOLE_NUMBERS = frozenset(f"{_NUMBERED} {_COUNTED}".split())
"""Columns that hold whole numbers, also where some are missing (pandas' Int64)."""

REAL_NUMBERS = frozenset({"confidence"})

ROLES = ("signatory", "addressee", "cc", "institution", "affiliation")
"""What an organization may be in a letter: it signs, is addressed or copied to; an official who is addressed belongs to
it (institution), or somebody who signs as an individual does (affiliation). In this order in the table."""

SEVERAL = "; "
"""Between several values in one cell."""

Row = dict[str, object]

_Printing = tuple[str, str]
"""A letter (its IRI), and the posting of it (its id) that prints something first."""


def tables(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """Frames letters, signatures, organizations, people, officials, regions, mentions, asks, issues, relations.

    `..._id` columns hold short ids ("organization/human-rights-watch", and for letters the bare letter id);
    `start` and `end` are code points, half-open, into the letter's text, and `quote` the words there; where
    `printed_in` names a further posting of the letter, into its text. In `letters`, `version_of` is the letter that a
    further posting belongs to. `signatures` has every printing of one; with `again` it repeats that of an earlier
    posting. In `signatures`, `named_as` is the organization as printed (the person where one signs as an individual),
    `organization` and `person` the names under which they are known here, `affiliation` the organization beside an
    individual, which has not signed. `first` and `last` are dates of the postings that print it: who signs or is named
    only in a later posting of a letter does so from the date of that posting on. In `organizations`, `roles` says as
    what letters name it (see `ROLES`). In `mentions`, `printed_as` holds every name printed in the letter. In
    `relations`, `left` is the `kind` ("chapter of", "renamed to", ...) `right`. Names of entities
    are `Named`: text that knows its IRI. Rows stand in the dataset's order, entities by id.
    """
    names = _Names(dataset.entities(), dataset.base)
    return {
        "letters": _frame("letters", _letters(dataset)),
        "signatures": _frame("signatures", _signatures(dataset, names)),
        "organizations": _frame("organizations", _organizations(dataset, names)),
        "people": _frame("people", _people(dataset, names)),
        "officials": _frame("officials", _officials(dataset, names)),
        "regions": _frame("regions", _regions(dataset, names)),
        "mentions": _frame("mentions", _mentions(dataset, names)),
        "asks": _frame("asks", _asks(dataset, names)),
        "issues": _frame("issues", _issues(dataset)),
        "relations": _frame("relations", _relations(dataset, names)),
    }


class _Names:
    """Short ids and labels of entities."""

    def __init__(self, entities: Mapping[str, EntityRow], base: str) -> None:
        self.entities = entities
        self.iris = Iris(base)
        self._named: dict[str, Named] = {}

    def id(self, iri: str | None) -> str | None:
        return None if iri is None else self.iris.entity_id(iri)

    def label(self, iri: str | None) -> Named | None:
        if iri is None:
            return None
        if iri not in self._named:
            self._named[iri] = Named(self.entities[iri].label, iri, self.iris.entity_id(iri))
        return self._named[iri]

    def several(self, iris: Sequence[str]) -> Row:
        ids, labels = [self.id(iri) or "" for iri in iris], [self.label(iri) or "" for iri in iris]
        return {"id": SEVERAL.join(ids), "label": SEVERAL.join(labels)}

    def of_kind(self, kind: str) -> list[EntityRow]:
        return sorted((entity for entity in self.entities.values() if entity.kind == kind), key=lambda e: e.iri)


def _frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """A frame with exactly the table's columns; whole numbers stay whole, text is object, missing is None."""
    import pandas as pd

    listed = list(rows)
    kinds = {**dict.fromkeys(WHOLE_NUMBERS, "Int64"), **dict.fromkeys(REAL_NUMBERS, "Float64")}
    return pd.DataFrame(
        {
            column: pd.Series([row[column] for row in listed], dtype=kinds.get(column, "object"))
            for column in COLUMNS[table]
        }
    )


def _letters(dataset: Dataset) -> Iterable[Row]:
    """Every letter, and every further posting of one, by id: what `version_of` is empty for are the letters."""
    for row in sorted([*dataset.letters(), *dataset.versions()], key=lambda row: row.id):
        known = {name: getattr(row, name) for name in COLUMNS["letters"][1:]}
        # A row shows the id of a letter without a title; in a table that would be stated as its title.
        yield {"letter_id": row.id, **known, "title": None if row.title == row.id else row.title}


def _signatures(dataset: Dataset, names: _Names) -> Iterable[Row]:
    for row in dataset.signatures(again=True):
        yield {
            "letter_id": row.letter_id,
            "position": row.position,
            "named_as": row.named_as,
            "organization_id": names.id(row.organization),
            "organization": names.label(row.organization),
            "person_id": names.id(row.person),
            "person": names.label(row.person),
            "person_named_as": row.person_named_as,
            "acronym": row.acronym,
            "role": row.role,
            "country": row.country,
            "capacity": row.capacity,
            "confidence": row.confidence,
            "rule": row.rule,
            "start": row.evidence.start,
            "end": row.evidence.end,
            "quote": row.evidence.quote,
            "affiliation_id": names.id(row.affiliation),
            "affiliation": names.label(row.affiliation),
            "translated_as": row.translated_as,
            "status": row.status,
            "withdrawn": row.withdrawn,
            "printed_in": row.printed_in,
            "again": row.repeats is not None,
        }


def _organizations(dataset: Dataset, names: _Names) -> Iterable[Row]:
    """Every organization; one beside a person who signs as an individual has not signed itself."""
    dates = dates_of(dataset)
    roles = _roles(dataset)
    signed: dict[str, list[SignatureRow]] = {}
    for row in dataset.signatures():
        organization = signed_for(row)
        if organization is not None and row.stands:
            signed.setdefault(organization, []).append(row)
    for entity in names.of_kind("organization"):
        rows = signed.get(entity.iri, [])
        yield {
            "organization_id": names.id(entity.iri),
            "organization": names.label(entity.iri),
            "aliases": SEVERAL.join(entity.aliases),
            "letters": len({row.letter for row in rows}),
            "signatures": len(rows),
            **_first_and_last(((row.letter, row.posting) for row in rows), dates),
            "roles": SEVERAL.join(role for role in ROLES if role in roles.get(entity.iri, ())),
        }


def _roles(dataset: Dataset) -> Mapping[str, set[str]]:
    """The roles of every organization, by IRI; an institution addressed by itself is an addressee and no more."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in dataset.signatures():
        for organization, role in ((signed_for(row), "signatory"), (row.affiliation, "affiliation")):
            if organization is not None:
                found[organization].add(role)
    beside = institutions(dataset)
    for addressing in dataset.addressings():
        found[addressing.entity].add(addressing.type)
        institution = beside.get(addressing.iri, addressing.entity)
        if institution != addressing.entity:
            found[institution].add("institution")
    return found


def _people(dataset: Dataset, names: _Names) -> Iterable[Row]:
    """Every person, with the number of letters signed, addressed to, copied to, and naming him or her."""
    dates = dates_of(dataset)
    parts: dict[str, dict[str, set[_Printing]]] = {}

    def played(person: str | None, part: str, row: SignatureRow | AddressingRow | MentionRow) -> None:
        if person is not None:
            parts.setdefault(person, {}).setdefault(part, set()).add((row.letter, row.posting))

    for signature in dataset.signatures():
        if signature.stands:
            played(signature.person, "signed", signature)
    for addressing in dataset.addressings():
        played(addressing.entity, "addressed" if addressing.type == "addressee" else "copied", addressing)
    for mention in dataset.mentions():
        played(mention.entity, "detained" if mention.kind == "detainee" else "mentioned", mention)
    for entity in names.of_kind("person"):
        own = parts.get(entity.iri, {})
        yield {
            "person_id": names.id(entity.iri),
            "person": names.label(entity.iri),
            "aliases": SEVERAL.join(entity.aliases),
            **{part: len({letter for letter, _ in own.get(part, ())}) for part in COLUMNS["people"][3:8]},
            **_first_and_last((each for printed in own.values() for each in printed), dates),
        }


def _officials(dataset: Dataset, names: _Names) -> Iterable[Row]:
    """Every addressee and every one copied, a row a letter."""
    for row in dataset.addressings():
        yield {
            "letter_id": row.letter_id,
            "type": row.type,
            "position": row.position,
            "named_as": row.named_as,
            "entity_id": names.id(row.entity),
            "entity": names.label(row.entity),
            "post_id": names.id(row.post),
            "post": names.label(row.post),
            "role": row.role,
            "institution": row.institution,
            "confidence": row.confidence,
            "start": row.evidence.start,
            "end": row.evidence.end,
            "quote": row.evidence.quote,
            "printed_in": row.printed_in,
        }


def _regions(dataset: Dataset, names: _Names) -> Iterable[Row]:
    dates = dates_of(dataset)
    named: dict[str, set[_Printing]] = {}
    for row in dataset.mentions():
        named.setdefault(row.entity, set()).add((row.letter, row.posting))
    for entity in names.of_kind("region"):
        printed = named.get(entity.iri, set())
        yield {
            "region_id": names.id(entity.iri),
            "region": names.label(entity.iri),
            "aliases": SEVERAL.join(entity.aliases),
            "letters": len({letter for letter, _ in printed}),
            **_first_and_last(printed, dates),
        }


def _mentions(dataset: Dataset, names: _Names) -> Iterable[Row]:
    """A row an entity and letter; start, end and quote are its first place there, `mentions` the number of places."""
    for row in dataset.mentions():
        first = row.evidence[0] if row.evidence else None
        yield {
            "letter_id": row.letter_id,
            "kind": row.kind,
            "named_as": row.named_as,
            "entity_id": names.id(row.entity),
            "entity": names.label(row.entity),
            "role": row.role,
            "mentions": len(row.evidence),
            "confidence": row.confidence,
            "start": None if first is None else first.start,
            "end": None if first is None else first.end,
            "quote": None if first is None else first.quote,
            "printed_as": SEVERAL.join(dict.fromkeys(" ".join(place.quote.split()) for place in row.evidence)),
            "printed_in": row.printed_in,
        }


def _asks(dataset: Dataset, names: _Names) -> Iterable[Row]:
    for row in dataset.asks():
        asked_of, concerns = names.several(row.asked_of), names.several(row.concerns)
        yield {
            "letter_id": row.letter_id,
            "position": row.position,
            "headline": row.headline,
            "asked_of_id": asked_of["id"],
            "asked_of": asked_of["label"],
            "concerns_id": concerns["id"],
            "concerns": concerns["label"],
            "start": row.evidence.start,
            "end": row.evidence.end,
            "quote": row.evidence.quote,
            "printed_in": row.printed_in,
        }


def _issues(dataset: Dataset) -> Iterable[Row]:
    for row in dataset.issues():
        place = row.evidence
        yield {
            "letter_id": row.letter_id,
            "code": row.code,
            "severity": row.severity,
            "message": row.message,
            "start": None if place is None else place.start,
            "end": None if place is None else place.end,
            "quote": None if place is None else place.quote,
            "printed_in": row.printed_in,
        }


def _relations(dataset: Dataset, names: _Names) -> Iterable[Row]:
    for row in dataset.relations():
        yield {
            "left_id": names.id(row.left),
            "left": names.label(row.left),
            "kind": row.kind,
            "right_id": names.id(row.right),
            "right": names.label(row.right),
            "since": row.since,
            "source": SEVERAL.join(row.sources),
        }


def _first_and_last(printed: Iterable[_Printing], dates: Mapping[str, str | None]) -> Row:
    """The first and the last date of letters, each from the day of the first of the postings that tell of something."""
    since: dict[str, list[str | None]] = {}
    for letter, posting in printed:
        since.setdefault(letter, []).append(dates[posting])
    known = sorted(date for each in since.values() if (date := earliest(each)) is not None)
    return {"first": known[0], "last": known[-1]} if known else {"first": None, "last": None}
