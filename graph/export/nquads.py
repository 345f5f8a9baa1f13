"""N-Quads: one triple and its graph a line, sorted, so that two versions can be compared line by line."""

from undersigned.graph.rdf import Dataset


def nquads(dataset: Dataset) -> str:
    """The dataset as canonical N-Quads; the same triples in the same graphs always give the same text."""
    lines = [*dataset.quads(), ""]
    return "\n".join(lines)
