"""The readable page of the ontology: every term of ours with what it means, where it stands, and an example.

All of it comes from `ontology.ttl`: topics and their order from its headings, the rest from its triples.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from undersigned.graph.rdf.names import DCT, OWL, PREFIXES, RDFS, SCHEMA, SKOS, UND, A

DRAWN = ("letter", "signatory", "onBehalfOf", "signed", "recipient", "post", "asks", "askedOf", "printedIn", "evidence")
"""The properties that the drawing shows, wherever the ontology says what they join."""

FURTHER = {
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sh": "http://www.w3.org/ns/shacl#",
}
"""Prefixes of vocabularies that only mappings name."""

_ROWS = (
    ("is a", (RDFS["subClassOf"],)),
    ("is a kind of", (RDFS["subPropertyOf"],)),
    ("said of", (RDFS["domain"], SCHEMA["domainIncludes"])),
    ("leads to", (RDFS["range"], SCHEMA["rangeIncludes"])),
    ("see also", (RDFS["seeAlso"],)),
)
_HEADING = re.compile(r"^# ((?:Classes|Properties)\b.*)$|^und:(\w+)$", re.MULTILINE)

Terms: TypeAlias = Mapping[str, Mapping[NamedNode, list[NamedNode | Literal]]]
"""IRI to predicate to values."""


def ontology_page(*, note: str = "") -> str:
    """The page as Markdown; `note` stands below its heading."""
    text = resources.files(__package__).joinpath("ontology.ttl").read_text("utf-8")
    terms = _terms(text)
    about = terms[UND.iri]
    lines = [
        "# Ontology",
        "",
        note,
        _word(about, RDFS["comment"]),
        f"These are the terms that no standard vocabulary has, version {_word(about, OWL['versionInfo'])}, under",
        f"<{_word(about, DCT['license'])}>. The file is `graph/rdf/ontology.ttl`; how the terms make up a dataset is",
        "in [linked-data.md](linked-data.md).",
        "",
        "*Said of* and *leads to* with a single class hold of every use (`rdfs:domain`, `rdfs:range`); with several,",
        "one of them holds. *Is a* and *is a kind of* hold always; *see also* only helps to find the way from a",
        "vocabulary you know.",
        "",
        "Examples have these prefixes before them:",
        "",
        "```turtle",
        *(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(PREFIXES.items())),
        "@base <https://data.example.org/undersigned/> .",
        "```",
        "",
        *_drawing(terms),
    ]
    for heading in _HEADING.finditer(text):
        topic, name = heading.groups()
        lines += [f"## {topic}", ""] if topic is not None else _section(name, terms[UND.iri + name])
    return "\n".join(lines).rstrip() + "\n"


def _terms(text: str) -> Terms:
    found: defaultdict[str, dict[NamedNode, list[NamedNode | Literal]]] = defaultdict(dict)
    for quad in parse(text.encode(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found[quad.subject.value].setdefault(quad.predicate, []).append(quad.object)
    return found


def _section(name: str, said: Mapping[NamedNode, list[NamedNode | Literal]]) -> list[str]:
    """One term: label, meaning, where it stands, its example."""
    (kind,) = (value.value.rpartition("#")[2] for value in said[A])
    lines = [f"### und:{name}", "", f"*{_word(said, RDFS['label'])}*. {_word(said, RDFS['comment'])}", ""]
    rows = [
        f"- {word}: {', '.join(_short(value.value) for value in values)}"
        for word, predicates in _ROWS
        if (values := [value for predicate in predicates for value in said.get(predicate, ())])
    ]
    how = {"ObjectProperty": "- links two things", "DatatypeProperty": "- has a plain value"}.get(kind)
    return [
        *lines,
        *([how] if how is not None else []),
        *rows,
        "",
        "```turtle",
        _word(said, SKOS["example"]),
        "```",
        "",
    ]


def _drawing(terms: Terms) -> list[str]:
    """The main classes, and what joins them."""
    lines = ["```mermaid", "classDiagram"]
    lines += [
        f"    {_local(above.value)} <|-- {_local(term)}"
        for term, said in terms.items()
        for above in said.get(RDFS["subClassOf"], ())
        if above.value.startswith(UND.iri)
    ]
    for name in DRAWN:
        said = terms[UND.iri + name]
        lines += [
            f"    {left} --> {right} : {name}" for left in _ends(said, "domain") for right in _ends(said, "range")
        ]
    return [*lines, "```", ""]


def _ends(said: Mapping[NamedNode, list[NamedNode | Literal]], end: str) -> Iterator[str]:
    for predicate in (RDFS[end], SCHEMA[f"{end}Includes"]):
        yield from (_local(value.value) for value in said.get(predicate, ()))


def _word(said: Mapping[NamedNode, list[NamedNode | Literal]], predicate: NamedNode) -> str:
    return said[predicate][0].value


def _local(iri: str) -> str:
    return re.split("[#/]", iri)[-1]


def _short(iri: str) -> str:
    """A term as Turtle writes it, with a link to ours on this page."""
    for prefix, namespace in (PREFIXES | FURTHER).items():
        if iri.startswith(namespace):
            name = f"{prefix}:{iri.removeprefix(namespace)}"
            return f"[`{name}`](#und{iri.removeprefix(namespace).casefold()})" if prefix == "und" else f"`{name}`"
    return f"<{iri}>"
