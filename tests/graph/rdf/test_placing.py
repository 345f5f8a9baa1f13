"""Placing: triples without a graph go back into the one they came from."""

from undersigned.cli.walk import assemble
from undersigned.data import example
from undersigned.graph.corpus import read_corpus
from undersigned.graph.rdf.placing import placed


def test_every_triple_of_the_example_finds_its_graph_again() -> None:
    """Whoever adds a kind of node has to say where it belongs."""
    dataset = assemble(read_corpus(example()))
    every = {*dataset.statements()}
    assert {*placed((each._replace(graph=None) for each in every), dataset.base)} == every
