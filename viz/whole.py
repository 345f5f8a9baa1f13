"""The whole view: everything the letters say, each thing in its kind, each line with its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from undersigned.viz.evidence import (
    letter_facts,
    place,
    posted,
    quote,
    sheets_note,
    stated,
    view_letters,
    view_postings,
)
from undersigned.viz.relations import relation_facts
from undersigned.viz.view import Kind, Quote, View, ViewEdge, ViewNode, count

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import AddressingRow, AskRow, MentionRow, SignatureRow

ADDRESSED = {"addressee": "addressed to", "cc": "copied to"}

MENTIONED = {
    "detainee": "asks to free",
    "concern": "speaks for",
    "official": "names",
    "region": "is about",
    "law": "cites",
    "body": "names",
    "event": "names",
}
"""What a letter does to each kind of thing it mentions, read from the letter."""

KINDS = {
    "organization": Kind.ORGANIZATION,
    "person": Kind.PERSON,
    "post": Kind.POST,
    "region": Kind.REGION,
    "law": Kind.LAW,
    "body": Kind.BODY,
    "event": Kind.EVENT,
}
"""The kind of an entity that no letter gives another part to play."""

PARTS = (
    ("detainee", Kind.DETAINEE, "named as detained"),
    ("official", Kind.OFFICIAL, "named as an official"),
    ("addressee", Kind.OFFICIAL, "addressed"),
    ("cc", Kind.OFFICIAL, "sent a copy"),
    ("signatory", Kind.PERSON, "signed"),
    ("concern", Kind.PERSON, "spoken for"),
)
"""The parts a person can play in a letter. The first that applies gives the kind; the panel tells all of them."""

PERSON_NOTE = (
    "A person is drawn as detained or as an official where some letter says so; the panel tells what each letter says. "
    "The same person can be a prisoner in one letter and a signatory of another."
)


@dataclass
class _Gathered:
    """Lines between nodes (IRIs) with their quotes, and the parts that each entity plays."""

    lines: dict[tuple[str, str], list[Quote]] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)

    def join(self, source: str, target: str, *quotes: Quote) -> None:
        self.lines.setdefault((source, target), []).extend(quotes)

    def plays(self, entity: str, part: str) -> None:
        self.parts.setdefault(entity, set()).add(part)


def whole_view(dataset: Dataset) -> View:
    """All letters, and every organization, person, office, region, law, body, event and ask in them.

    Two nodes have at most one line between them, which gathers all quotes that join them; what each quote says
    ("signed", "addressed to", "asks to free") stands beside it, and the line's relation lists them.
    An organization that is addressed or copied to, and signs nothing, is a body.
    """
    gathered = _Gathered()
    for signature in dataset.signatures(again=True):
        _add_signature(gathered, signature)
    for addressing in dataset.addressings(again=True):
        _add_addressing(gathered, addressing)
    for mention in dataset.mentions(again=True):
        _add_mention(gathered, mention)
    for ask in dataset.asks():
        _add_ask(gathered, ask)
    nodes = _nodes(dataset, gathered)
    edges = tuple(
        ViewEdge(
            source.removeprefix(dataset.base),
            target.removeprefix(dataset.base),
            ", ".join(dict.fromkeys(line.says for line in quotes)),
            tuple(quotes),
        )
        for (source, target), quotes in sorted(gathered.lines.items())
    )
    letters = view_letters(dataset)
    persons = (PERSON_NOTE,) if any(node.kind in (Kind.DETAINEE, Kind.OFFICIAL) for node in nodes) else ()
    return View(
        name="graph",
        mode="whole",
        title="Everything the letters say",
        summary=(
            f"{count(len(letters), 'letter')}, the {len(nodes) - len(letters):,} organizations, people, places, asks "
            f"and other things in them, and {count(len(edges), 'line')} between these."
        ),
        notes=(*persons, *sheets_note(letters)),
        letters=letters,
        nodes=nodes,
        edges=edges,
        postings=view_postings(dataset),
    )


def _add_signature(gathered: _Gathered, row: SignatureRow) -> None:
    for agent in (row.organization, row.person):
        if agent is not None:
            alone = agent == row.organization or row.organization is None
            says = "signed" if alone else "signed for an organization"
            gathered.join(agent, row.letter, quote(row.evidence, says if row.stands else f"{says}, and withdrew"))
            gathered.plays(agent, "signatory")
    if row.person is not None and row.organization is not None:
        gathered.join(row.person, row.organization, quote(row.evidence, "signed for"))


def _add_addressing(gathered: _Gathered, row: AddressingRow) -> None:
    gathered.join(row.letter, row.entity, quote(row.evidence, ADDRESSED[row.type]))
    gathered.plays(row.entity, row.type)
    if row.post is not None and row.post != row.entity:
        gathered.join(row.entity, row.post, quote(row.evidence, "addressed as"))


def _add_mention(gathered: _Gathered, row: MentionRow) -> None:
    gathered.join(row.letter, row.entity, *(quote(words, MENTIONED[row.kind]) for words in row.evidence))
    gathered.plays(row.entity, row.kind)


def _add_ask(gathered: _Gathered, row: AskRow) -> None:
    gathered.join(row.letter, row.iri, quote(row.evidence, "asks"))
    for recipient in row.asked_of:
        gathered.join(row.iri, recipient, quote(row.evidence, "asked of"))
    for concerned in row.concerns:
        gathered.join(row.iri, concerned, quote(row.evidence, "concerns"))


def _nodes(dataset: Dataset, gathered: _Gathered) -> tuple[ViewNode, ...]:
    """Letters, then asks, then entities; an entity that no letter names any more is left out."""
    touching: dict[str, list[Quote]] = {}
    for ends, quotes in gathered.lines.items():
        for end in ends:
            touching.setdefault(end, []).extend(quotes)
    postings = posted(dataset)
    nodes = [
        ViewNode(
            id=row.iri.removeprefix(dataset.base),
            iri=row.iri,
            kind=Kind.LETTER,
            label=row.title,
            quotes=(stated(row),),
            facts=letter_facts(row, postings.get(row.id, ())),
        )
        for row in dataset.letters()
    ]
    nodes += [
        ViewNode(
            id=row.iri.removeprefix(dataset.base),
            iri=row.iri,
            kind=Kind.ASK,
            label=row.headline,
            quotes=(quote(row.evidence, "asks"),),
        )
        for row in dataset.asks()
    ]
    entities, related = dataset.entities(), relation_facts(dataset)
    for iri in sorted(touching):
        if iri in entities:
            entity = entities[iri]
            parts = gathered.parts.get(iri, set())
            nodes.append(
                ViewNode(
                    id=iri.removeprefix(dataset.base),
                    iri=iri,
                    kind=_kind(entity.kind, parts),
                    label=entity.label,
                    aliases=tuple(entity.aliases),
                    quotes=_distinct(touching[iri]),
                    facts=(*_parts(entity.kind, parts), *related.get(iri, ())),
                )
            )
    return tuple(nodes)


def _kind(kind: str, parts: set[str]) -> Kind:
    if kind == "person":
        return next((given for part, given, _ in PARTS if part in parts), Kind.PERSON)
    if kind == "organization" and "signatory" not in parts and parts & {"addressee", "cc"}:
        return Kind.BODY
    return KINDS[kind]


def _parts(kind: str, parts: set[str]) -> tuple[tuple[str, str], ...]:
    if kind != "person" or not parts:
        return ()
    return (("In these letters", ", ".join(told for part, _, told in PARTS if part in parts)),)


def _distinct(quotes: list[Quote]) -> tuple[Quote, ...]:
    """Each printed line once for each thing it says, in the order of letters and places."""
    return tuple(sorted(set(quotes), key=place))
