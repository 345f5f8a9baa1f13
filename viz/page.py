"""From a view to one HTML file that needs nothing else: no host, no folder beside it, no permission."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from undersigned.viz.evidence import place
from undersigned.viz.layout import layout
from undersigned.viz.looks import LOOKS
from undersigned.viz.prominence import LEADING, radii, ranks, room
from undersigned.viz.standalone import as_json_block, asset, inlined, policy, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyvis.network import Network

    from undersigned.viz.view import Quote, View, ViewEdge, ViewNode

SCRIPTS = ("state", "shapes", "labels", "drawing", "panel", "controls", "table", "picture", "start")
"""Our scripts in the order in which they are put together."""

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
"""Where the installed pyvis keeps vis-network."""

MANY_EDGES = 4000
"""With more edges than this, they are not drawn while the picture is dragged."""

Json = dict[str, object]


def page(view: View, *, links: Sequence[tuple[str, str]] = ()) -> str:
    """The page for `view`, as HTML in UTF-8 with everything inlined: data, style, scripts, vis-network.

    `links` are (words, relative address) pairs to pages that lie beside it. Names and quotes reach the page as JSON
    in a data block and are shown as text only; a Content-Security-Policy allows the inlined scripts by their hashes
    and nothing else. The same view gives the same bytes.
    """
    # pyvis imports IPython, which costs half a second: only those who draw pay for it.
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "selectConnectedEdges": False, "hideEdgesOnDrag": len(view.edges) > MANY_EDGES},
        "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    }
    quotes = _Quotes(view)
    _draw(network, view, quotes)
    second: Json = {}
    if view.with_chapters is not None:
        other = Network(directed=True, cdn_resources="in_line")
        _draw(other, view.with_chapters, quotes)
        second = {"nodes": other.nodes, "edges": other.edges, "view": _own(view.with_chapters, quotes)}
    return _rendered(network, view, quotes, links, second)


def _draw(network: Network, view: View, quotes: _Quotes) -> None:
    """Put the nodes and edges of `view` into `network`, each in its place."""
    from pyvis.edge import Edge

    number = {node.id: index for index, node in enumerate(view.nodes)}
    ends = [(number[edge.source], number[edge.target]) for edge in view.edges]
    order = ranks(view, ends)
    sizes = radii(view, ends)
    leading = LEADING[view.mode]
    boxes = [
        room(node, size, named=rank < leading, mode=view.mode)
        for node, size, rank in zip(view.nodes, sizes, order, strict=True)
    ]
    weights = [float(len(edge.letters)) for edge in view.edges]
    points = layout(boxes, [(a, b, weight) for (a, b), weight in zip(ends, weights, strict=True)])
    for index, node in enumerate(view.nodes):
        x, middle = points[index]
        # The name goes under the node, so the node stands at the head of its box.
        y = round(middle - boxes[index][1] / 2 + sizes[index] + 4, 1)
        network.add_node(
            index, shape="custom", x=x, y=y, size=sizes[index], rank=order[index], **_described(node, quotes)
        )
    for index, (edge, (source, target)) in enumerate(zip(view.edges, ends, strict=True)):
        # Network.add_edge looks through all nodes for every edge; the edge itself is what it would append.
        said = quotes.numbers(edge.quotes)
        drawn = Edge(source, target, directed=True, id=index, arrows="", relation=edge.relation, quotes=said)
        network.edges.append(drawn.options)


def _rendered(
    network: Network, view: View, quotes: _Quotes, links: Sequence[tuple[str, str]], with_chapters: Json
) -> str:
    """Let pyvis render our template with its nodes, edges and options, and with what we add."""
    vis = inlined([files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")])
    ours = inlined(['"use strict";', "(() => {", *(asset(f"{name}.js") for name in SCRIPTS), "})();"])
    style = inlined([asset("page.css")])

    def block(nodes: object, edges: object, options: str) -> str:
        graph: Json = {"nodes": nodes, "edges": edges, "options": json.loads(options), "view": _told(view, quotes)}
        return as_json_block(graph | ({"with_chapters": with_chapters} if with_chapters else {}))

    network.templateEnv = templates(
        view=view,
        links=links,
        style=style,
        vis=vis,
        script=ours,
        policy=policy(scripts=[vis, ours], styles=[style]),
        block=block,
    )
    network.path = "page.html"
    return str(network.generate_html())


class _Quotes:
    """Every quote of a view once, and its number; the view with chapters quotes the same lines."""

    def __init__(self, view: View) -> None:
        views = (view,) if view.with_chapters is None else (view, view.with_chapters)
        items: list[ViewNode | ViewEdge] = []
        for each in views:
            items += [*each.nodes, *each.edges, *each.aside]
        everything = {quote for item in items for quote in item.quotes}
        self.letter = {letter.id: number for number, letter in enumerate(view.letters)}
        self.posting = {posting.id: number for number, posting in enumerate(view.postings)}
        self.says = sorted({quote.says for quote in everything})
        self.all = sorted(everything, key=place)
        self._number = {quote: number for number, quote in enumerate(self.all)}

    def numbers(self, quotes: Iterable[Quote]) -> list[int]:
        return [self._number[quote] for quote in quotes]

    def told(self) -> list[list[object]]:
        says = {words: number for number, words in enumerate(self.says)}
        return [
            [
                self.letter[q.letter],
                q.start,
                q.end,
                q.words,
                says[q.says],
                *([self.posting[q.posting]] if q.posting else []),
            ]
            for q in self.all
        ]


def _told(view: View, quotes: _Quotes) -> Json:
    """What the scripts need besides nodes and edges."""
    there = {node.kind for node in (*view.nodes, *view.aside)}
    return {
        "mode": view.mode,
        "title": view.title,
        "letters": [asdict(letter) for letter in view.letters],
        "postings": [asdict(posting) for posting in view.postings],
        "says": quotes.says,
        "quotes": quotes.told(),
        "kinds": {
            look.kind.value: {
                "one": look.one,
                "many": look.many,
                "shape": look.shape,
                "light": look.light,
                "dark": look.dark,
            }
            for look in LOOKS
            if look.kind in there
        },
        **_own(view, quotes),
    }


def _own(view: View, quotes: _Quotes) -> Json:
    """What the scripts need and differs between a view and the same with chapters."""
    return {
        "name": view.name,
        "summary": view.summary,
        "notes": list(view.notes),
        "least": view.least,
        "aside": [_described(node, quotes) for node in view.aside],
    }


def _described(node: ViewNode, quotes: _Quotes) -> Json:
    described: Json = {
        "label": node.label or node.id,
        "key": node.id,
        "iri": node.iri,
        "kind": node.kind.value,
        "quotes": quotes.numbers(node.quotes),
    }
    if node.aliases:
        described["aliases"] = list(node.aliases)
    if node.facts:
        described["facts"] = [list(fact) for fact in node.facts]
    if node.parts:
        described["parts"] = list(node.parts)
    return described
