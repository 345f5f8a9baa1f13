"""GEXF 1.3: a network for Gephi, with kinds, weights, colours and sizes, and dates for its timeline."""

from collections.abc import Iterable, Iterator, Mapping

from undersigned.graph.export.networks import Network, Spells, Value
from undersigned.graph.export.xml import escaped, tag

NAMESPACE, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"

_TYPES = {int: "integer", float: "double", str: "string"}


def gexf(network: Network) -> str:
    """The network as GEXF 1.3.

    Attributes have their names as ids, as Gephi Lite and sigma call them by these. A spell is a stretch of days;
    what has none has no known date. Where nothing has a date the graph is static.
    """
    dated = any(node.spells for node in network.nodes) or any(edge.spells for edge in network.edges)
    graph = {
        "mode": "dynamic" if dated else "static",
        "defaultedgetype": "directed" if network.directed else "undirected",
        "idtype": "string",
        "timeformat": "date" if dated else None,
        "timerepresentation": "interval" if dated else None,
    }
    about = f"{network.title}. {network.about}"
    return "".join(
        f"{line}\n"
        for line in (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{VIZ}" version="1.3">',
            tag("meta", tag("creator", "undersigned") + tag("description", escaped(about))),
            tag("graph", "", **graph).removesuffix("</graph>"),
            *_declared("node", (node.attributes for node in network.nodes)),
            *_declared("edge", (edge.attributes for edge in network.edges)),
            f'<nodes count="{len(network.nodes)}">',
            *_nodes(network),
            "</nodes>",
            f'<edges count="{len(network.edges)}">',
            *_edges(network),
            "</edges>",
            "</graph>",
            "</gexf>",
        )
    )


def columns(told: Iterable[Mapping[str, Value]]) -> Mapping[str, type]:
    """The attributes by name and their types, sorted; where some are whole numbers and some not, all are not.

    >>> columns([{"b": 1, "a": "x"}, {"b": 0.5}])
    {'a': <class 'str'>, 'b': <class 'float'>}
    """
    found: dict[str, set[type]] = {}
    for attributes in told:
        for name, value in attributes.items():
            found.setdefault(name, set()).add(type(value))
    return {
        name: str if str in found[name] or not found[name] <= {int, float} else max(found[name], key=(int, float).index)
        for name in sorted(found)
    }


def _declared(kind: str, told: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">'
    for name, its_type in columns(told).items():
        yield tag("attribute", id=name, title=name, type=_TYPES[its_type])
    yield "</attributes>"


def _nodes(network: Network) -> Iterator[str]:
    for node in network.nodes:
        red, green, blue = (str(int(node.colour[at : at + 2], 16)) for at in (1, 3, 5))
        drawn = tag("viz:color", r=red, g=green, b=blue) + tag("viz:size", value=f"{node.size:g}")
        yield tag("node", _told(node.attributes) + _spelled(node.spells) + drawn, id=node.id, label=node.label)


def _edges(network: Network) -> Iterator[str]:
    heaviest = max((edge.weight for edge in network.edges), default=1.0)
    for number, edge in enumerate(network.edges):
        thickness = 1 + 9 * (edge.weight - 1) / (heaviest - 1) if heaviest > 1 else 1
        drawn = tag("viz:thickness", value=f"{thickness:.3g}") if thickness != 1 else ""
        yield tag(
            "edge",
            _told(edge.attributes) + _spelled(edge.spells) + drawn,
            id=str(number),
            source=edge.source,
            target=edge.target,
            kind=edge.kind,
            weight=f"{edge.weight:g}",
        )


def _told(attributes: Mapping[str, Value]) -> str:
    values = "".join(tag("attvalue", for_=name, value=str(attributes[name])) for name in sorted(attributes))
    return tag("attvalues", values) if values else ""


def _spelled(when: Spells) -> str:
    return tag("spells", "".join(tag("spell", start=start, end=end) for start, end in when)) if when else ""
