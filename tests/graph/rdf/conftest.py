"""Datasets that many tests look at, made once: everything that can be written, and the example corpus."""

import pytest

from tests.graph.rdf.everything import everything as made
from undersigned.cli.walk import assemble
from undersigned.data import example as example_corpus
from undersigned.graph.corpus import read_corpus
from undersigned.graph.rdf import Dataset


@pytest.fixture(scope="session")
def everything() -> Dataset:
    """A small dataset with every class and every predicate."""
    return made()


@pytest.fixture(scope="session")
def example() -> Dataset:
    """The dataset of the example corpus."""
    return assemble(read_corpus(example_corpus()))
