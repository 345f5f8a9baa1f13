"""The names of the vocabulary: its namespaces, the prefixes they are written with, and terms made from them.

Terms of others are reused wherever they exist; our own (`UND`) are described in `ontology.ttl`.
"""

from typing import TypeAlias

from pyoxigraph import NamedNode

Name: TypeAlias = NamedNode
"""A term of a vocabulary, for rooms that need not know the engine."""


class Namespace(dict[str, NamedNode]):
    """A vocabulary's IRI; indexing it gives a term, each made once, for a build asks for millions.

    >>> UND["Signature"].value
    'https://w3id.org/undersigned/ns#Signature'
    """

    def __init__(self, iri: str) -> None:
        super().__init__()
        self.iri = iri

    def __missing__(self, name: str) -> NamedNode:
        term = self[name] = NamedNode(self.iri + name)
        return term


UND = Namespace("https://w3id.org/undersigned/ns#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "dcat": DCAT.iri,
    "dct": DCT.iri,
    "oa": OA.iri,
    "org": ORG.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "und": UND.iri,
    "void": VOID.iri,
    "xsd": XSD.iri,
}
"""Prefix to namespace, as files and queries write them."""

A = RDF["type"]
"""The predicate that Turtle writes as `a`."""
