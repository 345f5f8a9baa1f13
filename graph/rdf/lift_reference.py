"""Reference: what is known of an organization beside its names: ids elsewhere, country, kind, and the source."""

from collections.abc import Mapping

from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris, web_address
from undersigned.graph.rdf.names import DCT, ORG, SKOS, UND
from undersigned.graph.resolve.entities import Clusters, EntityKind
from undersigned.graph.resolve.known import Knowledge

ELSEWHERE: Mapping[str, str] = {"wikidata": "http://www.wikidata.org/entity/", "ror": "https://ror.org/"}
"""Where else organizations have ids, and what the IRIs there begin with."""


def lift_reference(graph: GraphWriter, iris: Iris, clusters: Clusters, knowledge: Knowledge) -> None:
    """Write what is known of the organizations that letters name, each with the source that says so.

    An id elsewhere is a skos:exactMatch and not owl:sameAs: what is said of the organization there is not said here.
    The country is written as the reference calls it, and what the organization is about as its purpose.
    """
    organizations, regions = (knowledge.index(kind).by_id for kind in (EntityKind.ORGANIZATION, EntityKind.REGION))
    for entity in clusters.entities:
        known = entity.reference is not None and entity.kind is EntityKind.ORGANIZATION
        entry = organizations.get(entity.reference or "") if known else None
        if entry is None:
            continue
        node = iris.entity(entity.id)
        for place, beginning in ELSEWHERE.items():
            written: str | None = getattr(entry, place)
            address = None if written is None else web_address(beginning + written.strip("/").rpartition("/")[2])
            if address is not None:
                graph.link(node, SKOS["exactMatch"], address)
        country = regions.get(entry.country or "")
        graph.say(node, UND["country"], entry.country if country is None else country.name)
        graph.say(node, ORG["purpose"], entry.kind)
        graph.say(node, DCT["source"], entry.source)
