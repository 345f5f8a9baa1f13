"""Turtle: all triples together, without the graphs they stand in, for people to read and any tool to load."""

from undersigned.graph.export.grouping import paragraphs
from undersigned.graph.export.shorthand import Shorthand
from undersigned.graph.rdf import Dataset


def turtle(dataset: Dataset) -> str:
    """The dataset as Turtle; the same triples always give the same text."""
    short = Shorthand(dataset.base)
    body = "\n".join(paragraphs(dataset.statements(), short))
    return f"{short.head()}\n{body}"
