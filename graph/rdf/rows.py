"""What the dataset's doors hand out: plain frozen values, so that no other room needs to know about triples.

Of everything found in a letter, `printed_in` is the id of the further posting of that letter in which it stands (None
in the letter itself), `posting` the id of the one or the other, whose date and address are those of the finding, and
`repeats` the IRI of what an earlier posting said alike.
"""

from dataclasses import dataclass
from typing import Literal

from undersigned.graph.markup import card, table
from undersigned.graph.named import Named


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words behind a fact: where they stand in the letter's text (code points, half-open), and its IRI.

    `letter_id` names the posting in whose text they stand; of a further posting `version_of` is the letter's own id.
    """

    letter_id: str
    start: int
    end: int
    quote: str
    iri: str
    version_of: str = ""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter. `title` is the stated title, else the subject line, else the id; `date` has the precision stated.

    `media_type` is that of the text its evidence lies in: "application/yaml" is a fact sheet about the letter.
    `version_of` is the id of the letter of which this is a further posting; `also_at` are further addresses of the
    same text.
    """

    iri: str
    id: str
    title: str
    date: str | None
    language: str | None
    publisher: str | None
    url: str | None
    claimed_count: int | None
    claimed_unit: str | None
    found_count: int
    complete: bool
    kind: str | None
    media_type: str | None = None
    version_of: str | None = None
    also_at: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        found = f"{self.found_count:,}" + ("" if self.claimed_count is None else f" ({self.claimed_count:,} declared)")
        facts = (
            ("id", self.id),
            ("date", self.date),
            ("published by", self.publisher),
            ("address", self.url),
            ("also at", self.also_at),
            ("language", self.language),
            ("signatories", found),
            ("a posting of", self.version_of),
        )
        return card(Named(self.title, self.iri, self.id), facts)


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature. `named_as` is the organization as printed, else the person; `organization` and `person` are IRIs.

    `affiliation` is the IRI of the organization printed beside one who signs as an individual; it has not signed.
    `translated_as` is the name printed a second time, in another script or language. `status` says what became of it
    ("signed", "late", "withdrawn"; `withdrawn` is the date of that, where it is known), `absent_from` which later
    posting (an id) prints it no more.
    """

    iri: str
    letter: str
    letter_id: str
    position: int
    named_as: str
    person_named_as: str | None
    acronym: str | None
    organization: str | None
    person: str | None
    role: str | None
    country: str | None
    capacity: str
    confidence: float
    rule: str
    evidence: Evidence
    affiliation: str | None = None
    translated_as: str | None = None
    status: str = "signed"
    absent_from: str | None = None
    printed_in: str | None = None
    repeats: str | None = None
    withdrawn: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the signature counts: it was not withdrawn."""
        return self.status != "withdrawn"

    @property
    def posting(self) -> str:
        """The id of the posting that prints it."""
        return self.printed_in or self.letter_id


@dataclass(frozen=True, slots=True)
class AddressingRow:
    """A letter's addressee (`type` "addressee") or one it is copied to ("cc").

    `entity` is the person, else the post, else the organization; `role` and `institution` are the printed words.
    """

    iri: str
    letter: str
    letter_id: str
    type: str
    position: int
    entity: str
    post: str | None
    named_as: str
    role: str | None
    institution: str | None
    confidence: float
    evidence: Evidence
    printed_in: str | None = None
    repeats: str | None = None

    @property
    def posting(self) -> str:
        """The id of the posting that prints it."""
        return self.printed_in or self.letter_id


@dataclass(frozen=True, slots=True)
class MentionRow:
    """An entity that a letter names, once a letter, with every place that names it.

    `kind` is "detainee", "concern", "official", "region", "law", "body" or "event".
    """

    iri: str
    letter: str
    letter_id: str
    kind: str
    entity: str
    named_as: str
    role: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    printed_in: str | None = None
    repeats: str | None = None

    @property
    def posting(self) -> str:
        """The id of the posting that prints it."""
        return self.printed_in or self.letter_id


@dataclass(frozen=True, slots=True)
class AskRow:
    """One thing a letter asks: of whom, and about which entities (IRIs)."""

    iri: str
    letter: str
    letter_id: str
    position: int
    headline: str
    asked_of: tuple[str, ...]
    concerns: tuple[str, ...]
    evidence: Evidence
    printed_in: str | None = None
    repeats: str | None = None

    @property
    def posting(self) -> str:
        """The id of the posting that prints it."""
        return self.printed_in or self.letter_id


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What could not be read in a letter, or does not add up; `severity` is "note", "warning" or "question"."""

    iri: str
    letter: str
    letter_id: str
    code: str
    severity: str
    message: str
    evidence: Evidence | None
    printed_in: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity under its label and every other name.

    `kind` is "organization", "person", "post", "region", "law", "body" or "event".
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]

    def _repr_html_(self) -> str:
        facts = (("kind", self.kind), ("also called", self.aliases), ("IRI", self.iri))
        return card(Named(self.label, self.iri, self.iri), facts)


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What the organization `left` is to the organization `right` (IRIs) without being it.

    `kind` is "chapter of", "member of", "secretariat of" or "renamed to"; `since` has the precision of its source, the
    first where sources differ; `sources` say who tells so.
    """

    iri: str
    kind: str
    left: str
    right: str
    since: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What a person decided: about `left` and `right` (names, ids, or a letter's id and its words) the `verdict` holds.

    `by` says who judged and `at` when; `field` is what the words of a letter are said to be.
    """

    iri: str
    kind: str
    left: str
    right: str
    verdict: str
    reason: str
    by: str | None
    at: str | None
    field: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A value in a query's answer or in a triple: an IRI or a literal (or a blank node, in an answer that makes one).

    `datatype` is None for plain strings and for strings with a `language`.
    """

    kind: Literal["iri", "literal", "blank"]
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A query's answer: the names of its columns, and rows with None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]

    def _repr_html_(self) -> str:
        return table(self.columns, [[None if term is None else term.value for term in row] for row in self.rows])
