"""Relations: what one organization is to another without being it, each with who says so."""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import moment
from undersigned.graph.rdf.names import DCT, ORG, RDF, SCHEMA, UND, A
from undersigned.graph.resolve.entities import Clusters, EntityKind

RELATIONS: Mapping[str, NamedNode] = {
    "chapter of": ORG["subOrganizationOf"],
    "member of": ORG["memberOf"],
    "secretariat of": UND["secretariatOf"],
    "renamed to": UND["renamedTo"],
}
"""The predicate of each kind of relation, from left to right. The W3C organization ontology has one for a part of an
organization, and one for a member, which may be any agent."""


def lift_relations(graph: GraphWriter, iris: Iris, clusters: Clusters) -> None:
    """Write every relation twice: as one triple for cheap queries, and as a node that says since when and who says so.

    One that several sources tell is one node with all of them. What leads to an organization that is not here, or to
    itself, is left out: it would be an IRI without a name, or say nothing.
    """
    organizations = {entity.id for entity in clusters.entities if entity.kind is EntityKind.ORGANIZATION}
    for relation in sorted(set(clusters.relations), key=lambda each: (each.kind, each.left, each.right, each.source)):
        if relation.left == relation.right or not {relation.left, relation.right} <= organizations:
            continue
        left, right, predicate = iris.entity(relation.left), iris.entity(relation.right), RELATIONS[relation.kind]
        node = iris.relation(relation.kind, relation.left, relation.right)
        graph.link(left, predicate, right)
        graph.add(node, A, UND["OrganizationRelation"])
        graph.link(node, RDF["subject"], left)
        graph.add(node, RDF["predicate"], predicate)
        graph.link(node, RDF["object"], right)
        graph.add(node, SCHEMA["startDate"], None if relation.since is None else moment(relation.since))
        graph.say(node, DCT["source"], relation.source)
