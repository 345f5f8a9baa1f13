import io

import networkx as nx
import pytest
from hypothesis import given

from tests.graph.export.test_gexf import attributes, sounded, texts
from undersigned.graph.export.graphml import graphml
from undersigned.graph.export.networks import Edge, Network, Node, Value, cosigned, everything, two_mode
from undersigned.graph.export.xml import sound
from undersigned.graph.rdf import Dataset

MAKERS = {"graphml": cosigned, "graphml-two-mode": two_mode, "graphml-everything": everything}


def read(text: str) -> "nx.Graph[str]":
    """The file as networkx reads it."""
    return nx.read_graphml(io.BytesIO(text.encode()))


@pytest.mark.parametrize("name", MAKERS)
def test_networkx_reads_back_what_went_in(name: str, data: Dataset) -> None:
    """Every node and edge with every attribute; colours as Gephi has them in GraphML."""
    network = MAKERS[name](data)
    graph = read(graphml(network))
    assert graph.graph["title"] == data.title
    assert graph.is_directed() == network.directed
    expected = {
        node.id: {
            **{key: sounded(value) for key, value in node.attributes.items()},
            "label": sound(node.label),
            "size": node.size,
            **{c: int(node.colour[at : at + 2], 16) for at, c in ((1, "r"), (3, "g"), (5, "b"))},
        }
        for node in network.nodes
    }
    assert {node: dict(told) for node, told in graph.nodes.items()} == expected
    told = [
        repr((*sorted((edge.source, edge.target)), sorted({**_sound(edge.attributes), "weight": edge.weight}.items())))
        for edge in network.edges
    ]
    found = [
        repr((*sorted((source, target)), sorted((key, value) for key, value in more.items() if key != "id")))
        for source, target, more in graph.edges(data=True)
    ]
    assert sorted(found) == sorted(told)


@given(texts, attributes, attributes)
def test_any_words_come_back(words: str, of_node: dict[str, Value], of_edge: dict[str, Value]) -> None:
    """But for the characters that XML cannot hold."""
    nodes = [Node(each, words, {**of_node, "kind": "letter"}, (), "#0b69b7", 4.0) for each in "ab"]
    network = Network("t", True, nodes, [Edge("a", "b", "k", 2.0, of_edge, ())])
    graph = read(graphml(network))
    assert graph.nodes["a"]["label"] == sound(words)
    (told,) = [told for _, _, told in graph.edges(data=True)]
    for name, value in of_edge.items():
        assert told[name] == sounded(value)


def _sound(told: "dict[str, Value] | object") -> dict[str, Value]:
    assert isinstance(told, dict)
    return {name: sounded(value) for name, value in told.items()}
