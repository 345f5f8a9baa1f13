"""Entities: every organization, person, post and topic under all its names, and the ids that once stood for it."""

from pyoxigraph import NamedNode

from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.names import DCT, ORG, SCHEMA, SKOS, UND, A
from undersigned.graph.resolve.entities import Clusters, EntityKind

CLASSES: dict[EntityKind, tuple[NamedNode, ...]] = {
    EntityKind.ORGANIZATION: (ORG["Organization"], SCHEMA["Organization"]),
    EntityKind.PERSON: (SCHEMA["Person"],),
    EntityKind.POST: (ORG["Post"],),
    EntityKind.REGION: (UND["Region"], SCHEMA["Place"]),
    EntityKind.LAW: (SCHEMA["Legislation"],),
    EntityKind.BODY: (UND["Body"], ORG["Organization"]),
    EntityKind.EVENT: (SCHEMA["Event"],),
}
"""What an entity of each kind is an instance of."""


def lift_entities(graph: GraphWriter, iris: Iris, clusters: Clusters) -> None:
    """Write every entity.

    Names are plain text, without a language: the same printed name serves letters in several languages, and no name
    of a contested place is set above another. One that a person held apart says from whom, so that a link to the
    other still leads here.
    """
    for entity in clusters.entities:
        node = iris.entity(entity.id)
        graph.add(node, A, *CLASSES[entity.kind])
        graph.say(node, SKOS["prefLabel"], entity.label)
        for alias in entity.aliases:
            graph.say(node, SKOS["altLabel"], alias if alias != entity.label else None)
        for old in entity.replaced:
            graph.link(iris.entity(old), DCT["isReplacedBy"], node)
        for other in entity.split_from:
            graph.link(node, UND["splitFrom"], iris.entity(other))
