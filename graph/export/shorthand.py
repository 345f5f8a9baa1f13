"""Shorthand: how Turtle and TriG write IRIs and literals so that people can read them.

Our own things are written relative to the dataset's base, terms of vocabularies with their prefix, and anything that
either form could garble in full.
"""

import re

from undersigned.graph.rdf import Term
from undersigned.graph.rdf.names import PREFIXES, RDF, XSD
from undersigned.graph.rdf.terms import quoted

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE = re.compile(r"[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*(/[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)*(#[A-Za-z0-9=,._~-]*)?")
_BASE = re.compile(r"https?://[A-Za-z0-9.:-]+/([A-Za-z0-9_~%-][A-Za-z0-9._~%-]*/)*")
_BARE = {
    XSD["integer"].value: re.compile(r"[+-]?[0-9]+"),
    XSD["decimal"].value: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD["boolean"].value: re.compile(r"true|false"),
}


class Shorthand:
    """Writes terms short, and remembers which prefixes were used.

    >>> short = Shorthand("https://data.example.org/")
    >>> short.iri("https://data.example.org/letter/apec/text#char=3,9"), short.iri("http://purl.org/dc/terms/title")
    ('<letter/apec/text#char=3,9>', 'dct:title')
    >>> short.term(Term("literal", "7", "http://www.w3.org/2001/XMLSchema#integer"))
    '7'
    """

    def __init__(self, base: str) -> None:
        self._base = base if _BASE.fullmatch(base) else None
        self._used: set[str] = set()
        self._iris: dict[str, str] = {}
        self._terms: dict[Term, str] = {}

    def iri(self, iri: str) -> str:
        """An IRI, as short as it can safely be."""
        found = self._iris.get(iri)
        if found is None:
            found = self._iris[iri] = self._shorten(iri)
        return found

    def term(self, term: Term) -> str:
        """An IRI or a literal; ValueError for a blank node, which has no name to be written with."""
        found = self._terms.get(term)
        if found is None:
            found = self._terms[term] = self._write(term)
        return found

    def head(self) -> str:
        """The lines that declare the base and the prefixes used so far, in the order of the alphabet."""
        lines = [f"@base <{self._base}> ."] if self._base is not None else []
        lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(self._used)]
        return "".join(f"{line}\n" for line in lines)

    def _shorten(self, iri: str) -> str:
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        if self._base is not None and iri.startswith(self._base) and _RELATIVE.fullmatch(iri, len(self._base)):
            return f"<{iri[len(self._base) :]}>"
        return f"<{iri}>"

    def _write(self, term: Term) -> str:
        if term.kind == "iri":
            return self.iri(term.value)
        if term.kind == "blank":
            raise ValueError(f"a blank node cannot be exported the same way twice, got _:{term.value}")
        if term.language is not None:
            return f"{quoted(term.value)}@{term.language}"
        if term.datatype is None:
            return quoted(term.value)
        bare = _BARE.get(term.datatype)
        if bare is not None and bare.fullmatch(term.value):
            return term.value
        return f"{quoted(term.value)}^^{self.iri(term.datatype)}"


def predicate(short: Shorthand, iri: str) -> str:
    """A predicate; rdf:type is written `a`."""
    return "a" if iri == RDF["type"].value else short.iri(iri)
