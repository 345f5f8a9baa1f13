"""What the dataset's doors hand out: plain frozen values, so that no other room needs to know about triples.

Of everything found in a letter, `printed_in` is the id of the further posting of that letter in which it stands (None
in the letter itself), and `repeats` the IRI of what an earlier posting said alike.
"""

from dataclasses import dataclass
from typing import Literal


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
