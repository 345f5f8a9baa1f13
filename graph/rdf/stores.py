"""Stores: triples that were plain values become an engine's store again."""

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.rows import Term


def store_of(statements: Iterable[Statement]) -> Store:
    """A store of these triples, each in its graph; ValueError when an IRI is none."""
    terms: dict[Term, NamedNode | Literal] = {}
    nodes: dict[str, NamedNode] = {}

    def node(iri: str) -> NamedNode:
        if iri not in nodes:
            nodes[iri] = NamedNode(iri)
        return nodes[iri]

    def term(value: Term) -> NamedNode | Literal:
        if value not in terms:
            terms[value] = node(value.value) if value.kind == "iri" else _literal(value)
        return terms[value]

    quads = [
        Quad(node(subject), node(predicate), term(value), DefaultGraph() if graph is None else node(graph))
        for subject, predicate, value, graph in statements
    ]
    store = Store()
    store.bulk_extend(quads)
    return store


def _literal(value: Term) -> Literal:
    if value.language is not None:
        return Literal(value.value, language=value.language)
    return Literal(value.value) if value.datatype is None else Literal(value.value, datatype=NamedNode(value.datatype))
