r"""Letters made to order for tests: say who signs what, and get a `Letter` whose every span quotes its text.

>>> from tests.factory import clusters, dataset, letter, org, person
>>> apec = letter("apec", signed_by=[org("Hong Kong Watch", acronym="HKW"), person("Jo Ann", of="PEN America")],
...               regions=["Tibet"], asks=["Open Tibet to the press."])
>>> [signatory.named_as for signatory in apec.signatories]
['Hong Kong Watch', 'PEN America']
>>> all(apec.source.text[span.start:span.end] == span.quote for span in apec.spans())
True

`clusters(apec, …)` says who is who by exact name alone, and `dataset(apec, …)` is the linked data of these letters.
What a letter names (`detainees`, `regions`, …) is printed once in its body, and found wherever else it is printed.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from undersigned.graph.judgements import Judgement
from undersigned.graph.model import (
    Addressee,
    Ask,
    Capacity,
    ClaimedCount,
    Concern,
    Detainee,
    Fact,
    Issue,
    Letter,
    Official,
    Signatory,
    Source,
    Span,
    Topic,
)
from undersigned.graph.postings import Postings, Work
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve.entities import Clusters, Entity, EntityKind, MentionKey, Relation

BASE = "https://data.example.org/undersigned/"
"""The base IRI of the datasets made here."""

RULE = "made for a test"
"""The rule of every fact made here."""

CONFIDENCE = 0.99
"""The confidence of every fact made here."""


@dataclass(frozen=True, slots=True)
class Signs:
    """One who shall sign: made by `org` or `person`."""

    organization: str | None
    person: str | None
    acronym: str | None
    role: str | None
    country: str | None
    capacity: Capacity
    second: str | None = None


def org(name: str, *, acronym: str | None = None, country: str | None = None, second: str | None = None) -> Signs:
    """An organization that signs, printed "Name (ACR), Country Second name"."""
    return Signs(name, None, acronym, None, country, Capacity.ORGANIZATION, second)


def person(
    name: str, *, of: str | None = None, role: str | None = None, individual: bool = False, second: str | None = None
) -> Signs:
    """A person who signs, printed "Name Second name, Role | Organization": on behalf of `of`, else as an individual.

    With `individual` the organization is where the person works, and does not sign.
    """
    alone = of is None or individual
    return Signs(of, name, None, role, None, Capacity.INDIVIDUAL if alone else Capacity.ON_BEHALF_OF, second)


@dataclass(frozen=True, slots=True)
class Goes:
    """One to whom a letter shall go: made by `to`."""

    name: str | None
    position: str | None
    institution: str | None
    address: str | None


def to(
    name: str | None = None,
    *,
    position: str | None = None,
    institution: str | None = None,
    address: str | None = None,
) -> Goes:
    """One addressed or copied to, printed as lines of an address."""
    return Goes(name, position, institution, address)


BIDEN = to("Joseph R. Biden", position="President of the United States", institution="The White House")
"""The addressee of letters made without another."""


def letter(
    letter_id: str = "apec",
    *,
    title: str | None = "Joint Letter to President Biden",
    subject: str | None = None,
    date: str | None = None,
    kind: str | None = None,
    publisher: str | None = None,
    claimed: tuple[int, str] | None = None,
    addressees: Sequence[Goes] = (BIDEN,),
    cc: Sequence[Goes] = (),
    signed_by: Sequence[Signs] = (),
    complete: bool = True,
    detainees: Sequence[str] = (),
    open_ended: bool = False,
    concerns: Sequence[str] = (),
    officials: Sequence[str | tuple[str, str]] = (),
    regions: Sequence[str] = (),
    laws: Sequence[str] = (),
    bodies: Sequence[str] = (),
    events: Sequence[str] = (),
    asks: Sequence[str] = (),
    issues: Sequence[Issue] = (),
    language: str | None = "en",
    url: str | None = None,
    also_at: Sequence[str] = (),
    supplied: Sequence[tuple[str, str]] = (),
) -> Letter:
    """A letter with these facts, every one printed in its text.

    `claimed` is a count and its unit; an official may be a name, or (name, position); ids of topics are slugs.
    """
    page = _Page()
    heads = {
        "title": page.line(title),
        "subject": page.line(subject, before="Re: "),
        "date": page.line(date),
        "kind": page.line(kind),
        "publisher": page.line(publisher, before="Published by "),
    }
    printed_to = tuple(_addressee(page, goes) for goes in addressees)
    count = None if claimed is None else _claimed(page, *claimed)
    titles = {name: position for name, position in (_pair(official) for official in officials) if position is not None}
    for name in (*detainees, *concerns, *(_pair(official)[0] for official in officials)):
        page.line(f"{titles[name]} {name}" if name in titles else name, before="We speak of ")
    open_end = page.line("and many others") if open_ended else None
    for name in (*regions, *laws, *bodies, *events):
        page.line(name, before="We think of ")
    printed_asks = [page.required(ask, before=f"{position}. ") for position, ask in enumerate(asks, start=1)]
    body = page.text
    signatories = tuple(_signatory(page, position, signs) for position, signs in enumerate(signed_by, start=1))
    printed_cc = tuple(_addressee(page, goes) for goes in cc)

    def found(name: str) -> tuple[Span, ...]:
        return tuple(Span(m.start(), m.end(), m[0]) for m in re.finditer(re.escape(name), body))

    def topics(names: Sequence[str]) -> tuple[Topic, ...]:
        return tuple(Topic(slug(name), name, found(name), CONFIDENCE, RULE) for name in names)

    def fact(name: str) -> Fact | None:
        span = heads[name]
        return None if span is None else Fact(span.quote, span, CONFIDENCE, RULE)

    return Letter(
        id=letter_id,
        source=Source(
            name=f"{letter_id}.txt",
            sha256=hashlib.sha256(page.text.encode()).hexdigest(),
            media_type="text/plain",
            text=page.text,
            language=language,
            url=url,
            also_at=tuple(also_at),
        ),
        kind=fact("kind"),
        title=fact("title"),
        subject=fact("subject"),
        publisher=fact("publisher"),
        date=fact("date"),
        claimed_count=count,
        addressees=printed_to,
        cc=printed_cc,
        signatories=signatories,
        signatories_complete=complete,
        detainees=tuple(Detainee(name, (), found(name)[0], CONFIDENCE, RULE) for name in detainees),
        detainees_open_ended=open_end,
        concerns=tuple(Concern(name, found(name)[0], CONFIDENCE, RULE) for name in concerns),
        officials=tuple(
            Official(name, position, found(name), CONFIDENCE, RULE) for name, position in map(_pair, officials)
        ),
        regions=topics(regions),
        laws=topics(laws),
        bodies=topics(bodies),
        events=topics(events),
        asks=tuple(Ask(n, span.quote, span, CONFIDENCE, RULE) for n, span in enumerate(printed_asks, start=1)),
        issues=tuple(issues),
        supplied=tuple(supplied),
    )


def clusters(*letters: Letter, judgements: Sequence[Judgement] = (), relations: Sequence[Relation] = ()) -> Clusters:
    """Who is who by exact name alone: one entity for each kind and slug, acronyms as aliases."""
    labels: dict[str, str] = {}
    aliases: dict[str, set[str]] = {}
    members: dict[MentionKey, str] = {}
    for key, kind, name, acronym in (mention for letter in letters for mention in _mentions(letter)):
        entity_id = f"{kind}/{slug(name)}"
        label = labels.setdefault(entity_id, name)
        aliases.setdefault(entity_id, set()).update(alias for alias in (name, acronym) if alias not in {None, label})
        members[key] = entity_id
    entities = tuple(
        Entity(entity_id, EntityKind(entity_id.partition("/")[0]), labels[entity_id], tuple(sorted(aliases[entity_id])))
        for entity_id in sorted(labels)
    )
    return Clusters(entities, members, judgements=tuple(judgements), relations=tuple(relations))


def related(kind: str, left: str, right: str, *, since: str | None = None, source: str = "its own site") -> Relation:
    """What one organization is to another, both by name."""
    return Relation(kind, f"organization/{slug(left)}", f"organization/{slug(right)}", since, source)


def dataset(
    *letters: Letter,
    judgements: Sequence[Judgement] = (),
    relations: Sequence[Relation] = (),
    works: Sequence[Work] = (),
) -> Dataset:
    """The linked data of these letters, resolved by exact name; `works` are those put up more than once."""
    known = clusters(*letters, judgements=judgements, relations=relations)
    one = Postings(tuple(works), {version: work.primary for work in works for version in work.versions})
    told = "Letters made for tests"
    return Dataset.from_letters(letters, known, base=BASE, title=told, licence="CC0-1.0", postings=one)


def slug(name: str) -> str:
    """A name in lower case with a hyphen for everything that is no letter or digit."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "nameless"


