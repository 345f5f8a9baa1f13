"""Judgements: what people decided, kept beside what the letters say and never mixed with it."""

import hashlib
import json
import re
from dataclasses import astuple

from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import moment
from undersigned.graph.rdf.names import OWL, PROV, RDFS, UND, A
from undersigned.graph.resolve.entities import Clusters
from undersigned.graph.resolve.judgements import Judgement

PRIVATE = "withheld"
"""The kind of judgement that keeps something in the house; it is not published, for it would say what it hides."""


def lift_judgements(graph: GraphWriter, iris: Iris, clusters: Clusters) -> None:
    """Write every judgement; one that holds two entities apart also says so with owl:differentFrom."""
    names: dict[str, set[str]] = {}
    for entity in clusters.entities:
        for name in (entity.id, entity.label, *entity.aliases, *entity.replaced):
            names.setdefault(name, set()).add(entity.id)
    for judgement in clusters.judgements:
        if judgement.kind != PRIVATE:
            _judgement(graph, iris, judgement)
            _difference(graph, iris, judgement, names)


def _judgement(graph: GraphWriter, iris: Iris, judgement: Judgement) -> None:
    content = json.dumps(astuple(judgement), ensure_ascii=True, separators=(",", ":"))
    node = iris.judgement(hashlib.sha256(content.encode()).hexdigest()[:16])
    graph.add(node, A, UND["Judgement"], PROV["Entity"])
    graph.say(node, UND["kind"], judgement.kind)
    graph.say(node, UND["left"], judgement.left)
    graph.say(node, UND["right"], judgement.right)
    graph.say(node, UND["verdict"], judgement.verdict)
    graph.say(node, UND["reason"], judgement.reason)
    for words in judgement.evidence:
        graph.say(node, UND["quote"], words)
    if judgement.at:
        graph.add(node, PROV["generatedAtTime"], moment(judgement.at))
    if judgement.by:
        reviewer = iris.entity("reviewer/" + re.sub(r"[\W_]+", "-", judgement.by.casefold()).strip("-"))
        graph.link(node, PROV["wasAttributedTo"], reviewer)
        graph.add(reviewer, A, PROV["Agent"])
        graph.say(reviewer, RDFS["label"], judgement.by)


def _difference(graph: GraphWriter, iris: Iris, judgement: Judgement, names: dict[str, set[str]]) -> None:
    """State a difference where both names lead to one entity each; a name that leads to several says nothing."""
    left, right = names.get(judgement.left, set()), names.get(judgement.right, set())
    if judgement.verdict == "different" and len(left) == len(right) == 1 and left != right:
        graph.link(iris.entity(*left), OWL["differentFrom"], iris.entity(*right))
