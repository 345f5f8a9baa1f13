"""Readings: the rows that the dataset hands out, put together from its columns.

Which graph a triple stands in plays no part, so that a Turtle file gives the same rows as N-Quads.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pyoxigraph import NamedNode

from undersigned.graph.errors import InputError
from undersigned.graph.model import Capacity
from undersigned.graph.rdf.columns import Columns
from undersigned.graph.rdf.lift_relations import RELATIONS
from undersigned.graph.rdf.names import DCT, OA, ORG, PROV, RDF, RDFS, SCHEMA, SKOS, UND
from undersigned.graph.rdf.rows import (
    AddressingRow,
    AskRow,
    EntityRow,
    Evidence,
    IssueRow,
    JudgementRow,
    LetterRow,
    MentionRow,
    RelationRow,
    SignatureRow,
)

ENTITY_CLASSES: dict[str, NamedNode] = {
    "organization": ORG["Organization"],
    "person": SCHEMA["Person"],
    "post": ORG["Post"],
    "region": UND["Region"],
    "law": SCHEMA["Legislation"],
    "body": UND["Body"],
    "event": SCHEMA["Event"],
}
"""The class that tells each kind of entity. A body is an organization too, and is known by its own class."""


def letter_ids(columns: Columns, kind: NamedNode = UND["JointLetter"]) -> Mapping[str, str]:
    """Letter IRI to letter id, or those of the further postings (`kind` und:LetterVersion)."""
    return {iri: columns.one(iri, DCT["identifier"]) for iri in columns.instances(kind)}


def evidence(columns: Columns, ids: Mapping[str, str]) -> Mapping[str, Evidence]:
    """Evidence IRI to the words it points at, for all evidence that is a stretch of a letter's text."""
    texts = {text: ids[letter] for letter in ids for text in columns.all(letter, PROV["hadPrimarySource"])}
    primaries = ((version, columns.maybe(iri, DCT["isVersionOf"])) for iri, version in ids.items())
    works = {version: ids.get(primary, "") for version, primary in primaries if primary is not None}
    found: dict[str, Evidence] = {}
    for iri in columns.instances(OA["SpecificResource"]):
        selector = columns.one(iri, OA["hasSelector"])
        source = columns.one(iri, OA["hasSource"])
        if source not in texts:
            raise InputError(f"evidence <{iri}> points into <{source}>, which is no letter's text")
        found[iri] = Evidence(
            texts[source],
            columns.number(selector, OA["start"]),
            columns.number(selector, OA["end"]),
            columns.one(selector, OA["exact"]),
            iri,
            works.get(texts[source], ""),
        )
    return found


