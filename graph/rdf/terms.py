"""Terms: IRIs and literals as plain values, and the text that N-Quads, Turtle and SPARQL share for them."""

import re

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from undersigned.graph.rdf.names import XSD
from undersigned.graph.rdf.rows import Term

_STRING = XSD["string"]
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f\ufffe\uffff]')


def term_of(node: NamedNode | Literal | BlankNode | Triple) -> Term:
    """The plain value of an engine's term.

    >>> term_of(Literal("1", datatype=XSD["integer"]))
    Term(kind='literal', value='1', datatype='http://www.w3.org/2001/XMLSchema#integer', language=None)
    """
    if isinstance(node, NamedNode):
        return Term("iri", node.value)
    if isinstance(node, Literal):
        if node.language is not None:
            return Term("literal", node.value, None, node.language)
        return Term("literal", node.value, None if node.datatype == _STRING else node.datatype.value)
    if isinstance(node, BlankNode):
        return Term("blank", node.value)
    raise TypeError(f"RDF 1.1 has no terms made of triples, got {node}")


def quoted(words: str) -> str:
    r"""Words as a string literal of N-Triples in its canonical form, quotes included; also good Turtle and SPARQL.

    >>> print(quoted('say "so"\nor not'))
    "say \"so\"\nor not"
    """
    return f'"{_UNSAFE.sub(_escaped, words)}"'


def written(term: Term) -> str:
    """A term as N-Triples, N-Quads and SPARQL write it.

    >>> written(Term("literal", "Bericht", language="de")), written(Term("iri", "https://example.org/a"))
    ('"Bericht"@de', '<https://example.org/a>')
    """
    if term.kind == "iri":
        return f"<{term.value}>"
    if term.kind == "blank":
        return f"_:{term.value}"
    if term.language is not None:
        return f"{quoted(term.value)}@{term.language}"
    if term.datatype is not None:
        return f"{quoted(term.value)}^^<{term.datatype}>"
    return quoted(term.value)


def value_of(text: str) -> str:
    r"""The IRI or the words of a term of N-Triples.

    >>> value_of('<https://example.org/a>'), value_of('"say \\"so\\""')
    ('https://example.org/a', 'say "so"')
    """
    if text.startswith("<"):
        return text[1:-1]
    (triple,) = parse(f"<x:x> <x:x> {text} .".encode(), RdfFormat.N_TRIPLES)
    return term_of(triple.object).value


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return _NAMED.get(sign) or f"\\u{ord(sign):04X}"
