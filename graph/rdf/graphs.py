"""A named graph while it is written: triples go in one by one, and evidence that several facts share is one node."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from undersigned.graph.model import Letter, Span
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import fraction, whole
from undersigned.graph.rdf.names import OA, UND, A


class GraphWriter:
    """Collects the triples of one named graph, each once, in the order written."""

    def __init__(self, iri: str) -> None:
        self._graph = NamedNode(iri)
        self._quads: dict[Quad, None] = {}

    def add(self, subject: str, predicate: NamedNode, *objects: NamedNode | Literal | None) -> None:
        """Write a triple for each object; None writes nothing."""
        node = NamedNode(subject)
        for value in objects:
            if value is not None:
                self._quads[Quad(node, predicate, value, self._graph)] = None

    def link(self, subject: str, predicate: NamedNode, iri: str) -> None:
        """Write a triple whose object is the thing at `iri`."""
        self.add(subject, predicate, NamedNode(iri))

    def say(self, subject: str, predicate: NamedNode, text: str | None) -> None:
        """Write a triple whose object is plain text; None or nothing but spaces writes nothing."""
        if text is not None and text.strip():
            self.add(subject, predicate, Literal(text))

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def __len__(self) -> int:
        return len(self._quads)


class LetterWriter(GraphWriter):
    """The graph of one letter, which also knows how to point at the letter's words."""

    def __init__(self, letter: Letter, iris: Iris) -> None:
        super().__init__(iris.letter_graph(letter.id))
        self.letter = letter
        self.iris = iris
        self.iri = iris.letter(letter.id)

    def evidence(self, subject: str, *spans: Span) -> None:
        """Point from a fact to the words that say it.

        The selector has one class, as the Web Annotation model asks; it carries the words as well, which its readers
        may check the offsets against.
        """
        for span in spans:
            node = self.iris.evidence(self.letter.id, span.start, span.end)
            selector = self.iris.selector(self.letter.id, span.start, span.end)
            self.link(subject, UND["evidence"], node)
            self.add(node, A, OA["SpecificResource"])
            self.link(node, OA["hasSource"], self.iris.text(self.letter.id))
            self.link(node, OA["hasSelector"], selector)
            self.add(selector, A, OA["TextPositionSelector"])
            self.add(selector, OA["start"], whole(span.start))
            self.add(selector, OA["end"], whole(span.end))
            self.add(selector, OA["exact"], Literal(span.quote))

    def belief(self, subject: str, confidence: float, rule: str) -> None:
        """Say how far a fact can be trusted, and which rule read it."""
        self.add(subject, UND["confidence"], fraction(confidence))
        self.say(subject, UND["rule"], rule)
