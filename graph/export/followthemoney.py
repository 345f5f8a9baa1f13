"""FollowTheMoney: letters, organizations and people as entities, and what letters say of them as links.

A letter is a Document, and so is every further posting of it; whoever signs it, is addressed or named in it is tied to
it by a Documentation, whose `role` says as what. The document, date and address of a link are those of the posting that
is the first to print it. To be a detainee is what one letter says of a person: it is the role of that link, and nothing
that the person is. A person who signs for an organization gets a Representation as well, and one to whom a letter is
addressed as the holder of an office an Occupancy. Regions and laws have no schema of their own and stand in the
letter's `locationMentioned` and `keywords`, asks in its `notes`. A withdrawn signature says so and represents nobody.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from undersigned.graph.export.languages import language
from undersigned.graph.export.xml import sound
from undersigned.graph.network.dating import postings
from undersigned.graph.network.incidence import signed_for
from undersigned.graph.rdf.iris import web_address

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import AddressingRow, EntityRow, LetterRow, RelationRow, SignatureRow

Values = Mapping[str, Iterable[str | None]]

SCHEMATA: Mapping[str, str] = {
    "organization": "Organization",
    "body": "Organization",
    "person": "Person",
    "post": "Position",
    "event": "Event",
}
"""The schema of each kind of entity; kinds that are not here are told of in the letter itself."""

ROLES: Mapping[str, str] = {
    "detainee": "named as detained",
    "concern": "named with concern",
    "official": "named as an official",
    "body": "named",
    "event": "named",
}
"""What a letter that names an entity says of it."""

RELATIONS: Mapping[str, tuple[str, str, str]] = {
    "chapter of": ("UnknownLink", "subject", "object"),
    "secretariat of": ("UnknownLink", "subject", "object"),
    "member of": ("Membership", "member", "organization"),
    "renamed to": ("Succession", "predecessor", "successor"),
}
"""The schema of each relation, and the properties that hold its ends."""

_SHORT, _LONG = 384, 1000
_HOST = re.compile(r"https?://[^/?#\s]+\.[^/?#\s]+")


def followthemoney(dataset: "Dataset") -> str:
    """The dataset as lines of JSON, one an entity, sorted by schema and id; ids are those of the IRIs, hashed."""
    entities = {each["id"]: each for each in _entities(dataset)}
    lines = (
        json.dumps(entity, ensure_ascii=False, sort_keys=True)
        for entity in sorted(entities.values(), key=lambda each: (each["schema"], each["id"]))
    )
    return "".join(f"{line}\n" for line in lines)


def entity_id(*iris: str) -> str:
    """The id of what has this IRI, or of a link of the things that have these.

    >>> entity_id("https://data.example.org/letter/apec")
    'und-a5a1ab52ad4978e98a0a7f38654863326ceff619'
    """
    return f"und-{hashlib.sha1(' '.join(iris).encode(), usedforsecurity=False).hexdigest()}"


def _entities(dataset: "Dataset") -> Iterator[Mapping[str, object]]:
    known = dataset.entities()
    letters = postings(dataset)
    yield from _letters(dataset, letters, known)
    for entity in known.values():
        if entity.kind in SCHEMATA:
            names = {"name": [entity.label], "alias": entity.aliases}
            yield _entity(SCHEMATA[entity.kind], entity_id(entity.iri), names)
    for signature in dataset.signatures():
        yield from _signature(signature, letters[signature.posting])
    yield from _officials(dataset, letters, known)
    for mention in dataset.mentions():
        if mention.kind in ROLES and known[mention.entity].kind in SCHEMATA:
            role = [ROLES[mention.kind], mention.role]
            quotes = [place.quote for place in mention.evidence]
            yield _documentation(letters[mention.posting], mention.iri, mention.entity, role, quotes)
    for relation in dataset.relations():
        yield _relation(relation)


def _letters(
    dataset: "Dataset", letters: Mapping[str, "LetterRow"], known: Mapping[str, "EntityRow"]
) -> Iterator[Mapping[str, object]]:
    named: dict[tuple[str, str], list[str]] = {}
    for mention in dataset.mentions():
        named.setdefault((mention.posting, mention.kind), []).append(known[mention.entity].label)
    asks: dict[str, list[str]] = {}
    for ask in dataset.asks():
        asks.setdefault(ask.posting, []).append(f"Asks: {ask.headline}")
    for letter in letters.values():
        properties: Values = {
            "title": [None if letter.title == letter.id else letter.title],
            "fileName": [letter.id],
            "date": [letter.date],
            "language": [language(letter.language)],
            "publisher": [letter.publisher],
            "sourceUrl": [_address(url) for url in (letter.url, *letter.also_at)],
            "locationMentioned": [_address_line(name) for name in named.get((letter.id, "region"), ())],
            "keywords": named.get((letter.id, "law"), ()),
            "notes": asks.get(letter.id, ()),
        }
        yield _entity("Document", entity_id(letter.iri), properties)
        if letter.version_of is not None:
            whole = entity_id(letters[letter.version_of].iri)
            ends = {"subject": [entity_id(letter.iri)], "object": [whole], "role": ["further posting of"]}
            yield _entity("UnknownLink", entity_id(letter.iri, "posting"), ends)


def _signature(row: "SignatureRow", letter: "LetterRow") -> Iterator[Mapping[str, object]]:
    organization = signed_for(row)
    role = "signatory" if row.stands else "withdrew the signature"
    for agent in (organization, row.person):
        if agent is not None:
            own = row.role if agent == row.person else None
            yield _documentation(letter, row.iri, agent, [role, own], [row.evidence.quote], row.status)
    if row.person is not None and organization is not None and row.stands:
        ends = {"agent": [entity_id(row.person)], "client": [entity_id(organization)]}
        told = _told(letter, [row.evidence.quote])
        yield _entity("Representation", entity_id(row.iri, "for"), {**ends, "role": [row.role], **told})
    if row.person is not None and row.affiliation is not None:
        ends = {"subject": [entity_id(row.person)], "object": [entity_id(row.affiliation)]}
        told = _told(letter, [row.evidence.quote])
        yield _entity("UnknownLink", entity_id(row.iri, "at"), {**ends, "role": ["affiliation", row.role], **told})


def _officials(
    dataset: "Dataset", letters: Mapping[str, "LetterRow"], known: Mapping[str, "EntityRow"]
) -> Iterator[Mapping[str, object]]:
    held: dict[tuple[str, str], list[AddressingRow]] = {}
    for row in dataset.addressings():
        role = "addressee" if row.type == "addressee" else "copied to"
        for agent in dict.fromkeys((row.entity, row.post)):
            if agent is not None:
                yield _documentation(letters[row.posting], row.iri, agent, [role, row.role], [row.evidence.quote])
        if row.post is not None and known[row.entity].kind == "person":
            held.setdefault((row.entity, row.post), []).append(row)
    for (person, post), rows in held.items():
        ends = {"holder": [entity_id(person)], "post": [entity_id(post)]}
        told = [_told(letters[row.posting], [row.evidence.quote]) for row in rows]
        together = {name: [value for each in told for value in each[name]] for name in told[0]}
        yield _entity("Occupancy", entity_id(person, post), {**ends, **together})


def _documentation(
    letter: "LetterRow", iri: str, entity: str, role: list[str | None], quotes: list[str], status: str | None = None
) -> Mapping[str, object]:
    ends = {"document": [entity_id(letter.iri)], "entity": [entity_id(entity)]}
    return _entity(
        "Documentation", entity_id(iri, entity), {**ends, "role": role, "status": [status], **_told(letter, quotes)}
    )


def _told(letter: "LetterRow", quotes: list[str]) -> Values:
    """What every link says of where it comes from."""
    return {
        "date": [letter.date],
        "sourceUrl": [_address(letter.url)],
        "proof": [entity_id(letter.iri)],
        "summary": quotes,
    }


def _relation(row: "RelationRow") -> Mapping[str, object]:
    schema, left, right = RELATIONS[row.kind]
    addresses = [_address(source) for source in row.sources]
    words = [f"Source: {source}" for source, address in zip(row.sources, addresses, strict=True) if address is None]
    properties: Values = {
        left: [entity_id(row.left)],
        right: [entity_id(row.right)],
        "role": [row.kind],
        "startDate": [row.since],
        "sourceUrl": addresses,
        "summary": words,
    }
    return _entity(schema, entity_id(row.iri), properties)


def _entity(schema: str, its_id: str, properties: Values) -> Mapping[str, object]:
    """An entity with the properties that hold something, each value once and on one line."""
    kept = {name: list(dict.fromkeys(filter(None, map(_line, values)))) for name, values in properties.items()}
    kept = {name: [_cut(name, value) for value in values] for name, values in kept.items() if values}
    return {"id": its_id, "schema": schema, "properties": kept}


def _line(text: str | None) -> str:
    return " ".join(sound(text or "").split())


def _cut(name: str, text: str) -> str:
    """The text as long as its property can be; quotes and notes may be long."""
    most = {"name": _SHORT, "alias": _SHORT, "summary": 60_000, "notes": 60_000, "sourceUrl": 4_000}.get(name, _LONG)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _address(url: str | None) -> str | None:
    """A web address that leads to a host of the web."""
    address = None if url is None else web_address(url)
    return address if address is not None and _HOST.match(address) else None


def _address_line(name: str) -> str:
    return name[:250]
