"""Triples of an answer as a file."""

import pytest
from pyoxigraph import parse

from undersigned.graph.rdf import Result, Term
from undersigned.graph.rdf.triples import SYNTAXES, triples

XSD = "http://www.w3.org/2001/XMLSchema#"
SUBJECT, PREDICATE = Term("iri", "http://example.org/a"), Term("iri", "http://purl.org/dc/terms/title")
VALUES = (
    Term("iri", "http://example.org/b"),
    Term("blank", "c14n0"),
    Term("literal", 'say "so"\n'),
    Term("literal", "Brief", language="de"),
    Term("literal", "2021-02", f"{XSD}gYearMonth"),
)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_kind_of_value_is_read_back(syntax: str) -> None:
    """IRIs, blank nodes, plain words, words of a language, and typed ones."""
    made = triples(Result(("s", "p", "o"), [(SUBJECT, PREDICATE, value) for value in VALUES]), syntax)
    read = {quad.object for quad in parse(made, format=SYNTAXES[syntax])}
    assert len(read) == len(VALUES)
    assert {getattr(value, "value", "") for value in read} >= {value.value for value in VALUES if value.kind != "blank"}


def test_turtle_declares_what_it_uses() -> None:
    """And nothing else."""
    made = triples(Result(("s", "p", "o"), [(SUBJECT, PREDICATE, VALUES[-1])]), "turtle")
    assert "dct:title" in made
    assert made.count("@prefix") == 2
    assert triples(Result(("s", "p", "o"), []), "turtle") == ""
