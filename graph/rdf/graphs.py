"""A named graph while it is written: triples go in one by one, and evidence that several facts share is one node."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from undersigned.graph.model import Letter, Span
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import fraction, whole
from undersigned.graph.rdf.names import DCT, OA, UND, A
from undersigned.graph.rdf.printings import Printings


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
    """The graph of one posting of a letter, which also knows how to point at its words.

    `iri` is the posting, `work` the letter that all its postings are: the same but in a further posting.
    """

    def __init__(self, letter: Letter, iris: Iris, printings: Printings | None = None) -> None:
        super().__init__(iris.letter_graph(letter.id))
        self.letter = letter
        self.iris = iris
        self.printings = Printings(letter.id) if printings is None else printings
        self.iri = iris.letter(letter.id)
        self.work = iris.letter(self.printings.primary)

    @property
    def is_version(self) -> bool:
        """Whether this is a further posting of the letter."""
        return self.iri != self.work

    def found(self, node: str, *key: str) -> bool:
        """Say in which letter `node` was found, and in which further posting of it.

        With a `key`, which tells what the node says, it is marked as a version of the one that said so in an earlier
        graph of the letter; False is returned for such a node.
        """
        self.link(node, UND["letter"], self.work)
        first = self.printings.first(node, key) if key else None
        if self.is_version:
            self.link(node, UND["printedIn"], self.iri)
            if first is not None:
                self.link(node, DCT["isVersionOf"], first)
        return not self.is_version or first is None

    def shortcut(self, subject: str, predicate: NamedNode, iri: str) -> None:
        """Write a triple that the findings of the letter imply, unless the graph of another posting has it."""
        if self.printings.is_new(subject, predicate.value, iri):
            self.link(subject, predicate, iri)

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
