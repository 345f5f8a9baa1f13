"""Judgements: what people decided, kept beside what the letters say and never mixed with it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple

from undersigned.graph.judgements import Judgement
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.judged import Judged
from undersigned.graph.rdf.literals import moment
from undersigned.graph.rdf.names import OWL, PROV, RDFS, UND, A

PRIVATE = frozenset({("withheld", ""), ("withdrawn", "erased")})
"""Judgements that keep something in the house, by kind and verdict; they are not published, for they say what they
hide. What is to be erased should not come this far."""


def lift_judgements(graph: GraphWriter, iris: Iris, judgements: Iterable[Judgement], judged: Judged) -> None:
    """Write every judgement with what it changed; one that holds two entities apart says so with owl:differentFrom.

    That something was changed is said of the judgement (prov:influenced) and not of what was changed, so that the graph
    of a letter has nothing in it but what the letter says.
    """
    for judgement in judgements:
        if {(judgement.kind, ""), (judgement.kind, judgement.verdict)} & PRIVATE:
            continue
        node = _judgement(graph, iris, judgement)
        for changed in judged.changed(judgement):
            graph.link(node, PROV["influenced"], changed)
        if judgement.verdict == "different":
            for left, right in judged.pairs(judgement.left, judgement.right):
                graph.link(iris.entity(left), OWL["differentFrom"], iris.entity(right))


def _judgement(graph: GraphWriter, iris: Iris, judgement: Judgement) -> str:
    content = json.dumps(astuple(judgement), ensure_ascii=True, separators=(",", ":"))
    node = iris.judgement(hashlib.sha256(content.encode()).hexdigest()[:16])
    graph.add(node, A, UND["Judgement"], PROV["Entity"])
    graph.say(node, UND["kind"], judgement.kind)
    graph.say(node, UND["left"], judgement.left)
    graph.say(node, UND["right"], judgement.right)
    graph.say(node, UND["verdict"], judgement.verdict)
    graph.say(node, UND["reason"], judgement.reason)
    graph.say(node, UND["field"], judgement.field or None)
    for part, text in judgement.value:
        graph.say(node, UND["readAs"], f"{part}: {text}")
    if judgement.since:
        graph.add(node, UND["since"], moment(judgement.since))
    for words in judgement.evidence:
        graph.say(node, UND["quote"], words)
    if judgement.at:
        graph.add(node, PROV["generatedAtTime"], moment(judgement.at))
    if judgement.reviewer:
        reviewer = iris.reviewer(judgement.reviewer)
        graph.link(node, PROV["wasAttributedTo"], reviewer)
        graph.add(reviewer, A, PROV["Agent"])
        graph.say(reviewer, RDFS["label"], judgement.reviewer)
    return node
