"""Validation: a dataset held against the shapes in `shapes.ttl`, with findings that people can read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from undersigned.graph.rdf.dataset import Dataset

if TYPE_CHECKING:
    from rdflib import Graph

SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info"}
"""How much a finding matters, by SHACL's name for it, the gravest first."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding: the thing at fault (its IRI), the predicate (its IRI, None for the thing as a whole), and why.

    `severity` is "violation", "warning" or "info"; `value` is what was found, where there is one.
    """

    focus: str
    path: str | None
    message: str
    severity: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found. `conforms` is true when nothing is a violation; warnings may remain."""

    conforms: bool
    violations: tuple[Violation, ...]


def validate(dataset: Dataset) -> Report:
    """Hold `dataset` against our shapes. Reads nothing but the shapes that ship with us; reaches no network."""
    from pyshacl import validate as hold_against

    with _quiet_about_bad_literals():
        _, found, _ = hold_against(
            _graph_of(dataset),
            shacl_graph=_shapes(),
            inference="none",
            advanced=False,
            do_owl_imports=False,
            inplace=True,
        )
    if not hasattr(found, "triples"):
        raise TypeError(f"the validator answered with {found!r:.200} instead of a report")
    violations = tuple(sorted(_violations(found), key=_order))
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


def _order(violation: Violation) -> tuple[int, str, str, str, str]:
    rank = list(SEVERITIES.values()).index(violation.severity)
    return rank, violation.focus, violation.path or "", violation.message, violation.value or ""


def _graph_of(dataset: Dataset) -> "Graph":
    """All triples of the dataset in one rdflib graph, every repeated term made once."""
    from rdflib import Graph, Literal, URIRef
    from rdflib.term import Node

    graph = Graph()
    nodes: dict[object, Node] = {}
    for subject, predicate, value, _ in dataset.statements():
        for key in (subject, predicate):
            if key not in nodes:
                nodes[key] = URIRef(key)
        if value not in nodes:
            datatype = None if value.datatype is None else URIRef(value.datatype)
            literal = Literal(value.value, lang=value.language, datatype=datatype)
            nodes[value] = URIRef(value.value) if value.kind == "iri" else literal
        graph.add((nodes[subject], nodes[predicate], nodes[value]))
    return graph


def _shapes() -> "Graph":
    from rdflib import Graph

    return Graph().parse(data=resources.files(__package__).joinpath("shapes.ttl").read_bytes(), format="turtle")


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
