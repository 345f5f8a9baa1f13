"""Judgements: what people decided, kept beside what the letters say and never mixed with it."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import astuple

from undersigned.graph.judgements import Judgement
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import moment
from undersigned.graph.rdf.names import OWL, PROV, RDFS, UND, A
from undersigned.graph.resolve.entities import Clusters, EntityKind
from undersigned.graph.resolve.forms import form

PRIVATE = frozenset({("withheld", ""), ("withdrawn", "erased")})
"""Judgements that keep something in the house, by kind and verdict; they are not published, for they say what they
hide. What is to be erased should not come this far."""


def lift_judgements(graph: GraphWriter, iris: Iris, clusters: Clusters) -> None:
    """Write every judgement; one that holds two entities apart also says so with owl:differentFrom."""
    meant = _Meant(clusters)
    for judgement in clusters.judgements:
        if {(judgement.kind, ""), (judgement.kind, judgement.verdict)} & PRIVATE:
            continue
        _judgement(graph, iris, judgement)
        if judgement.verdict == "different":
            for left, right in meant.pairs(judgement.left, judgement.right):
                graph.link(iris.entity(left), OWL["differentFrom"], iris.entity(right))


def _judgement(graph: GraphWriter, iris: Iris, judgement: Judgement) -> None:
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
    if judgement.by:
        reviewer = iris.entity("reviewer/" + re.sub(r"[\W_]+", "-", judgement.by.casefold()).strip("-"))
        graph.link(node, PROV["wasAttributedTo"], reviewer)
        graph.add(reviewer, A, PROV["Agent"])
        graph.say(reviewer, RDFS["label"], judgement.by)


class _Meant:
    """Which entities a name in a judgement means; names are compared as when the judgement was replayed."""

    def __init__(self, clusters: Clusters) -> None:
        self._named: tuple[dict[tuple[EntityKind, str], set[str]], ...] = ({}, {}, {})
        for entity in clusters.entities:
            ids = (entity.id, *entity.replaced)
            ranks = (ids, (form(entity.label),), tuple(form(alias) for alias in entity.aliases))
            for rank, names in zip(self._named, ranks, strict=True):
                for name in names:
                    rank.setdefault((entity.kind, name), set()).add(entity.id)

    def pairs(self, left: str, right: str) -> Iterator[tuple[str, str]]:
        """Yield the two entities of each kind that these names mean, when it is clear which; a name may mean both."""
        for kind in EntityKind:
            one, other = self._entities(kind, left), self._entities(kind, right)
            if one == other and len(one) == 2:
                yield min(one), max(one)
            else:
                one, other = (one - other, other) if len(other) == 1 else (one, other - one)
                if len(one) == len(other) == 1 and one != other:
                    yield one.pop(), other.pop()

    def _entities(self, kind: EntityKind, name: str) -> set[str]:
        """The entities with this id; else those with this label; else those with this alias."""
        by_id, by_label, by_alias = self._named
        known = (by_id.get((kind, name)), by_label.get((kind, form(name))), by_alias.get((kind, form(name))))
        return {*next((found for found in known if found), ())}
