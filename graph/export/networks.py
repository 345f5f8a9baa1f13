"""Networks: who signed with whom, who signed what, and all that letters say, ready to be written for Gephi.

A network is plain: attributes are text and numbers, several values stand in one text, and what has a date has the
stretches of days that the date can mean, so that a timeline shows it in the right places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Any, TypeAlias

from undersigned.graph.export.days import spells
from undersigned.graph.network import cosigning, incidence, to_networkx
from undersigned.graph.network.dating import dates as dates_of
from undersigned.graph.network.groups import groups
from undersigned.graph.network.tables import SEVERAL
from undersigned.graph.rdf.iris import Iris

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset

Value: TypeAlias = str | int | float
Spells: TypeAlias = tuple[tuple[str, str], ...]

COLOURS: Mapping[str, str] = {
    "letter": "#2b2f38",
    "organization": "#0b69b7",
    "person": "#1c8577",
    "post": "#a8398c",
    "body": "#5a49b8",
    "region": "#2f7a2a",
    "law": "#7d6a00",
    "event": "#b86e00",
    "ask": "#6a7180",
}
"""The colour of each kind, as our pages on light paper have it. What a person is in one letter or another (detained,
an official) is told in `roles` and not by a colour."""

_OTHER = "#6a7180"

GROUPS = ("#0b69b7", "#b04a00", "#1c8577", "#a8398c", "#7d6a00", "#5a49b8", "#b3261e", "#2f7a2a")
"""The colours of the largest groups of those who sign together; the others, and who is in none, are grey."""

MOST_TIES = 50_000
"""More co-signing ties than this are a blot that Gephi draws slowly: those of the fewest letters are left out, and the
file says so. The two-mode network has all that they rest on."""

_RENAMED = {"id": "short_id", "start": "quote_start", "end": "quote_end"}
"""What Gephi and GEXF call otherwise: the id of a node is its IRI, and start and end are dates."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, its name, its attributes, when it was there, and how it is drawn."""

    id: str
    label: str
    attributes: Mapping[str, Value]
    spells: Spells
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie; `kind` tells the ties of two nodes apart."""

    source: str
    target: str
    kind: str
    weight: float
    attributes: Mapping[str, Value]
    spells: Spells


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by IRI, and edges by their ends, kinds and IRIs."""

    title: str
    directed: bool
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    about: str = field(default="")


def cosigned(dataset: Dataset) -> Network:
    """Organizations, tied by the letters that both signed; one that signed with no other stands alone.

    Nodes have kind, short_id, aliases, letters, first, last, and `group`, the number of those with whom they sign most
    (see `undersigned.graph.network.groups`), which colours them. The weight of a tie is the number of letters; newman
    (see `undersigned.graph.network.cosigning`) counts a letter of many signers for less. `first` and `last` are dates,
    those of later postings for who signs only there; `shared` the letters by id. A tie has nothing more, and no words,
    as there are many of them.
    """
    network, entities, iris = incidence(dataset), dataset.entities(), Iris(dataset.base)
    starts, columns = network.matrix.indptr.tolist(), network.matrix.indices.tolist()
    signed = {agent: set(columns[starts[at] : starts[at + 1]]) for agent, at in network.row.items()}

    known: dict[tuple[str, ...], Spells] = {}

    def told(since: Iterable[str | None]) -> tuple[Mapping[str, Value], Spells]:
        dates = tuple(sorted({date for date in since if date is not None}))
        if dates not in known:
            known[dates] = spells(dates)
        return ({"first": dates[0], "last": dates[-1]} if dates else {}), known[dates]

    pairs = cosigning(dataset, weight="newman").sort_values(["a", "b"], ignore_index=True)
    ties = list(zip(*(pairs[name].tolist() for name in ("a", "b", "letters", "weight")), strict=True))
    group = groups((a, b, letters) for a, b, letters, _ in ties)
    nodes = []
    for agent in network.agents:
        row = network.row[agent]
        extent, when = told(network.since(row, column) for column in signed[agent])
        attributes: dict[str, Value] = {"kind": entities[agent].kind, "short_id": iris.entity_id(agent)}
        if entities[agent].aliases:
            attributes["aliases"] = SEVERAL.join(entities[agent].aliases)
        attributes |= {"letters": len(signed[agent]), **extent}
        attributes |= {"group": group[agent]} if agent in group else {}
        colour = GROUPS[group[agent] - 1] if group.get(agent, len(GROUPS) + 1) <= len(GROUPS) else _OTHER
        nodes.append(_node(agent, entities[agent].label, attributes, when, len(signed[agent]), colour))
    edges = []
    least = _least([letters for _, _, letters, _ in ties])
    ids = [iris.entity_id(letter).removeprefix("letter/") for letter in network.letters]
    for a, b, letters, newman in ties:
        if letters < least:
            continue
        both = signed[a] & signed[b]
        extent, when = told(network.together(network.row[a], network.row[b], column) for column in both)
        shared = SEVERAL.join(sorted(ids[column] for column in both))
        attributes = {"letters": letters, "newman": round(newman, 6), **extent, "shared": shared}
        edges.append(Edge(a, b, "signed with", float(letters), attributes, when))
    about = "Organizations, tied by the letters that both signed; the weight of a tie is the number of letters."
    if least > 1:
        about += f" Of {len(ties):,} such ties, too many to draw, only those of {least} letters and more are here."
    return Network(dataset.title, False, nodes, edges, about)


