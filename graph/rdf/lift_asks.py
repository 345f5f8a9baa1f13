"""Asks: what a letter asks for, of whom, and about what."""

from collections.abc import Mapping

from undersigned.graph.model import Ask, Span
from undersigned.graph.rdf.graphs import LetterWriter
from undersigned.graph.rdf.lift_addressings import recipients
from undersigned.graph.rdf.literals import whole, words
from undersigned.graph.rdf.names import RDFS, UND, A
from undersigned.graph.resolve.entities import Clusters
from undersigned.graph.resolve.forms import words_of


def lift_asks(graph: LetterWriter, clusters: Clusters, mentioned: Mapping[str, tuple[Span, ...]]) -> None:
    """Write every ask: of each addressee, about every one of the `mentioned` entities named within its words."""
    letter = graph.letter
    asked = [recipient.entity for recipient in recipients(graph, clusters, "addressee")]
    for ask in letter.asks:
        node = graph.iris.ask(letter.id, ask.position)
        graph.add(node, A, UND["Ask"])
        if graph.found(node, "ask", _said(graph, ask)):
            graph.link(graph.work, UND["asks"], node)
        graph.add(node, UND["position"], whole(ask.position))
        graph.add(node, RDFS["label"], words(ask.headline, letter.source.language))
        for iri in asked:
            graph.link(node, UND["askedOf"], iri)
        for iri, spans in mentioned.items():
            if any(_within(span, ask.span) for span in spans):
                graph.link(node, UND["concerns"], iri)
        graph.belief(node, ask.confidence, ask.rule)
        graph.evidence(node, ask.span)


def _said(graph: LetterWriter, ask: Ask) -> str:
    """What tells an ask from others of its letter: its words, in a translation its place among as many asks."""
    printings = graph.printings
    if graph.letter.source.language != printings.language and len(graph.letter.asks) == len(printings.headlines):
        return printings.headlines[ask.position - 1]
    return words_of(ask.headline)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
