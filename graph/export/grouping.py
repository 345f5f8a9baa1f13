"""Grouping: triples in paragraphs, one a subject, in an order that depends on nothing but the triples.

Subjects are sorted as people count (signature/2 before signature/10), types come first in each, then the predicates
by IRI, and the objects of one predicate by what they are and how they are written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from undersigned.graph.export.shorthand import Shorthand, predicate
from undersigned.graph.rdf import Statement, Term
from undersigned.graph.rdf.names import RDF

_DIGITS = re.compile(r"([0-9]{1,15})")
_TYPE = RDF["type"].value


def by_graph(statements: Iterable[Statement]) -> Mapping[str | None, list[Statement]]:
    """The statements of each named graph, sorted by the graph's IRI; those without a graph first."""
    graphs: dict[str | None, list[Statement]] = {}
    for statement in statements:
        graphs.setdefault(statement.graph, []).append(statement)
    return {graph: graphs[graph] for graph in sorted(graphs, key=lambda graph: counting(graph or ""))}


def paragraphs(statements: Iterable[Statement], short: Shorthand) -> Iterator[str]:
    """Yield the triples as Turtle, a paragraph for each subject, without empty lines between; equal triples once."""
    subjects: dict[str, dict[str, set[Term]]] = {}
    for subject, verb, value, _ in statements:
        subjects.setdefault(subject, {}).setdefault(verb, set()).add(value)
    for subject in sorted(subjects, key=counting):
        yield _paragraph(subject, subjects[subject], short)


def counting(iri: str) -> tuple[tuple[str | int, ...], str]:
    """The key that sorts IRIs as people count.

    >>> sorted(["s/10", "s/2", "r/3"], key=counting)
    ['r/3', 's/2', 's/10']
    """
    # Splitting gives words and numbers in turn, words first, so that a word is never compared with a number.
    return tuple(int(part) if place % 2 else part for place, part in enumerate(_DIGITS.split(iri))), iri


def _paragraph(subject: str, verbs: Mapping[str, set[Term]], short: Shorthand) -> str:
    lines = []
    for verb in sorted(verbs, key=lambda verb: (verb != _TYPE, verb)):
        objects = [short.term(value) for value in sorted(verbs[verb], key=_order)]
        # Types are few and short; other lists get a line for each object.
        joint = ", " if verb == _TYPE else ",\n        "
        lines.append(f"    {predicate(short, verb)} {joint.join(objects)}")
    return f"{short.iri(subject)}\n" + " ;\n".join(lines) + " .\n"


def _order(term: Term) -> tuple[bool, tuple[tuple[str | int, ...], str], str, str]:
    return term.kind != "iri", counting(term.value), term.datatype or "", term.language or ""