def _least(strengths: Sequence[int]) -> int:
    """The number of letters from which on a tie is drawn: 1 while that is not too many; the strongest always is."""
    ranked = sorted(strengths, reverse=True)
    return 1 if len(ranked) <= MOST_TIES else min(ranked[0], ranked[MOST_TIES] + 1)


def two_mode(dataset: Dataset) -> Network:
    """Those who signed, each tied to the letters that they signed; attributes as `to_networkx` has them."""
    about = "Organizations and people who signed for themselves, tied to the letters that they signed."
    return _of(dataset, "two-mode", about)


def everything(dataset: Dataset) -> Network:
    """Everything the letters say, each statement an edge; attributes as `to_networkx` has them."""
    return _of(dataset, "typed", "Everything the letters say: an edge a statement, from who says to what is said.")


def _of(dataset: Dataset, mode: str, about: str) -> Network:
    """One of the graphs for networkx; a node that is no letter is there when letters tell of it."""
    graph = to_networkx(dataset, "two-mode" if mode == "two-mode" else "typed")
    dates = dates_of(dataset)
    letters = {letter.iri: letter.date for letter in dataset.letters()}
    when: dict[str, set[str | None]] = {node: {letters[node]} if node in letters else set() for node in graph}
    edges = []
    for source, target, statement, told in _ties(graph):
        # What only a later posting says is there from its day on, and so is the letter, or the tie would lack an end.
        date = dates[str(told.get("printed_in", told["letter_id"]))]
        for end in (source, target):
            when[end] |= {date}
        attributes = _plain(told) | ({} if date is None else {"date": date})
        attributes |= {} if statement is None else {"statement": statement}
        edges.append(Edge(source, target, str(told["kind"]), 1.0, attributes, spells([date])))
    nodes = [
        _node(iri, graph.nodes[iri]["label"], _plain(graph.nodes[iri], "label"), spells(when[iri]), graph.degree(iri))
        for iri in sorted(graph)
    ]
    edges.sort(key=lambda edge: (edge.source, edge.target, edge.kind, sorted(edge.attributes.items(), key=str)))
    return Network(dataset.title, graph.is_directed(), nodes, edges, about)


def _ties(graph: Any) -> Iterator[tuple[str, str, str | None, Mapping[str, Any]]]:
    """Every edge with its statement's IRI, where it has one; those without direction lead from signer to letter."""
    if graph.is_multigraph():
        for source, target, key, told in graph.edges(keys=True, data=True):
            yield source, target, key, told
    else:
        for source, target, told in graph.edges(data=True):
            yield (target, source, None, told) if source == told["letter"] else (source, target, None, told)


def _node(
    iri: str, label: str, attributes: Mapping[str, Value], when: Spells, importance: int, colour: str | None = None
) -> Node:
    """A node whose area grows with its importance, in the colour of its kind where it has none of its own."""
    own = COLOURS.get(str(attributes["kind"]), _OTHER) if colour is None else colour
    return Node(iri, label, attributes, when, own, round(4 + 3 * sqrt(importance), 2))


def _plain(told: Mapping[str, object], *without: str) -> dict[str, Value]:
    """Attributes as text and numbers: of several values one text; a list of none is left out."""
    plain: dict[str, Value] = {}
    for name, value in told.items():
        if name in without or value == ():
            continue
        several = SEVERAL.join(map(str, value)) if isinstance(value, tuple) else value
        plain[_RENAMED.get(name, name)] = several if isinstance(several, int | float) else str(several)
    return plain
