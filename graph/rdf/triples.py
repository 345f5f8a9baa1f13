"""Triples: the answer of CONSTRUCT or DESCRIBE as a file of linked data."""

from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from undersigned.graph.rdf.names import PREFIXES
from undersigned.graph.rdf.rows import Result, Term

SYNTAXES: Mapping[str, RdfFormat] = {"turtle": RdfFormat.TURTLE, "nquads": RdfFormat.N_TRIPLES}
"""How triples are written; N-Triples are N-Quads without a graph."""


def triples(result: Result, syntax: str) -> str:
    r"""The rows of subject, predicate and object as a file in one of `SYNTAXES`.

    >>> made = Result(("s", "p", "o"), [(Term("iri", "http://e/a"), Term("iri", "http://e/b"), Term("literal", "c"))])
    >>> triples(made, "nquads")
    '<http://e/a> <http://e/b> "c" .\n'
    """
    rows = [_triple(*(term for term in row if term is not None)) for row in result.rows]
    terms = {term.value for row in result.rows for term in row if term is not None and term.kind == "iri"}
    terms |= {term.datatype for row in result.rows for term in row if term is not None and term.datatype}
    used = {name: iri for name, iri in PREFIXES.items() if any(term.startswith(iri) for term in terms)}
    said = serialize(rows, format=SYNTAXES[syntax], prefixes=used)
    assert said is not None  # no output was given
    return said.decode()


def _triple(subject: Term, predicate: Term, value: Term) -> Triple:
    about = _node(subject)
    assert not isinstance(about, Literal)  # the engine leaves such triples out
    return Triple(about, NamedNode(predicate.value), _node(value))


def _node(term: Term) -> NamedNode | BlankNode | Literal:
    match term.kind:
        case "iri":
            return NamedNode(term.value)
        case "blank":
            return BlankNode(term.value)
        case _ if term.language is not None:
            return Literal(term.value, language=term.language)
        case _:
            return Literal(term.value, datatype=None if term.datatype is None else NamedNode(term.datatype))
