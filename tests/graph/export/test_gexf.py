import io
import re
from collections import Counter
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.graph.export.conftest import hostile
from undersigned.graph.export import export
from undersigned.graph.export.gexf import NAMESPACE, VIZ, gexf
from undersigned.graph.export.networks import Edge, Network, Node, Value, cosigned, everything, two_mode
from undersigned.graph.export.xml import sound
from undersigned.graph.rdf import Dataset

MAKERS = {"gexf": cosigned, "gexf-two-mode": two_mode, "gexf-everything": everything}
TYPES = {"integer": int, "long": int, "double": float, "float": float, "boolean": bool, "string": str}

# Attributes and children of each element, in the words of GEXF 1.3: ! for those that must be there, a tuple for the
# values that there are; of children, those of which there may be many have a *.
ELEMENTS: dict[str, tuple[dict[str, object], str]] = {
    "gexf": ({"version!": ("1.3",), "variant": str}, "meta graph"),
    "meta": ({"lastmodifieddate": date}, "creator keywords description"),
    "creator": ({}, ""),
    "keywords": ({}, ""),
    "description": ({}, ""),
    "graph": (
        {
            "defaultedgetype": ("directed", "undirected", "mutual"),
            "idtype": ("integer", "string"),
            "mode": ("static", "dynamic", "slice"),
            "timeformat": ("integer", "double", "date", "dateTime"),
            "timerepresentation": ("interval", "timestamp"),
        },
        "attributes* nodes edges",
    ),
    "attributes": ({"class!": ("node", "edge"), "mode": ("static", "dynamic")}, "attribute*"),
    "attribute": ({"id!": str, "title!": str, "type!": tuple(TYPES)}, "default options"),
    "nodes": ({"count": int}, "node*"),
    "node": ({"id!": str, "label": str, "pid": str}, "attvalues spells viz:color viz:position viz:size viz:shape"),
    "edges": ({"count": int}, "edge*"),
    "edge": (
        {
            "id": str,
            "type": ("directed", "undirected", "mutual"),
            "label": str,
            "source!": str,
            "target!": str,
            "weight": float,
            "kind": str,
        },
        "attvalues spells viz:color viz:thickness viz:shape",
    ),
    "attvalues": ({}, "attvalue*"),
    "attvalue": ({"for!": str, "value!": str, "start": date, "end": date}, ""),
    "spells": ({}, "spell*"),
    "spell": ({"start": date, "end": date}, ""),
    "viz:color": ({"r!": range(256), "g!": range(256), "b!": range(256), "a": float}, ""),
    "viz:size": ({"value!": float}, ""),
    "viz:thickness": ({"value!": float}, ""),
}


def faults(text: str) -> list[str]:
    """What in a GEXF file is against the rules of the format."""
    root = etree.fromstring(text.encode())
    found: list[str] = []
    for element in root.iter():
        name = _name(element)
        if name not in ELEMENTS:
            found.append(f"no element {name}")
            continue
        attributes, children = ELEMENTS[name]
        allowed = {key.rstrip("!"): kind for key, kind in attributes.items()}
        found += [f"{name}: no {key}" for key in attributes if key.endswith("!") and key[:-1] not in element.attrib]
        for key, value in element.attrib.items():
            if key not in allowed or not _fits(value, allowed[key]):
                found.append(f"{name}: {key}={value!r}")
        order = [each.rstrip("*") for each in children.split()]
        places = [order.index(_name(child)) if _name(child) in order else -1 for child in element]
        if places != sorted(places) or -1 in places:
            found.append(f"{name}: children out of place")
        once = [each for each in children.split() if not each.endswith("*")]
        found += [f"{name}: {n} of {key}" for key, n in Counter(map(_name, element)).items() if key in once and n > 1]
    return found + _across(root)


def _across(root: etree._Element) -> list[str]:
    """Ids are unique, what is pointed at is declared, values are of the declared types, spells go forward."""
    space = {"g": NAMESPACE}
    found = []
    for path in (
        "//g:node/@id",
        "//g:edge/@id",
        "//g:attributes[@class='node']/g:attribute/@id",
        "//g:attributes[@class='edge']/g:attribute/@id",
    ):
        ids = root.xpath(path, namespaces=space)
        found += [f"{path} twice: {each}" for each, n in Counter(ids).items() if n > 1]
    nodes = set(root.xpath("//g:node/@id", namespaces=space))
    ends = [*root.xpath("//g:edge/@source", namespaces=space), *root.xpath("//g:edge/@target", namespaces=space)]
    found += [f"no node {end}" for end in ends if end not in nodes]
    for kind in ("node", "edge"):
        types = {
            each.get("id"): each.get("type")
            for each in root.xpath(f"//g:attributes[@class='{kind}']/g:attribute", namespaces=space)
        }
        for value in root.xpath(f"//g:{kind}/g:attvalues/g:attvalue", namespaces=space):
            if value.get("for") not in types or not _fits(value.get("value"), TYPES.get(types[value.get("for")], str)):
                found.append(f"{kind}: {value.get('for')}={value.get('value')!r}")
        counted = root.xpath(f"//g:{kind}s/@count", namespaces=space)
        if counted != [str(len(root.xpath(f"//g:{kind}", namespaces=space)))]:
            found.append(f"{kind}s: counted wrongly")
    spells = root.xpath("//g:spells", namespaces=space)
    for each in spells:
        days = [day for spell in each for day in (spell.get("start"), spell.get("end"))]
        if days != sorted(days):
            found.append("spells overlap or go back")
    (graph,) = root.xpath("g:graph", namespaces=space)
    if (graph.get("mode") == "dynamic", graph.get("timeformat") == "date") != (bool(spells), bool(spells)):
        found.append("mode and time format do not fit the spells")
    return found


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    return {NAMESPACE: "", VIZ: "viz:"}.get(str(name.namespace), "?") + str(name.localname)


