"""Listing: which files a dataset says that it is in, which a build, an export and a pipe leave in other ways."""

from collections.abc import Mapping

from pyoxigraph import NamedNode, Quad, Store

from undersigned.graph.rdf.dataset import Dataset
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_description import FILES, lift_files
from undersigned.graph.rdf.names import DCAT, VOID

EXPORTED: Mapping[str, str] = {**FILES, "jsonld": "application/ld+json", "trig": "application/trig"}
"""The files with all of a dataset that an export of every format leaves, by suffix, and their media types."""


def listed(dataset: Dataset, files: Mapping[str, str]) -> Dataset:
    """The same dataset, whose description names these files (suffix to media type) and no others."""
    iris = Iris(dataset.base)
    node = NamedNode(iris.dataset())
    named = [
        quad
        for predicate in (DCAT["distribution"], VOID["dataDump"])
        for quad in dataset.store.quads_for_pattern(node, predicate, None, None)
    ]
    gone = {quad.object for quad in named}
    store = Store()
    store.bulk_extend(quad for quad in dataset.store if quad not in named and quad.subject not in gone)
    writer = GraphWriter(iris.graph("description"))
    lift_files(writer, iris, files)
    graph = named[0].graph_name if named else writer.graph
    store.extend(Quad(each.subject, each.predicate, each.object, graph) for each in writer)
    return Dataset(store, base=dataset.base, title=dataset.title, licence=dataset.licence)
