"""Graphs for networkx: everything the letters say, or only who signed what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from undersigned.graph.network.dating import by_date
from undersigned.graph.network.dating import dates as dates_of
from undersigned.graph.network.incidence import signed_for
from undersigned.graph.rdf.iris import Iris

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import AddressingRow, AskRow, Evidence, LetterRow, MentionRow, SignatureRow

Mode: TypeAlias = Literal["typed", "two-mode"]

ADDRESSED = {"addressee": "addressed to", "cc": "copied to"}


def to_networkx(dataset: Dataset, mode: Mode = "typed") -> nx.Graph[str]:
    """The dataset as a networkx graph whose nodes are IRIs; an attribute that is not known is left out.

    mode="typed": a MultiDiGraph of all that the letters say. Nodes have `kind` (letter, ask, or the entity's:
    organization, person, post, region, law, body, event), `label`, `id`, and where known `aliases`, `date`;
    entities have `roles`, the parts they play in some letter (signatory, addressee, cc, detainee, official, ...).
    Edges, keyed by the IRI of the statement they come from, have `kind`, `letter` (IRI), `letter_id`, `confidence`,
    `quote`, `start`, `end`, and `printed_in`, the id of the further posting that prints it where that is not the letter
    itself: signed, or withdrew (agent -> letter), signed for (person -> organization), addressed to
    and copied to (letter -> agent), holds (person -> post), mentions (letter -> entity, with `mention` its kind), asks
    (letter -> ask), asked of and concerns (ask -> entity).

    mode="two-mode": a Graph of signers and letters: the organizations, and the people who signed for themselves.
    Nodes also have `bipartite` (0 signers, 1 letters); an edge is (signer, letter) with `positions` and `quotes`
    of all its printed lines, the lowest `confidence` among them, and `printed_in` where only further postings print it:
    the earliest of these.
    """
    if mode == "typed":
        return _typed(dataset)
    if mode == "two-mode":
        return _two_mode(dataset)
    raise ValueError(f"mode is {mode!r}; it must be 'typed' or 'two-mode'")


def _typed(dataset: Dataset) -> nx.MultiDiGraph[str]:
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=dataset.title, mode="typed")
    iris = Iris(dataset.base)
    for letter in dataset.letters():
        _add_letter(graph, iris, letter)
    for iri, entity in sorted(dataset.entities().items()):
        graph.add_node(iri, kind=entity.kind, label=entity.label, id=iris.entity_id(iri), roles=())
        if entity.aliases:
            graph.nodes[iri]["aliases"] = tuple(entity.aliases)
    for signature in dataset.signatures():
        _add_signature(graph, signature)
    for addressing in dataset.addressings():
        _add_addressing(graph, addressing)
    for mention in dataset.mentions():
        _add_mention(graph, mention)
    for ask in dataset.asks():
        _add_ask(graph, iris, ask)
    return graph


def _two_mode(dataset: Dataset) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph(title=dataset.title, mode="two-mode")
    iris, entities = Iris(dataset.base), dataset.entities()
    printed: dict[tuple[str, str], list[SignatureRow]] = {}
    for row in dataset.signatures():
        signer = signed_for(row) or row.person
        if signer is not None and row.stands:
            printed.setdefault((signer, row.letter), []).append(row)
    for signer in sorted({signer for signer, _ in printed}):
        entity = entities[signer]
        graph.add_node(signer, bipartite=0, kind=entity.kind, label=entity.label, id=iris.entity_id(signer))
        if entity.aliases:
            graph.nodes[signer]["aliases"] = tuple(entity.aliases)
    for letter in dataset.letters():
        _add_letter(graph, iris, letter)
        graph.nodes[letter.iri]["bipartite"] = 1
    dates = dates_of(dataset)
    for (signer, letter_iri), rows in sorted(printed.items()):
        first = min(rows, key=lambda row: (row.printed_in is not None, by_date(dates[row.posting]), row.posting))
        graph.add_edge(
            signer,
            letter_iri,
            kind="signed",
            letter=letter_iri,
            letter_id=rows[0].letter_id,
            positions=tuple(row.position for row in rows),
            quotes=tuple(row.evidence.quote for row in rows),
            confidence=min(row.confidence for row in rows),
            **_posting(first),
        )
    return graph


def _add_letter(graph: nx.Graph[str], iris: Iris, letter: LetterRow) -> None:
    graph.add_node(letter.iri, kind="letter", label=letter.title or letter.id, id=iris.entity_id(letter.iri))
    known = {"date": letter.date, "url": letter.url, "publisher": letter.publisher, "language": letter.language}
    graph.nodes[letter.iri].update({name: value for name, value in known.items() if value is not None})


def _add_signature(graph: nx.MultiDiGraph[str], row: SignatureRow) -> None:
    told = _told(row, row.confidence, (row.evidence,))
    told |= {"position": row.position, "named_as": row.named_as, "capacity": row.capacity}
    told |= {"role": row.role} if row.role is not None else {}
    kind = "signed" if row.stands else "withdrew"
    organization = signed_for(row)
    for agent in (organization, row.person):
        if agent is not None:
            graph.add_edge(agent, row.letter, key=row.iri, kind=kind, **told)
            _add_roles(graph, agent, "signatory")
    if row.person is not None and organization is not None:
        graph.add_edge(row.person, organization, key=row.iri, kind="signed for", **told)


def _add_addressing(graph: nx.MultiDiGraph[str], row: AddressingRow) -> None:
    told = _told(row, row.confidence, (row.evidence,)) | {"named_as": row.named_as}
    for agent in dict.fromkeys((row.entity, row.post)):
        if agent is not None:
            graph.add_edge(row.letter, agent, key=row.iri, kind=ADDRESSED[row.type], **told)
            _add_roles(graph, agent, row.type)
    if row.post is not None and row.post != row.entity:
        graph.add_edge(row.entity, row.post, key=row.iri, kind="holds", **told)


def _add_mention(graph: nx.MultiDiGraph[str], row: MentionRow) -> None:
    told = _told(row, row.confidence, row.evidence)
    told |= {"mention": row.kind, "named_as": row.named_as} | ({"role": row.role} if row.role is not None else {})
    graph.add_edge(row.letter, row.entity, key=row.iri, kind="mentions", **told)
    _add_roles(graph, row.entity, row.kind)


def _add_ask(graph: nx.MultiDiGraph[str], iris: Iris, row: AskRow) -> None:
    told = _told(row, None, (row.evidence,))
    graph.add_node(row.iri, kind="ask", label=row.headline, id=iris.entity_id(row.iri))
    graph.add_edge(row.letter, row.iri, key=row.iri, kind="asks", position=row.position, **told)
    for kind, targets in (("asked of", row.asked_of), ("concerns", row.concerns)):
        for target in targets:
            graph.add_edge(row.iri, target, key=row.iri, kind=kind, **told)


def _add_roles(graph: nx.MultiDiGraph[str], node: str, role: str) -> None:
    graph.nodes[node]["roles"] = tuple(sorted({role, *graph.nodes[node]["roles"]}))


def _posting(row: SignatureRow | AddressingRow | MentionRow | AskRow) -> dict[str, str]:
    """The further posting that prints it, where that is not the letter itself."""
    return {} if row.printed_in is None else {"printed_in": row.printed_in}


def _told(
    row: SignatureRow | AddressingRow | MentionRow | AskRow,
    confidence: float | None,
    evidence: Iterable[Evidence | None],
) -> dict[str, object]:
    """What every edge says about where it comes from; with several places, the first one and all the words."""
    told: dict[str, object] = {"letter": row.letter, "letter_id": row.letter_id, **_posting(row)}
    if confidence is not None:
        told["confidence"] = confidence
    places = [place for place in evidence if place is not None]
    if places:
        told |= {"quote": places[0].quote, "start": places[0].start, "end": places[0].end, "evidence": places[0].iri}
    if len(places) > 1:
        told["quotes"] = tuple(place.quote for place in places)
    return told
