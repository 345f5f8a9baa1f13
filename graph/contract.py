"""The JSON that carries one letter: what `undersigned extract --format json` prints, and the way back.

The shape is described in `docs/json.md`. With the text left in, nothing is lost:
`letter_from_json(letter_to_json(letter)) == letter`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from undersigned.graph.model import (
    Addressee,
    Ask,
    Attachment,
    Block,
    BlockKind,
    Capacity,
    ClaimedCount,
    Concern,
    Detainee,
    Fact,
    Issue,
    Letter,
    Official,
    Severity,
    Signatory,
    Source,
    Span,
    Topic,
)

Json = dict[str, Any]


def letter_to_json(letter: Letter, *, text: bool = True) -> Json:
    """The letter as plain JSON values; `text=False` leaves the text and its blocks out.

    >>> from undersigned.graph.model import Letter, Source
    >>> letter_to_json(Letter("a", Source("a.txt", "", "text/plain", "Dear Sir")))["text"]
    'Dear Sir'
    """
    source = letter.source
    head: Json = {
        "id": letter.id,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "language": source.language,
            "url": source.url,
            "also_at": list(source.also_at),
            "attachments": [
                {"name": each.name, "sha256": each.sha256, "media_type": each.media_type, "start": each.start}
                for each in source.attachments
            ],
            "repairs": list(source.repairs),
        },
    }
    if text:
        head["text"] = source.text
        head["blocks"] = [_block(block) for block in source.blocks]
    return head | {
        "kind": _fact(letter.kind),
        "title": _fact(letter.title),
        "subject": _fact(letter.subject),
        "publisher": _fact(letter.publisher),
        "date": _fact(letter.date),
        "claimed_count": _count(letter.claimed_count),
        "addressees": [_addressee(each) for each in letter.addressees],
        "cc": [_addressee(each) for each in letter.cc],
        "signatories": [_signatory(each) for each in letter.signatories],
        "signatories_complete": letter.signatories_complete,
        "detainees": [
            {"name": each.name, "aliases": list(each.aliases), "span": _span(each.span)} | _trust(each)
            for each in letter.detainees
        ],
        "detainees_open_ended": letter.detainees_open_ended is not None,
        "detainees_open_ended_span": _span(letter.detainees_open_ended),
        "persons_of_concern": [
            {"name": each.name, "span": _span(each.span)} | _trust(each) for each in letter.concerns
        ],
        "officials": [
            {"name": each.name, "position": each.position, "mentions": _spans(each.mentions)} | _trust(each)
            for each in letter.officials
        ],
        "regions": [_topic(each) for each in letter.regions],
        "laws": [_topic(each) for each in letter.laws],
        "bodies": [_topic(each) for each in letter.bodies],
        "events": [_topic(each) for each in letter.events],
        "asks": [
            {"position": each.position, "headline": each.headline, "span": _span(each.span)} | _trust(each)
            for each in letter.asks
        ],
        "issues": [
            {"code": each.code, "severity": each.severity.value, "message": each.message, "span": _span(each.span)}
            for each in letter.issues
        ],
        "supplied": dict(letter.supplied),
    }


def letter_from_json(data: Mapping[str, Any]) -> Letter:
    """The letter that `letter_to_json` wrote, text and blocks included.

    Raises KeyError, TypeError or ValueError where the JSON is not of that shape.
    """
    head = data["source"]
    source = Source(
        name=head["name"],
        sha256=head["sha256"],
        media_type=head["media_type"],
        text=data["text"],
        blocks=tuple(_read_block(row) for row in data["blocks"]),
        language=head["language"],
        url=head["url"],
        also_at=tuple(head["also_at"]),
        attachments=tuple(
            Attachment(each["name"], each["sha256"], each["media_type"], each["start"]) for each in head["attachments"]
        ),
        repairs=tuple(head["repairs"]),
    )
    count = data["claimed_count"]
    return Letter(
        id=data["id"],
        source=source,
        kind=_read_fact(data["kind"]),
        title=_read_fact(data["title"]),
        subject=_read_fact(data["subject"]),
        publisher=_read_fact(data["publisher"]),
        date=_read_fact(data["date"]),
        claimed_count=None
        if count is None
        else ClaimedCount(count["value"], count["unit"], _read(count["span"]), count["confidence"], count["rule"]),
        addressees=tuple(_read_addressee(each) for each in data["addressees"]),
        cc=tuple(_read_addressee(each) for each in data["cc"]),
        signatories=tuple(_read_signatory(each) for each in data["signatories"]),
        signatories_complete=data["signatories_complete"],
        detainees=tuple(
            Detainee(each["name"], tuple(each["aliases"]), _read(each["span"]), each["confidence"], each["rule"])
            for each in data["detainees"]
        ),
        detainees_open_ended=_read_maybe(data["detainees_open_ended_span"]),
        concerns=tuple(
            Concern(each["name"], _read(each["span"]), each["confidence"], each["rule"])
            for each in data["persons_of_concern"]
        ),
        officials=tuple(
            Official(each["name"], each["position"], _read_all(each["mentions"]), each["confidence"], each["rule"])
            for each in data["officials"]
        ),
        regions=_read_topics(data["regions"]),
        laws=_read_topics(data["laws"]),
        bodies=_read_topics(data["bodies"]),
        events=_read_topics(data["events"]),
        asks=tuple(
            Ask(each["position"], each["headline"], _read(each["span"]), each["confidence"], each["rule"])
            for each in data["asks"]
        ),
        issues=tuple(
            Issue(each["code"], Severity(each["severity"]), each["message"], _read_maybe(each["span"]))
            for each in data["issues"]
        ),
        supplied=tuple(data["supplied"].items()),
    )


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "quote": span.quote}


def _spans(spans: Sequence[Span]) -> list[Json | None]:
    return [_span(span) for span in spans]


def _trust(fact: Addressee | Signatory | Detainee | Concern | Official | Topic | Ask) -> Json:
    return {"confidence": fact.confidence, "rule": fact.rule}


def _fact(fact: Fact | None) -> Json | None:
    if fact is None:
        return None
    return {"value": fact.value, "span": _span(fact.span), "confidence": fact.confidence, "rule": fact.rule}


def _count(count: ClaimedCount | None) -> Json | None:
    if count is None:
        return None
    where = _span(count.span)
    return {"value": count.value, "unit": count.unit, "span": where, "confidence": count.confidence, "rule": count.rule}


def _addressee(addressee: Addressee) -> Json:
    return {
        "name": addressee.name,
        "position": addressee.position,
        "institution": addressee.institution,
        "address": addressee.address,
        "span": _span(addressee.span),
    } | _trust(addressee)


def _block(block: Block) -> list[Any]:
    cells = [list(cell) for cell in block.cells]
    return [block.kind.value, block.start, block.end, block.marker, block.level, cells, block.language]


def _read_block(row: Sequence[Any]) -> Block:
    kind, start, end, marker, level, cells, language = row
    return Block(BlockKind(kind), start, end, marker, level, tuple((left, right) for left, right in cells), language)


def _signatory(signatory: Signatory) -> Json:
    return {
        "position": signatory.position,
        "person": signatory.person,
        "organization": signatory.organization,
        "acronym": signatory.acronym,
        "role": signatory.role,
        "country": signatory.country,
        "translation": signatory.translation,
        "capacity": signatory.capacity.value,
        "status": signatory.status,
        "withdrawn": signatory.withdrawn,
        "span": _span(signatory.span),
        "parts": {name: _span(span) for name, span in signatory.parts.items()},
    } | _trust(signatory)


def _topic(topic: Topic) -> Json:
    return {"id": topic.id, "name": topic.name, "mentions": _spans(topic.mentions)} | _trust(topic)


def _read(span: Mapping[str, Any]) -> Span:
    return Span(span["start"], span["end"], span["quote"])


def _read_maybe(span: Mapping[str, Any] | None) -> Span | None:
    return None if span is None else _read(span)


def _read_all(spans: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(_read(span) for span in spans)


def _read_fact(fact: Mapping[str, Any] | None) -> Fact | None:
    return None if fact is None else Fact(fact["value"], _read(fact["span"]), fact["confidence"], fact["rule"])


def _read_addressee(data: Mapping[str, Any]) -> Addressee:
    return Addressee(
        data["name"],
        data["position"],
        data["institution"],
        data["address"],
        _read(data["span"]),
        data["confidence"],
        data["rule"],
    )


def _read_signatory(data: Mapping[str, Any]) -> Signatory:
    return Signatory(
        position=data["position"],
        person=data["person"],
        organization=data["organization"],
        acronym=data["acronym"],
        role=data["role"],
        country=data["country"],
        capacity=Capacity(data["capacity"]),
        span=_read(data["span"]),
        confidence=data["confidence"],
        rule=data["rule"],
        parts={name: _read(cast(Json, span)) for name, span in data["parts"].items()},
        translation=data["translation"],
        status=data["status"],
        withdrawn=data["withdrawn"],
    )


def _read_topics(topics: Sequence[Mapping[str, Any]]) -> tuple[Topic, ...]:
    return tuple(
        Topic(each["id"], each["name"], _read_all(each["mentions"]), each["confidence"], each["rule"])
        for each in topics
    )
