"""A named graph while it is written: triples go in one by one, and evidence that several facts share is one node.

Triples are kept as the text of N-Triples, which the engine reads in less time than it takes to make its triples here
one after another. It takes the IRIs as they come: all of them are minted from a base that was checked, or were checked
as addresses.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from undersigned.graph.model import Letter, Span
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import fraction
from undersigned.graph.rdf.names import DCT, OA, UND, XSD, A
from undersigned.graph.rdf.printings import Printings
from undersigned.graph.rdf.terms import quoted

_INTEGER = str(XSD["integer"])
_CLASSES = OA["SpecificResource"], OA["TextPositionSelector"]
_OF_EVIDENCE = A, *(OA[name] for name in ("hasSource", "hasSelector", "start", "end", "exact"))


class _Terms(dict[NamedNode | Literal, str]):
    """What is written for a term; most stand in many triples of a graph, and each is asked for once."""

    def __missing__(self, term: NamedNode | Literal) -> str:
        text = self[term] = str(term)
        return text


class _Words(dict[str, str]):
    """What is written for plain text; text with nothing in it is written as nothing."""

    def __missing__(self, words: str) -> str:
        text = self[words] = quoted(words) if words.strip() else ""
        return text


class GraphWriter:
    """Collects the triples of one named graph, each once, in the order written for each predicate.

    ValueError when `iri` is none.
    """

    def __init__(self, iri: str) -> None:
        self.graph = NamedNode(iri)
        self._columns: defaultdict[NamedNode, dict[tuple[str, str], None]] = defaultdict(dict)
        self._terms, self._words = _Terms(), _Words()

    def add(self, subject: str, predicate: NamedNode, *objects: NamedNode | Literal | None) -> None:
        """Write a triple for each object; None writes nothing."""
        for value in objects:
            if value is not None:
                self._columns[predicate][subject, self._terms[value]] = None

    def link(self, subject: str, predicate: NamedNode, iri: str) -> None:
        """Write a triple whose object is the thing at `iri`."""
        self._columns[predicate][subject, f"<{iri}>"] = None

    def say(self, subject: str, predicate: NamedNode, text: str | None) -> None:
        """Write a triple whose object is plain text; None or nothing but spaces writes nothing."""
        if text is not None and (written := self._words[text]):
            self._columns[predicate][subject, written] = None

    def columns(self) -> Iterable[tuple[NamedNode, Collection[tuple[str, str]]]]:
        """Each predicate that was written, and its triples: the IRI of the subject, the object as N-Triples have it."""
        return self._columns.items()

    def text(self) -> str:
        """The triples as N-Triples, those of one subject together: in this order the engine keeps and writes them."""
        subjects: defaultdict[str, list[str]] = defaultdict(list)
        for predicate, column in self._columns.items():
            middle = f"> {predicate} "
            for subject, value in column:
                subjects[subject].append(f"<{subject}{middle}{value} .\n")
        return "".join(chain.from_iterable(subjects.values()))

    def load(self, store: Store) -> None:
        """Put the triples into a store, in their graph."""
        store.load(self.text().encode(), RdfFormat.N_TRIPLES, to_graph=self.graph, lenient=True)

    def __iter__(self) -> Iterator[Quad]:
        for triple in parse(self.text().encode(), RdfFormat.N_TRIPLES):
            yield Quad(triple.subject, triple.predicate, triple.object, self.graph)

    def __len__(self) -> int:
        return sum(map(len, self._columns.values()))


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
        NamedNode(iris.evidence(letter.id, 0, 0))  # with a base that has a "#" this would be no IRI
        self.rules = set[str]()
        self._quotes: dict[str, Span] = {}

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
        """Point from a fact to the words that say it."""
        for span in spans:
            node = self.iris.evidence(self.letter.id, span.start, span.end)
            self.link(subject, UND["evidence"], node)
            self._quotes[node] = span

    def finish(self) -> None:
        """Write the words that facts point to, each once; after this, nothing more points to words.

        The selector has one class, as the Web Annotation model asks; it carries the words as well, which its readers
        may check the offsets against.
        """
        text, (resource, selection) = f"<{self.iris.text(self.letter.id)}>", map(str, _CLASSES)
        types, sources, selectors, starts, ends, exact = (self._columns[each] for each in _OF_EVIDENCE)
        for node, span in self._quotes.items():
            selector = self.iris.selector(self.letter.id, span.start, span.end)
            types[node, resource] = sources[node, text] = selectors[node, f"<{selector}>"] = None
            types[selector, selection] = None
            starts[selector, f'"{span.start}"^^{_INTEGER}'] = ends[selector, f'"{span.end}"^^{_INTEGER}'] = None
            exact[selector, quoted(span.quote)] = None

    def belief(self, subject: str, confidence: float, rule: str) -> None:
        """Say how far a fact can be trusted, and which rule read it."""
        self.rules.add(rule)
        self.add(subject, UND["confidence"], fraction(confidence))
        self.say(subject, UND["rule"], rule)
