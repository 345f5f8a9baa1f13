"""Parcels: the named graphs of a dataset, one by one, as N-Triples that can be sent, with a fingerprint of each."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from pyoxigraph import CanonicalizationAlgorithm, RdfFormat, parse
from pyoxigraph import Dataset as Quads

from undersigned.graph.errors import InputError
from undersigned.graph.rdf.dataset import Dataset
from undersigned.graph.rdf.terms import term_of, written

LARGEST = 2 * 2**20
"""Bytes of a parcel that are sent at once; stores have limits for a request."""


@dataclass(frozen=True)
class Parcel:
    """A named graph: its IRI, and its triples as sorted lines of N-Triples."""

    graph: str
    lines: tuple[str, ...]

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the lines: two graphs of one fingerprint hold the same triples."""
        return hashlib.sha256("".join(self.lines).encode()).hexdigest()

    def pieces(self) -> Iterator[bytes]:
        """The lines in pieces of `LARGEST` bytes at most (a longer line is a piece of its own); at least one piece."""
        piece = bytearray()
        for line in self.lines:
            encoded = line.encode()
            # A blank node means the same only within one piece.
            if piece and len(piece) + len(encoded) > LARGEST and not self._has_blanks:
                yield bytes(piece)
                piece.clear()
            piece += encoded
        yield bytes(piece)

    @cached_property
    def _has_blanks(self) -> bool:
        return any(line.startswith("_:") or " _:" in line for line in self.lines)


def parcels(dataset: Dataset) -> list[Parcel]:
    """Every named graph of `dataset`, sorted by IRI; what stands in no graph goes into the dataset's own."""
    graphs: defaultdict[str, list[str]] = defaultdict(list)
    for subject, predicate, value, graph in dataset.statements():
        graphs[graph or f"{dataset.base}dataset"].append(f"<{subject}> <{predicate}> {written(value)} .\n")
    return [Parcel(graph, tuple(sorted(set(lines)))) for graph, lines in sorted(graphs.items())]


def ontology_parcel(base: str) -> Parcel:
    """The description of our own terms, as a graph under the IRI `base`."""
    return parcel_of(
        f"{base}graph/ontology", resources.files("undersigned.graph.rdf").joinpath("ontology.ttl").read_bytes()
    )


def parcel_of(graph: str, turtle: bytes) -> Parcel:
    r"""A text in Turtle as the graph of that IRI; InputError when it cannot be read.

    >>> parcel_of("urn:g", b"<urn:a> <urn:b> 'c', 'd' .").lines
    ('<urn:a> <urn:b> "c" .\n', '<urn:a> <urn:b> "d" .\n')
    """
    try:
        triples = Quads(parse(turtle, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise InputError(f"{graph}: not Turtle ({error}); mend it") from None
    # Labels of blank nodes are new with every reading; canonical ones give the same fingerprint every time.
    triples.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    lines = (
        " ".join(written(term_of(term)) for term in (quad.subject, quad.predicate, quad.object)) + " .\n"
        for quad in triples
    )
    return Parcel(graph, tuple(sorted(lines)))
