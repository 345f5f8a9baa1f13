"""What was found in a letter, as one list: each finding of a kind, with its words and how far its rule is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undersigned.graph.model import Addressee, ClaimedCount, Fact, Letter, Signatory, Span


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of finding: `name` is what styles and filters know it by, `one` and `many` are for people."""

    name: str
    one: str
    many: str


SORTS = (
    Sort("title", "Title", "Title"),
    Sort("subject", "Subject", "Subject"),
    Sort("sort", "Kind of letter", "Kind of letter"),
    Sort("publisher", "Publisher", "Publisher"),
    Sort("date", "Date", "Date"),
    Sort("count", "Declared number", "Declared number"),
    Sort("addressee", "Addressee", "Addressees"),
    Sort("copy", "Copied to", "Copied to"),
    Sort("signatory", "Signatory", "Signatories"),
    Sort("detainee", "Named as detained", "Named as detained"),
    Sort("open-end", "Says that there are more", "Says that there are more"),
    Sort("concern", "Person of concern", "People of concern"),
    Sort("official", "Official", "Officials"),
    Sort("region", "Region", "Regions"),
    Sort("law", "Law", "Laws"),
    Sort("body", "Institution", "Institutions"),
    Sort("event", "Event", "Events"),
    Sort("ask", "Ask", "Asks"),
)
"""One row a kind, in the order of the panel and of the legend."""

PARTS = (
    Sort("person", "Person", "Person"),
    Sort("organization", "Organization", "Organization"),
    Sort("acronym", "Acronym", "Acronym"),
    Sort("role", "Role", "Role"),
    Sort("country", "Country", "Country"),
    Sort("translation", "Second name", "Second name"),
)
"""What the words of a signatory are taken apart into."""


GONE = "withdrawn"
"""What is struck through: the words of a signature that was taken back."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: `spans` are all the places that say it, `parts` the narrower words of its fields.

    `details` are short things worth knowing beside the value; `confidence` is None where nothing measured stands
    behind it.
    """

    sort: str
    value: str
    spans: tuple[Span, ...]
    rule: str | None = None
    confidence: float | None = None
    details: tuple[str, ...] = ()
    parts: tuple[tuple[str, Span], ...] = ()


def findings(letter: Letter) -> tuple[Finding, ...]:
    """Everything found in `letter`, in the order of `SORTS`; issues are not among it."""
    return tuple(_findings(letter))


def _findings(letter: Letter) -> Iterator[Finding]:
    for sort, fact in (
        ("title", letter.title),
        ("subject", letter.subject),
        ("sort", letter.kind),
        ("publisher", letter.publisher),
        ("date", letter.date),
    ):
        if fact is not None:
            yield _scalar(sort, fact)
    if letter.claimed_count is not None:
        yield _counted(letter.claimed_count)
    for sort, goes in (*(("addressee", each) for each in letter.addressees), *(("copy", each) for each in letter.cc)):
        yield _addressed(sort, goes)
    for signatory in letter.signatories:
        yield _signed(signatory)
    yield from _people(letter)
    for sort, topics in (
        ("region", letter.regions),
        ("law", letter.laws),
        ("body", letter.bodies),
        ("event", letter.events),
    ):
        for topic in topics:
            unknown = () if topic.id is not None else ("not in the reference",)
            yield Finding(sort, topic.name, topic.mentions, topic.rule, topic.confidence, unknown)
    for ask in letter.asks:
        yield Finding("ask", ask.headline, (ask.span,), ask.rule, ask.confidence, (f"no. {ask.position}",))


def _people(letter: Letter) -> Iterator[Finding]:
    for detainee in letter.detainees:
        also = tuple(f"also {alias}" for alias in detainee.aliases)
        yield Finding("detainee", detainee.name, (detainee.span,), detainee.rule, detainee.confidence, also)
    if letter.detainees_open_ended is not None:
        yield Finding("open-end", letter.detainees_open_ended.quote, (letter.detainees_open_ended,))
    for concern in letter.concerns:
        yield Finding("concern", concern.name, (concern.span,), concern.rule, concern.confidence)
    for official in letter.officials:
        post = () if official.position is None else (official.position,)
        yield Finding("official", official.name, official.mentions, official.rule, official.confidence, post)


def _scalar(sort: str, fact: Fact) -> Finding:
    return Finding(sort, fact.value, (fact.span,), fact.rule, fact.confidence)


def _counted(count: ClaimedCount) -> Finding:
    value = f"{count.value:,} {count.unit or ''}".strip()
    return Finding("count", value, (count.span,), count.rule, count.confidence)


def _addressed(sort: str, goes: Addressee) -> Finding:
    told = [words for words in (goes.name, goes.position, goes.institution, goes.address) if words is not None]
    return Finding(sort, told[0] if told else goes.span.quote, (goes.span,), goes.rule, goes.confidence, (*told[1:],))


def _signed(signatory: Signatory) -> Finding:
    name = signatory.named_as
    fields = (
        ("person", signatory.person),
        ("role", signatory.role),
        ("organization", signatory.organization),
        ("acronym", signatory.acronym),
        ("country", signatory.country),
        ("second name", signatory.translation),
    )
    beside = (f"{field}: {words}" for field, words in fields if words is not None and words != name)
    return Finding(
        "signatory",
        name,
        (signatory.span,),
        signatory.rule,
        signatory.confidence,
        (f"no. {signatory.position}", signatory.capacity.value, *_withdrawn(signatory), *beside),
        (*signatory.parts.items(), *((GONE, signatory.span) for _ in _withdrawn(signatory))),
    )


def _withdrawn(signatory: Signatory) -> tuple[str, ...]:
    """That a signature was taken back, and when if that is known."""
    if signatory.status != GONE:
        return ()
    return ("withdrawn" if signatory.withdrawn is None else f"withdrawn {signatory.withdrawn}",)
