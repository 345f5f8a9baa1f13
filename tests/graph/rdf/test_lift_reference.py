from pyoxigraph import Literal, NamedNode

from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_reference import lift_reference
from undersigned.graph.resolve.entities import Clusters, Entity, EntityKind
from undersigned.graph.resolve.known import Known, knowledge_of

BASE = "https://data.example.org/"


def written(*known: Known, reference: str | None = "sample") -> list[tuple[str, str]]:
    """Predicate and object of what is written of an organization with this entry of the reference."""
    graph = GraphWriter(f"{BASE}graph/entities")
    knowledge = knowledge_of({"organizations": known, "regions": [Known("norway", "Norway")]})
    entity = Entity("organization/a", EntityKind.ORGANIZATION, "A", reference=reference)
    lift_reference(graph, Iris(BASE), Clusters((entity,), {}), knowledge)
    found = []
    for quad in graph:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        assert quad.subject.value == f"{BASE}organization/a"
        found.append((quad.predicate.value.rpartition("#")[2].rpartition("/")[2], quad.object.value))
    return found


def test_ids_elsewhere_are_matches_with_a_source() -> None:
    """An id is written as one IRI, whether the reference has the id alone or the whole address."""
    wanted = [
        ("exactMatch", "http://www.wikidata.org/entity/Q1"),
        ("exactMatch", "https://ror.org/012345"),
        ("country", "Norway"),
        ("purpose", "free expression"),
        ("source", "its own site"),
    ]
    alone = Known(
        "sample", "A", wikidata="Q1", ror="012345", country="norway", kind="free expression", source="its own site"
    )
    address = Known(
        "sample",
        "A",
        wikidata="https://www.wikidata.org/wiki/Q1",
        ror="https://ror.org/012345/",
        country="norway",
        kind="free expression",
        source="its own site",
    )
    assert written(alone) == written(address) == wanted


def test_what_is_not_known_is_not_written() -> None:
    """An entry without ids says where its names come from, and an organization without an entry nothing."""
    assert written(Known("sample", "A", source="a letter of 2020")) == [("source", "a letter of 2020")]
    assert written(Known("other", "B", source="s")) == written(Known("sample", "A"), reference=None) == []
