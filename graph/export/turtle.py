"""Turtle: all triples together, without the graphs they stand in, for people to read and any tool to load."""

from undersigned.graph.export.grouping import paragraphs
from undersigned.graph.export.shorthand import Shorthand
from undersigned.graph.rdf import Dataset


def turtle(dataset: Dataset) -> str:
    """The dataset as Turtle; the same triples always give the same text."""
    short = Shorthand(dataset.base)
    body = paragraphs(short.shortened(text) for _, text in dataset.graphs())
    return b"\n".join([short.head().encode(), *body]).decode()
