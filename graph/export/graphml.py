"""GraphML: a network for Gephi, yEd, igraph and networkx, with kinds, weights, dates, colours and sizes as data."""

from collections.abc import Iterator, Mapping

from undersigned.graph.export.gexf import columns
from undersigned.graph.export.networks import Edge, Network, Node, Value
from undersigned.graph.export.xml import escaped, tag

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

_TYPES = {int: "long", float: "double", str: "string"}


def graphml(network: Network) -> str:
    """The network as GraphML; colours are in r, g and b and sizes in size, as Gephi reads them."""
    nodes = [_node(node) for node in network.nodes]
    edges = [_edge(edge) for edge in network.edges]
    return "".join(
        f"{line}\n"
        for line in (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<graphml xmlns="{NAMESPACE}">',
            *_declared("graph", {"title": str, "about": str}),
            *_declared("node", columns(nodes)),
            *_declared("edge", columns(edges)),
            f'<graph id="graph" edgedefault="{"directed" if network.directed else "undirected"}">',
            *_data("graph", {"title": network.title, "about": network.about}),
            *(
                tag("node", "".join(_data("node", told)), id=node.id)
                for node, told in zip(network.nodes, nodes, strict=True)
            ),
            *(
                tag("edge", "".join(_data("edge", told)), id=f"e{number}", source=edge.source, target=edge.target)
                for number, (edge, told) in enumerate(zip(network.edges, edges, strict=True))
            ),
            "</graph>",
            "</graphml>",
        )
    )


def _node(node: Node) -> Mapping[str, Value]:
    red, green, blue = (int(node.colour[at : at + 2], 16) for at in (1, 3, 5))
    return {**node.attributes, "label": node.label, "r": red, "g": green, "b": blue, "size": node.size}


def _edge(edge: Edge) -> Mapping[str, Value]:
    return {**edge.attributes, "weight": edge.weight}


def _declared(kind: str, names: Mapping[str, type]) -> Iterator[str]:
    for name, its_type in names.items():
        written = {"attr.name": name, "attr.type": _TYPES[its_type]}
        yield tag("key", id=f"{kind}-{name}", for_=kind, **written)


def _data(kind: str, told: Mapping[str, Value]) -> Iterator[str]:
    for name in sorted(told):
        yield f'<data key="{kind}-{name}">{escaped(str(told[name]))}</data>'