def _fits(value: str, kind: object) -> bool:
    if isinstance(kind, tuple):
        return value in kind
    try:
        if isinstance(kind, range):
            return int(value) in kind
        if kind is date:
            return bool(date.fromisoformat(value))
        return (
            isinstance(kind, type)
            and (kind is not float or re.fullmatch(r"-?[0-9.e+-]+", value) is not None)
            and (kind(value) is not None)
        )
    except ValueError:
        return False


def read(text: str) -> "nx.Graph[str]":
    """The file as networkx reads it."""
    return nx.read_gexf(io.BytesIO(text.encode()))


def nodes_of(network: Network) -> dict[str, dict[str, object]]:
    """What networkx is expected to know of every node."""
    return {
        node.id: {
            **{name: sounded(value) for name, value in node.attributes.items()},
            "label": sound(node.label),
            **({"spells": list(node.spells)} if node.spells else {}),
            "viz": {
                "color": {
                    **{c: int(node.colour[at : at + 2], 16) for at, c in ((1, "r"), (3, "g"), (5, "b"))},
                    "a": 1.0,
                },
                "size": node.size,
            },
        }
        for node in network.nodes
    }


def sounded(value: Value) -> Value:
    """A value as XML can hold it."""
    return sound(value) if isinstance(value, str) else value


def edges_of(network: Network) -> list[str]:
    """What networkx is expected to know of every edge, sorted."""
    told = []
    for edge in network.edges:
        attributes = {name: sounded(value) for name, value in edge.attributes.items()}
        more = {"weight": edge.weight, **({"spells": list(edge.spells)} if edge.spells else {})}
        ends = (edge.source, edge.target) if network.directed else tuple(sorted((edge.source, edge.target)))
        told.append(repr((ends, sorted({**attributes, **more}.items()))))
    return sorted(told)


def found_edges(graph: "nx.Graph[str]", *, directed: bool) -> list[str]:
    """What networkx knows of every edge, sorted."""
    told = []
    for source, target, attributes in graph.edges(data=True):
        ends = (source, target) if directed else tuple(sorted((source, target)))
        told.append(repr((ends, sorted((name, value) for name, value in attributes.items() if name != "id"))))
    return sorted(told)


@pytest.mark.parametrize("name", MAKERS)
def test_the_file_keeps_the_rules_of_gexf_1_3(name: str, data: Dataset) -> None:
    """Elements and their order, attributes and their values, ids, types, spells."""
    (content,) = export(data, name).values()
    assert faults(content.decode()) == []


def test_the_example_can_be_drawn(example: Dataset) -> None:
    """Its networks keep the rules and are read back, node by node and edge by edge."""
    network = cosigned(example)
    text = gexf(network)
    assert faults(text) == []
    assert found_edges(read(text), directed=False) == edges_of(network)


@pytest.mark.parametrize("name", MAKERS)
def test_networkx_reads_back_what_went_in(name: str, data: Dataset) -> None:
    """Every node and edge with every attribute, number, colour, size and spell."""
    network = MAKERS[name](data)
    graph = read(gexf(network))
    assert {node: dict(told) for node, told in graph.nodes.items()} == nodes_of(network)
    assert found_edges(graph, directed=network.directed) == edges_of(network)
    assert graph.is_directed() == (name == "gexf-everything")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('version="1.3"', 'version="1.4"'),
        ('mode="dynamic"', 'mode="static"'),
        ('class="edge"', 'class="arc"'),
        ('for="kind"', 'for="sort"'),
        ('r="11"', 'r="256"'),
        ('type="integer"', 'type="whole"'),
        ("<spells>", "<spells/><spells>"),
        ('<viz:size value="', '<viz:size value="x'),
        ('target="', 'target="x'),
    ],
)
def test_the_rules_can_be_broken(was: str, becomes: str) -> None:
    """What checks the files finds a fault in each of these."""
    text = gexf(cosigned(hostile()))
    assert was in text
    assert faults(text.replace(was, becomes, 1)) != []


texts = st.text(max_size=20) | st.sampled_from(["\x00", "\ud800", "\ufffe", "]]>", "<!--", "&amp;", "\r\n", "\t", '"'])
attributes = st.dictionaries(
    st.sampled_from(["kind", "first", "a b", "x"]), texts | st.integers(-(2**31), 2**31) | st.floats(0, 1e9), max_size=3
)


@given(texts, attributes, attributes, st.sampled_from(["2021-05-01", "2021-02-03"]))
def test_any_words_come_back(words: str, of_node: dict[str, Value], of_edge: dict[str, Value], day: str) -> None:
    """But for the characters that XML cannot hold, in the place of each of which stands a replacement character."""
    node = Node("a", words, {**of_node, "kind": "letter"}, ((day, day),), "#0b69b7", 4.0)
    other = Node("b", "b", {"kind": "letter"}, (), "#0b69b7", 4.5)
    edge = Edge("a", "b", "k", 2.0, of_edge, ())
    network = Network(words, True, [node, other], [edge], words)
    text = gexf(network)
    assert faults(text) == []
    graph = read(text)
    assert graph.nodes["a"]["label"] == sound(words)
    (told,) = [told for _, _, told in graph.edges(data=True)]
    for name, value in of_edge.items():
        assert told[name] == sounded(value)


def test_a_graph_without_dates_is_static() -> None:
    """And says nothing of time."""
    text = gexf(Network("t", False, [Node("a", "A", {"kind": "letter"}, (), "#000000", 4.0)], []))
    assert 'mode="static"' in text
    assert "timeformat" not in text
    assert faults(text) == []
