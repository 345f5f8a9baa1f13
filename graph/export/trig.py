"""TriG: Turtle that keeps the named graphs, one for each letter."""

from undersigned.graph.export.grouping import counting, paragraphs
from undersigned.graph.export.shorthand import Shorthand
from undersigned.graph.rdf import Dataset


def trig(dataset: Dataset) -> str:
    """The dataset as TriG; the same triples in the same graphs always give the same text."""
    short = Shorthand(dataset.base)
    bodies = {
        "" if graph is None else short.shortened(f"<{graph}>".encode()).decode(): paragraphs([short.shortened(text)])
        for graph, text in dataset.graphs()
    }
    blocks = [short.head().encode()]
    for graph in sorted(bodies, key=counting):
        body = b"\n".join(bodies[graph])
        blocks.append(b"%b {\n%b}\n" % (graph.encode(), body) if graph else body)
    return b"\n".join(blocks).decode()
