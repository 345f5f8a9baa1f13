"""The dataset's description of itself: title, licence, how much it holds, and the files that hold it."""

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris, web_address
from undersigned.graph.rdf.literals import whole
from undersigned.graph.rdf.names import DCAT, DCT, UND, VOID, A

SPDX = "https://spdx.org/licenses/"
"""Where licences known by a short name ("CC0-1.0") have their IRIs."""

FILES = {"nq": "application/n-quads", "ttl": "text/turtle"}
"""The files that a build leaves, by suffix, and their media types."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a dataset says of itself; `triples` counts those outside the description, which is about them."""

    title: str
    licence: str
    letters: int
    entities: int
    triples: int


def lift_description(graph: GraphWriter, iris: Iris, description: Description) -> None:
    """Write what the dataset is."""
    node = iris.dataset()
    graph.add(node, A, VOID["Dataset"], DCAT["Dataset"])
    graph.say(node, DCT["title"], description.title)
    if description.licence.strip():
        graph.add(node, DCT["license"], licence_term(description.licence))
    graph.add(node, VOID["uriSpace"], Literal(iris.base))
    graph.add(node, VOID["triples"], whole(description.triples))
    graph.add(node, VOID["entities"], whole(description.entities))
    graph.add(node, UND["letters"], whole(description.letters))
    graph.link(node, VOID["vocabulary"], UND.iri)
    for suffix, media_type in FILES.items():
        file = iris.distribution(suffix)
        graph.link(node, DCAT["distribution"], file)
        graph.add(file, A, DCAT["Distribution"])
        graph.link(file, DCAT["downloadURL"], file)
        graph.add(file, DCT["format"], Literal(media_type))


def licence_term(licence: str) -> NamedNode | Literal:
    """A licence's address; a short name becomes its address at SPDX, and any other words stay words.

    >>> licence_term("CC0-1.0").value, licence_term("ask us first").value
    ('https://spdx.org/licenses/CC0-1.0', 'ask us first')
    """
    address = web_address(licence)
    if address is not None:
        return NamedNode(address)
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*", licence):
        return NamedNode(SPDX + licence)
    return Literal(licence)
