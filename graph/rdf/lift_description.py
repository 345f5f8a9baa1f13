"""The dataset's description of itself: title, licence, what it holds, how it was made, and the files that hold it.

It tells nothing that is not in the other graphs, so that a selection of a dataset can be described anew.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from undersigned.graph.rdf.counts import Counts, Tally
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris, web_address
from undersigned.graph.rdf.lift_extraction import lift_rules, lift_software
from undersigned.graph.rdf.literals import whole
from undersigned.graph.rdf.names import DCAT, DCT, PREFIXES, PROV, UND, VOID, A

SPDX = "https://spdx.org/licenses/"
"""Where licences known by a short name ("CC0-1.0") have their IRIs."""

MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
"""Where media types ("text/turtle") have their IRIs."""

FILES = {"nq": "application/n-quads", "ttl": "text/turtle"}
"""The files that a build leaves, by suffix, and their media types."""

SHAPES = "https://w3id.org/undersigned/shapes#"
"""The IRI of the shapes in `shapes.ttl`, to which a dataset conforms as it does to the ontology."""


_LOCAL = re.compile(r"localhost|.*\.(local|localhost|internal)|[^.]*|127\..*|10\..*|192\.168\..*|\[?[0-9a-f]*:.*")
"""Hosts that nobody else reaches under this name."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a dataset says of itself; the counts are those of all but the description, which is about them.

    `endpoint` is the address where the dataset answers questions, if there is one; it is told if others can ask there.
    """

    title: str
    licence: str
    counts: Counts
    endpoint: str | None = None


def description_of(
    quads: Iterable[Quad], iris: Iris, *, title: str, licence: str, endpoint: str | None = None
) -> GraphWriter:
    """The description of a finished dataset, as a graph of its own; triples of an earlier description are not counted.

    A dataset without named graphs (Turtle) is told from its description by what its triples are about.
    """
    graph, tally = iris.graph("description"), Tally()
    tally.add_quads(quad for quad in quads if not _is_description(quad, iris, graph))
    described = GraphWriter(graph)
    lift_description(described, iris, Description(title, licence, tally.counts(), endpoint))
    return described


def lift_description(graph: GraphWriter, iris: Iris, description: Description) -> None:
    """Write what the dataset is, what it holds, how it was made and where it is."""
    node, counts = iris.dataset(), description.counts
    graph.add(node, A, VOID["Dataset"], DCAT["Dataset"], PROV["Entity"])
    graph.say(node, DCT["title"], description.title)
    if description.licence.strip():
        graph.add(node, DCT["license"], licence_term(description.licence))
    graph.link(node, DCT["conformsTo"], UND.iri)
    graph.link(node, DCT["conformsTo"], SHAPES)
    graph.add(node, VOID["uriSpace"], Literal(iris.base))
    for example in counts.examples:
        graph.link(node, VOID["exampleResource"], example)
    endpoint = None if description.endpoint is None else public_address(description.endpoint)
    if endpoint is not None:
        graph.link(node, VOID["sparqlEndpoint"], endpoint)
    _counts(graph, iris, counts)
    lift_files(graph, iris, FILES)
    _build(graph, iris, counts)
    lift_software(graph, iris)
    lift_rules(graph, iris, counts.rules)


def licence_term(licence: str) -> NamedNode | Literal:
    """A licence's address; a short name becomes its address at SPDX, and any other words stay words.

    >>> licence_term("CC0-1.0").value, licence_term("ask us first").value
    ('https://spdx.org/licenses/CC0-1.0', 'ask us first')
    """
    address = web_address(licence)
    if address is not None:
        return NamedNode(address)
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*", licence):
        return NamedNode(SPDX + licence)
    return Literal(licence)


def public_address(endpoint: str) -> str | None:
    """The address of an endpoint as others may have it: None for one on this machine, or one with a password in it.

    >>> public_address("https://example.org/sparql"), public_address("http://127.0.0.1:7878/query")
    ('https://example.org/sparql', None)
    """
    address = web_address(endpoint)
    try:
        parts = None if address is None else urlsplit(address)
    except ValueError:
        return None
    if parts is None or not parts.hostname or "@" in parts.netloc or parts.query:
        return None
    return address if _LOCAL.fullmatch(parts.hostname) is None else None


def part_name(iri: str) -> str:
    """What a class or property is called in the IRI of the part of the dataset that it makes up.

    >>> part_name("https://w3id.org/undersigned/ns#Signature"), part_name("http://example.org/a#b")
    ('und-Signature', 'http%3A%2F%2Fexample.org%2Fa%23b')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"\w+", local, re.ASCII):
            return f"{prefix}-{local}"
    return quote(iri, safe="")


def _counts(graph: GraphWriter, iris: Iris, counts: Counts) -> None:
    node = iris.dataset()
    graph.add(node, VOID["triples"], whole(counts.triples))
    graph.add(node, VOID["entities"], whole(counts.entities))
    graph.add(node, UND["letters"], whole(counts.letters))
    graph.add(node, UND["signatures"], whole(counts.signatures))
    graph.add(node, VOID["classes"], whole(len(counts.classes)))
    graph.add(node, VOID["properties"], whole(len(counts.properties)))
    used = (*counts.classes, *counts.properties)
    for namespace in PREFIXES.values():
        if any(term.startswith(namespace) for term in used):
            graph.link(node, VOID["vocabulary"], namespace)
    for kind, number in counts.classes.items():
        part = iris.dataset_part("class", part_name(kind))
        graph.link(node, VOID["classPartition"], part)
        graph.link(part, VOID["class"], kind)
        graph.add(part, VOID["entities"], whole(number))
    for predicate, number in counts.properties.items():
        part = iris.dataset_part("property", part_name(predicate))
        graph.link(node, VOID["propertyPartition"], part)
        graph.link(part, VOID["property"], predicate)
        graph.add(part, VOID["triples"], whole(number))


def lift_files(graph: GraphWriter, iris: Iris, files: Mapping[str, str]) -> None:
    """Write which files hold the dataset, by suffix and media type."""
    for suffix, media_type in files.items():
        file = iris.distribution(suffix)
        graph.link(iris.dataset(), DCAT["distribution"], file)
        graph.link(iris.dataset(), VOID["dataDump"], file)
        graph.add(file, A, DCAT["Distribution"])
        graph.link(file, DCAT["downloadURL"], file)
        graph.link(file, DCAT["mediaType"], MEDIA_TYPES + media_type)


def _build(graph: GraphWriter, iris: Iris, counts: Counts) -> None:
    """Who made the dataset from what. There is no time: the same letters make the same bytes on any day."""
    build = iris.dataset_part("build")
    graph.link(iris.dataset(), PROV["wasGeneratedBy"], build)
    graph.add(build, A, PROV["Activity"])
    graph.link(build, PROV["wasAssociatedWith"], iris.software())
    for text in counts.texts:
        graph.link(build, PROV["used"], text)


def _is_description(quad: Quad, iris: Iris, graph: str) -> bool:
    if isinstance(quad.graph_name, DefaultGraph):
        return isinstance(quad.subject, NamedNode) and iris.is_description(quad.subject.value)
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value == graph
