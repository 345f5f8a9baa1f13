"""Asks: what a letter asks for, of whom, and about what."""

from collections.abc import Mapping

from undersigned.graph.model import Span
from undersigned.graph.rdf.graphs import LetterWriter
from undersigned.graph.rdf.lift_addressings import recipients
from undersigned.graph.rdf.literals import whole, words
from undersigned.graph.rdf.names import RDFS, UND, A
from undersigned.graph.resolve.entities import Clusters


def lift_asks(graph: LetterWriter, clusters: Clusters, mentioned: Mapping[str, tuple[Span, ...]]) -> None:
    """Write every ask: of each addressee, about every one of the `mentioned` entities named within its words."""
    letter = graph.letter
    asked = [recipient.entity for recipient in recipients(graph, clusters, "addressee")]
    for ask in letter.asks:
        node = graph.iris.ask(letter.id, ask.position)
        graph.link(graph.iri, UND["asks"], node)
        graph.add(node, A, UND["Ask"])
        graph.link(node, UND["letter"], graph.iri)
        graph.add(node, UND["position"], whole(ask.position))
        graph.add(node, RDFS["label"], words(ask.headline, letter.source.language))
        for iri in asked:
            graph.link(node, UND["askedOf"], iri)
        for iri, spans in mentioned.items():
            if any(_within(span, ask.span) for span in spans):
                graph.link(node, UND["concerns"], iri)
        graph.belief(node, ask.confidence, ask.rule)
        graph.evidence(node, ask.span)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
