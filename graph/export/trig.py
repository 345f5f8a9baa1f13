"""TriG: Turtle that keeps the named graphs, one for each letter."""

from undersigned.graph.export.grouping import by_graph, paragraphs
from undersigned.graph.export.shorthand import Shorthand
from undersigned.graph.rdf import Dataset


def trig(dataset: Dataset) -> str:
    """The dataset as TriG; the same triples in the same graphs always give the same text."""
    short = Shorthand(dataset.base)
    blocks = []
    for graph, statements in by_graph(dataset.statements()).items():
        body = "\n".join(paragraphs(statements, short))
        blocks.append(body if graph is None else f"{short.iri(graph)} {{\n{body}}}\n")
    return f"{short.head()}\n" + "\n".join(blocks)
