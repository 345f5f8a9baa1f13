"""The frozen values a letter is made of, each fact beside the words that say it.

Everything here is plain data from the standard library. Offsets count Unicode code points, half-open,
into `Source.text`; for every span of a letter `source.text[span.start:span.end] == span.quote`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words in a source: code points `start` (included) to `end` (excluded), and the words themselves."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold at least one character, got start {self.start}, end {self.end}")
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"quote of {len(self.quote)} characters for a span of {self.end - self.start}")


class BlockKind(StrEnum):
    """What a run of text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row, and its place in the text.

    `marker` is the printed number or bullet of a list item ("12.", "•"), kept out of `start:end`;
    `level` is the depth of a heading (1 to 6) or of a list item (1 for the outermost), else 0.
    `cells` are the places of a table row's cells, (start, end) into the text, an empty cell being of no width;
    `language` is the block's own where it differs from the letter's.
    """

    kind: BlockKind
    start: int
    end: int
    marker: str | None = None
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came beside the letter's own, and from where in the text on its words stand."""

    name: str
    sha256: str
    media_type: str
    start: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as received: its bytes' fingerprint, its text, the blocks of that text, and where it was found.

    The words of `attachments` (a list of signatories kept in a table of its own) follow the letter's in `text`;
    `repairs` says in words what was mended when the bytes were read (an encoding guessed, mojibake undone).
    """

    name: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...] = ()
    language: str | None = None
    url: str | None = None
    also_at: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    repairs: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`.

        >>> Source("a.txt", "", "text/plain", "Dear Sir").span(5, 8)
        Span(start=5, end=8, quote='Sir')
        """
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Fact:
    """A value the letter states, the words that state it, and how far the rule that read it can be trusted.

    `confidence` is the measured precision of `rule`, from 0 to 1; see `undersigned.graph.extract.rules`.
    """

    value: str
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimedCount:
    """How many signatories the letter says it has, and of what: 24 "organizations and individuals"."""

    value: int
    unit: str | None
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """One to whom the letter is addressed or copied. At least one of name, position, institution is present."""

    name: str | None
    position: str | None
    institution: str | None
    address: str | None
    span: Span
    confidence: float
    rule: str


class Capacity(StrEnum):
    """As what a signatory signs."""

    ORGANIZATION = "organization"
    INDIVIDUAL = "individual"
    ON_BEHALF_OF = "on behalf of"


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signed, as printed, in the order printed (`position` counts from 1).

    `span` covers the whole printed entry; `parts` holds the narrower words of each field that stands by itself
    in the text, keyed "person", "organization", "acronym", "role", "country", "translation". `translation` is the
    name printed a second time in another script or language ("人权观察 Human Rights Watch"). `status` is "signed", or
    "withdrawn" where a person says that the signature was taken back, on the date `withdrawn` if that is known.
    """

    position: int
    person: str | None
    organization: str | None
    acronym: str | None
    role: str | None
    country: str | None
    capacity: Capacity
    span: Span
    confidence: float
    rule: str
    parts: dict[str, Span] = field(default_factory=dict, hash=False)
    translation: str | None = None
    status: str = "signed"
    withdrawn: str | None = None

    @property
    def named_as(self) -> str:
        """The name of the one who signs: the organization, but of who signs as an individual the person.

        Where a person signs on behalf of an organization it is the organization's; who has neither is named by the
        whole entry.
        """
        if self.capacity is Capacity.INDIVIDUAL:
            return self.person or self.organization or self.span.quote
        return self.organization or self.person or self.span.quote


@dataclass(frozen=True, slots=True)
class Detainee:
    """A person whose release the letter asks, by the name printed; `aliases` are further names printed beside it."""

    name: str
    aliases: tuple[str, ...]
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Official:
    """A holder of public office named by the letter, with every place that names him or her."""

    name: str
    position: str | None
    mentions: tuple[Span, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A region, law, body or event that the letter mentions: `id` and `name` as the reference has them.

    `id` is None where the words are not in the reference; `name` is then the printed name.
    """

    id: str | None
    name: str
    mentions: tuple[Span, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A person the letter speaks for who is not (or no longer) asked to be released: charged, exiled, deceased."""

    name: str
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing the letter asks for: its headline (first sentence, or all of it) and its whole span."""

    position: int
    headline: str
    span: Span
    confidence: float
    rule: str


class Severity(StrEnum):
    """How much an issue matters: a note is worth knowing, a warning wants a look, a question wants an answer."""

    NOTE = "note"
    WARNING = "warning"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Issue:
    """What could not be read, does not add up, or needs a person; `code` is stable, `message` is for people."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """All that was read in one letter.

    `supplied` holds what a person stated about it in `letter.toml` ("date", "publisher"), which the text may not say.
    """

    id: str
    source: Source
    kind: Fact | None = None
    title: Fact | None = None
    subject: Fact | None = None
    publisher: Fact | None = None
    date: Fact | None = None
    claimed_count: ClaimedCount | None = None
    addressees: tuple[Addressee, ...] = ()
    cc: tuple[Addressee, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    signatories_complete: bool = True
    detainees: tuple[Detainee, ...] = ()
    detainees_open_ended: Span | None = None
    concerns: tuple[Concern, ...] = ()
    officials: tuple[Official, ...] = ()
    regions: tuple[Topic, ...] = ()
    laws: tuple[Topic, ...] = ()
    bodies: tuple[Topic, ...] = ()
    events: tuple[Topic, ...] = ()
    asks: tuple[Ask, ...] = ()
    issues: tuple[Issue, ...] = ()
    supplied: tuple[tuple[str, str], ...] = ()

    @property
    def issued(self) -> str | None:
        """The date a person supplied, else the date the letter states, with the precision it has."""
        return dict(self.supplied).get("date") or (self.date.value if self.date is not None else None)

    @property
    def published_by(self) -> str | None:
        """The publisher a person supplied, else the one the letter states."""
        return dict(self.supplied).get("publisher") or (self.publisher.value if self.publisher is not None else None)

    def spans(self) -> Iterator[Span]:
        """Every span of the letter, issues included, in the order of the fields."""
        for scalar in (self.kind, self.title, self.subject, self.publisher, self.date, self.claimed_count):
            if scalar is not None:
                yield scalar.span
        for signatory in self.signatories:
            yield signatory.span
            yield from signatory.parts.values()
        for listed in (self.addressees, self.cc, self.detainees, self.concerns, self.asks):
            for item in listed:
                yield item.span
        for topics in (self.officials, self.regions, self.laws, self.bodies, self.events):
            for topic in topics:
                yield from topic.mentions
        if self.detainees_open_ended is not None:
            yield self.detainees_open_ended
        for issue in self.issues:
            if issue.span is not None:
                yield issue.span
