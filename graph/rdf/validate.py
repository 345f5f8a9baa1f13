"""Validation: a dataset held against the shapes in `shapes.ttl` and against itself, with findings for people.

What core SHACL can say is said in the shapes, which ship with the data; the rest is checked by `find_disagreements`.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING

from undersigned.graph.rdf.agreement import find_disagreements
from undersigned.graph.rdf.dataset import Dataset, Statement
from undersigned.graph.rdf.names import XSD
from undersigned.graph.rdf.report import SEVERITIES, Report, Violation
from undersigned.graph.rdf.rows import Term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_NUMBERS = {XSD[name].value for name in ("decimal", "double", "float")}
_FINITE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,9})?")


def validate(dataset: Dataset) -> Report:
    """Hold `dataset` against our shapes, and its triples against each other.

    Reads nothing but the shapes that ship with us; reaches no network. Needs no rows, so that a dataset too faulty to
    give any has a report all the same.
    """
    from pyshacl import validate as hold_against

    statements = [*dataset.statements()]
    with _quiet_about_bad_literals():
        _, found, _ = hold_against(
            _graph_of(statements),
            shacl_graph=_shapes(),
            inference="none",
            advanced=False,
            do_owl_imports=False,
            inplace=True,
        )
    if not hasattr(found, "triples"):
        raise TypeError(f"the validator answered with {found!r:.200} instead of a report")
    # A value may break several constraints of one sentence; once is enough.
    findings = {*_violations(found), *find_disagreements(statements, dataset.base)}
    violations = tuple(sorted(findings, key=lambda violation: violation.order))
    return Report(all(violation.severity != "violation" for violation in violations), violations)


def _violations(found: "Graph") -> Iterator[Violation]:
    from rdflib import SH

    for result in found.subjects(SH.focusNode):
        path = found.value(result, SH.resultPath)
        value = found.value(result, SH.value)
        yield Violation(
            focus=str(found.value(result, SH.focusNode)),
            path=None if path is None else str(path),
            message=str(found.value(result, SH.resultMessage)),
            severity=SEVERITIES[str(found.value(result, SH.resultSeverity)).removeprefix(str(SH))],
            value=None if value is None else str(value),
        )


def _graph_of(statements: Iterable[Statement]) -> "Graph":
    """All triples in one rdflib graph, every repeated term made once."""
    from rdflib import Graph, URIRef

    graph = Graph()
    nodes: dict[object, Node] = {}
    for subject, predicate, value, _ in statements:
        for key in (subject, predicate):
            if key not in nodes:
                nodes[key] = URIRef(key)
        if value not in nodes:
            nodes[value] = URIRef(value.value) if value.kind == "iri" else _literal(value)
        graph.add((nodes[subject], nodes[predicate], nodes[value]))
    return graph


def _literal(term: Term) -> "Node":
    """The literal for the validator; what is called a number and is none goes in as mere words.

    "NaN" and its like cannot be compared, and the validator breaks off when it tries; words it reports as no number.
    """
    from rdflib import Literal, URIRef

    if term.datatype is None or (term.datatype in _NUMBERS and not _FINITE.fullmatch(term.value)):
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype))


def _shapes() -> "Graph":
    """The shapes that ship with us, each property shape aimed at the targets of the node shape that has it.

    The validator goes from a node shape to its property shapes once for each node, and from a target to all its nodes
    at once. Both say the same: a property shape of a node shape holds for each target of that. A shape that others lead
    to stays whole.
    """
    from rdflib import SH, Graph

    shapes = Graph().parse(data=resources.files(__package__).joinpath("shapes.ttl").read_bytes(), format="turtle")
    for node, part in [*shapes.subject_objects(SH.property)]:
        ways = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        targets = [(way, target) for way in ways for target in shapes.objects(node, way)]
        if targets and (None, None, node) not in shapes:
            shapes.remove((node, SH.property, part))
            for way, target in targets:
                shapes.add((part, way, target))
    return shapes


@contextmanager
def _quiet_about_bad_literals() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that is no date or number: the report says so better."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