class Readings:
    """The rows of one store, each kind sorted by letter id, then by its place in the letter."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._ids = letter_ids(columns)
        self._versions = letter_ids(columns, UND["LetterVersion"])
        self._evidence = evidence(columns, {**self._ids, **self._versions})

    def letters(self) -> Iterator[LetterRow]:
        """Every letter."""
        return self._letters(self._ids)

    def versions(self) -> Iterator[LetterRow]:
        """Every further posting of a letter."""
        return self._letters(self._versions)

    def _letters(self, ids: Mapping[str, str]) -> Iterator[LetterRow]:
        columns = self._columns
        for iri, letter_id in sorted(ids.items(), key=lambda item: item[1]):
            primary = columns.maybe(iri, DCT["isVersionOf"])
            claimed = columns.maybe(iri, UND["claimedSignatoryCount"])
            text = columns.maybe(iri, PROV["hadPrimarySource"])
            yield LetterRow(
                iri=iri,
                id=letter_id,
                title=columns.maybe(iri, DCT["title"]) or columns.maybe(iri, UND["subjectLine"]) or letter_id,
                date=columns.maybe(iri, DCT["issued"]),
                language=columns.maybe(iri, DCT["language"]),
                publisher=columns.maybe(iri, DCT["publisher"]),
                url=columns.maybe(iri, DCT["source"]),
                claimed_count=None if claimed is None else columns.number(iri, UND["claimedSignatoryCount"]),
                claimed_unit=columns.maybe(iri, UND["claimedSignatoryUnit"]),
                found_count=columns.number(iri, UND["foundSignatoryCount"]),
                complete=columns.one(iri, UND["signatoriesComplete"]) == "true",
                kind=columns.maybe(iri, UND["letterKind"]),
                media_type=None if text is None else columns.maybe(text, DCT["format"]),
                version_of=None if primary is None else self._id(primary),
                also_at=columns.all(iri, UND["alsoAt"]),
            )

    def signatures(self) -> Iterator[SignatureRow]:
        """Every signature."""
        columns = self._columns
        for letter_id, position, iri, letter in self._placed(UND["Signature"]):
            capacity = columns.one(iri, UND["capacity"])
            signatory = columns.one(iri, UND["signatory"])
            by_person = capacity != Capacity.ORGANIZATION  # also who signs by a description alone
            yield SignatureRow(
                iri=iri,
                letter=letter,
                letter_id=letter_id,
                position=position,
                named_as=columns.one(iri, UND["namedAs"]),
                person_named_as=columns.maybe(iri, UND["personNamedAs"]),
                acronym=columns.maybe(iri, UND["acronymAs"]),
                organization=columns.maybe(iri, UND["onBehalfOf"]) if by_person else signatory,
                person=signatory if by_person else None,
                role=columns.maybe(iri, UND["role"]),
                country=columns.maybe(iri, UND["country"]),
                capacity=capacity,
                confidence=columns.fraction(iri, UND["confidence"]),
                rule=columns.one(iri, UND["rule"]),
                evidence=self._words(iri)[0],
                affiliation=columns.maybe(iri, UND["affiliation"]),
                translated_as=columns.maybe(iri, UND["translatedNameAs"]),
                status=columns.one(iri, UND["status"]),
                absent_from=self._version(columns.maybe(iri, UND["absentFrom"])),
                printed_in=self._printed_in(iri),
                repeats=columns.maybe(iri, DCT["isVersionOf"]),
                withdrawn=columns.maybe(iri, UND["withdrawn"]),
            )

    def addressings(self) -> Iterator[AddressingRow]:
        """Every addressee, then every one copied to, letter by letter."""
        columns = self._columns
        placed = self._placed(UND["Addressing"])
        types = {iri: columns.one(iri, UND["recipientType"]) for _, _, iri, _ in placed}

        def order(row: tuple[str, int, str, str]) -> tuple[str, str, str, int]:
            return row[0], self._printed_in(row[2]) or "", types[row[2]], row[1]

        for letter_id, position, iri, letter in sorted(placed, key=order):
            yield AddressingRow(
                iri=iri,
                letter=letter,
                letter_id=letter_id,
                type=types[iri],
                position=position,
                entity=columns.one(iri, UND["recipient"]),
                post=columns.maybe(iri, UND["post"]),
                named_as=columns.one(iri, UND["namedAs"]),
                role=columns.maybe(iri, UND["role"]),
                institution=columns.maybe(iri, UND["institutionAs"]),
                confidence=columns.fraction(iri, UND["confidence"]),
                evidence=self._words(iri)[0],
                printed_in=self._printed_in(iri),
                repeats=columns.maybe(iri, DCT["isVersionOf"]),
            )

    def mentions(self) -> Iterator[MentionRow]:
        """Every entity named by a letter, by kind, then in the order first named."""
        columns = self._columns
        rows = []
        for iri in columns.instances(UND["Mention"]):
            letter = columns.one(iri, UND["letter"])
            words = self._words(iri)
            kind = columns.one(iri, UND["kind"])
            place = (self._id(letter), self._printed_in(iri) or "", kind, words[0].start)
            rows.append((place, iri, letter, words))
        for (letter_id, _, kind, _), iri, letter, words in sorted(rows):
            yield MentionRow(
                iri=iri,
                letter=letter,
                letter_id=letter_id,
                kind=kind,
                entity=columns.one(iri, UND["entity"]),
                named_as=columns.one(iri, UND["namedAs"]),
                role=columns.maybe(iri, UND["role"]),
                confidence=columns.fraction(iri, UND["confidence"]),
                evidence=words,
                printed_in=self._printed_in(iri),
                repeats=columns.maybe(iri, DCT["isVersionOf"]),
            )

    def asks(self) -> Iterator[AskRow]:
        """Every ask."""
        columns = self._columns
        for letter_id, position, iri, letter in self._placed(UND["Ask"]):
            yield AskRow(
                iri=iri,
                letter=letter,
                letter_id=letter_id,
                position=position,
                headline=columns.one(iri, RDFS["label"]),
                asked_of=columns.all(iri, UND["askedOf"]),
                concerns=columns.all(iri, UND["concerns"]),
                evidence=self._words(iri)[0],
                printed_in=self._printed_in(iri),
                repeats=columns.maybe(iri, DCT["isVersionOf"]),
            )

    def issues(self) -> Iterator[IssueRow]:
        """Every issue."""
        columns = self._columns
        for letter_id, _, iri, letter in self._placed(UND["Issue"]):
            spot = columns.maybe(iri, UND["evidence"])
            yield IssueRow(
                iri=iri,
                letter=letter,
                letter_id=letter_id,
                code=columns.one(iri, UND["code"]),
                severity=columns.one(iri, UND["severity"]),
                message=columns.one(iri, RDFS["comment"]),
                evidence=None if spot is None else self._words(iri)[0],
                printed_in=self._printed_in(iri),
            )

    def judgements(self) -> Iterator[JudgementRow]:
        """Every judgement, by when it was made."""
        columns = self._columns
        rows = []
        for iri in columns.instances(UND["Judgement"]):
            who = columns.maybe(iri, PROV["wasAttributedTo"])
            row = JudgementRow(
                iri=iri,
                kind=columns.one(iri, UND["kind"]),
                left=columns.maybe(iri, UND["left"]) or "",
                right=columns.maybe(iri, UND["right"]) or "",
                verdict=columns.maybe(iri, UND["verdict"]) or "",
                reason=columns.maybe(iri, UND["reason"]) or "",
                by=None if who is None else columns.maybe(who, RDFS["label"]),
                at=columns.maybe(iri, PROV["generatedAtTime"]),
                field=columns.maybe(iri, UND["field"]),
            )
            rows.append(((row.at or "", iri), row))
        return (row for _, row in sorted(rows, key=lambda each: each[0]))

    def relations(self) -> Iterator[RelationRow]:
        """Every relation of two organizations, by kind, then by the organizations."""
        columns, kinds = self._columns, {predicate.value: kind for kind, predicate in RELATIONS.items()}
        rows = []
        for iri in columns.instances(UND["OrganizationRelation"]):
            predicate = columns.one(iri, RDF["predicate"])
            if predicate not in kinds:
                raise InputError(f"<{iri}> is no relation of organizations: <{predicate}>; see `undersigned check`")
            ends = columns.one(iri, RDF["subject"]), columns.one(iri, RDF["object"])
            rows.append((kinds[predicate], *ends, iri))
        for kind, left, right, iri in sorted(rows):
            since, sources = columns.maybe(iri, SCHEMA["startDate"]), columns.all(iri, DCT["source"])
            yield RelationRow(iri, kind, left, right, since, sources)

    @cached_property
    def entities(self) -> Mapping[str, EntityRow]:
        """Entity IRI to entity, sorted by IRI; a body is a body and not an organization."""
        columns = self._columns
        kinds = {iri: kind for kind, entity_class in ENTITY_CLASSES.items() for iri in columns.instances(entity_class)}
        return {
            iri: EntityRow(iri, kinds[iri], columns.one(iri, SKOS["prefLabel"]), columns.all(iri, SKOS["altLabel"]))
            for iri in sorted(kinds)
        }

    def _id(self, letter: str) -> str:
        if letter not in self._ids:
            raise InputError(f"<{letter}> is spoken of but is no und:JointLetter here; see `undersigned check`")
        return self._ids[letter]

    def _placed(self, kind: NamedNode) -> list[tuple[str, int, str, str]]:
        """(letter id, position, IRI, letter IRI) of every instance of `kind`; those of further postings come later."""
        columns = self._columns
        rows = []
        for iri in columns.instances(kind):
            letter = columns.one(iri, UND["letter"])
            position = columns.number(iri, UND["position"])
            rows.append((self._id(letter), self._printed_in(iri) or "", position, iri, letter))
        return [(letter_id, position, iri, letter) for letter_id, _, position, iri, letter in sorted(rows)]

    def _printed_in(self, iri: str) -> str | None:
        """The id of the further posting in which something was found; None for what the letter itself says."""
        return self._version(self._columns.maybe(iri, UND["printedIn"]))

    def _version(self, iri: str | None) -> str | None:
        if iri is None or iri in self._versions:
            return None if iri is None else self._versions[iri]
        raise InputError(f"<{iri}> is spoken of but is no und:LetterVersion here; see `undersigned check`")

    def _words(self, iri: str) -> tuple[Evidence, ...]:
        """The words behind a fact, in the order of the text."""
        pointers = self._columns.all(iri, UND["evidence"])
        words = tuple(sorted(self._evidence[pointer] for pointer in pointers if pointer in self._evidence))
        if not words:
            raise InputError(f"<{iri}> has no evidence in its letter's text; `undersigned check` lists all such faults")
        return words