class _Page:
    """A text as it grows, line by line."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, words: str | None, *, before: str = "") -> Span | None:
        """Print `words` on a line of their own after `before`; None prints nothing."""
        return None if words is None else self.required(words, before=before)

    def required(self, words: str, *, before: str = "") -> Span:
        """Print `words` on a line of their own after `before`."""
        start = len(self.text) + len(before)
        self.text += f"{before}{words}\n"
        return Span(start, start + len(words), words)

    def part(self, line: Span, words: str | None) -> Span | None:
        """The place of `words` within a line just printed."""
        if words is None:
            return None
        start = self.text.index(words, line.start)
        return Span(start, start + len(words), words)


def _addressee(page: _Page, goes: Goes) -> Addressee:
    lines = [words for words in (goes.name, goes.position, goes.institution, goes.address) if words is not None]
    span = page.required("\n".join(lines))
    return Addressee(goes.name, goes.position, goes.institution, goes.address, span, CONFIDENCE, RULE)


def _claimed(page: _Page, value: int, unit: str) -> ClaimedCount:
    return ClaimedCount(value, unit, page.required(f"{value} {unit}", before="We, the undersigned "), CONFIDENCE, RULE)


def _signatory(page: _Page, position: int, signs: Signs) -> Signatory:
    person = " ".join(words for words in (signs.person, signs.second) if words) if signs.person else None
    left = ", ".join(words for words in (person, signs.role) if words is not None)
    right = signs.organization or ""
    right += f" ({signs.acronym})" if signs.acronym is not None else ""
    right += f", {signs.country}" if signs.country is not None else ""
    right += f" {signs.second}" if signs.second is not None and signs.person is None else ""
    span = page.required(" | ".join(words for words in (left, right) if words), before=f"{position}. ")
    fields = ("person", "role", "organization", "acronym", "country")
    parts = {field: page.part(span, getattr(signs, field)) for field in fields}
    parts["translation"] = page.part(span, signs.second)
    return Signatory(
        position=position,
        person=signs.person,
        organization=signs.organization,
        acronym=signs.acronym,
        role=signs.role,
        country=signs.country,
        capacity=signs.capacity,
        span=span,
        confidence=CONFIDENCE,
        rule=RULE,
        parts={field: part for field, part in parts.items() if part is not None},
        translation=signs.second,
    )


def _pair(official: str | tuple[str, str]) -> tuple[str, str | None]:
    return official if isinstance(official, tuple) else (official, None)


def _mentions(letter: Letter) -> Iterator[tuple[MentionKey, EntityKind, str, str | None]]:
    """Every mention that a letter makes: its key, the kind of its entity, the name and an acronym."""
    for field, index, kind, name in (*_signing(letter), *_addressed(letter), *_named(letter)):
        if name is not None:
            acronym = letter.signatories[index - 1].acronym if field == "signatory-organization" else None
            yield (letter.id, field, index), kind, name, acronym


def _signing(letter: Letter) -> Iterator[tuple[str, int, EntityKind, str | None]]:
    for n, signatory in enumerate(letter.signatories, start=1):
        yield "signatory-organization", n, EntityKind.ORGANIZATION, signatory.organization
        yield "signatory-person", n, EntityKind.PERSON, signatory.person


def _addressed(letter: Letter) -> Iterator[tuple[str, int, EntityKind, str | None]]:
    for field, listed in (("addressee", letter.addressees), ("cc", letter.cc)):
        for n, goes in enumerate(listed, start=1):
            yield f"{field}-person", n, EntityKind.PERSON, goes.name
            yield f"{field}-post", n, EntityKind.POST, goes.position
            yield f"{field}-institution", n, EntityKind.ORGANIZATION, goes.institution


def _named(letter: Letter) -> Iterator[tuple[str, int, EntityKind, str | None]]:
    for n, detainee in enumerate(letter.detainees, start=1):
        yield "detainee", n, EntityKind.PERSON, detainee.name
    for n, concern in enumerate(letter.concerns, start=1):
        yield "concern", n, EntityKind.PERSON, concern.name
    for n, official in enumerate(letter.officials, start=1):
        yield "official", n, EntityKind.PERSON, official.name
        yield "official-post", n, EntityKind.POST, official.position
    for kind, topics in (
        (EntityKind.REGION, letter.regions),
        (EntityKind.LAW, letter.laws),
        (EntityKind.BODY, letter.bodies),
        (EntityKind.EVENT, letter.events),
    ):
        for n, topic in enumerate(topics, start=1):
            yield kind.value, n, kind, topic.name
