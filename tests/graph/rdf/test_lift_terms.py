from tests.factory import BASE, clusters, letter, to
from undersigned.data import Yaml
from undersigned.graph.rdf.columns import text_of
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_terms import lift_terms
from undersigned.graph.resolve.entities import Clusters, Entity, EntityKind

PRESIDENT: dict[str, Yaml] = {
    "id": "joseph-r-biden",
    "source": "whitehouse.gov, read 2021",
    "posts": [
        {"post": "President of the United States", "from": "2021-01-20", "until": "2025-01-20"},
        {"post": "Senator", "from": None, "until": None},
    ],
}


def known() -> Clusters:
    """Biden as the reference knows him, and two posts that a letter names."""
    made = letter(addressees=[to("Joseph R. Biden", position="President of the United States"), to(position="Senator")])
    return Clusters(
        tuple(
            Entity(one.id, one.kind, one.label, reference="joseph-r-biden" if one.kind is EntityKind.PERSON else None)
            for one in clusters(made).entities
        ),
        {},
    )


def test_a_known_term_of_office_has_begin_end_and_source() -> None:
    """The reference says when a post was held; a post without dates says nothing new."""
    graph = GraphWriter(f"{BASE}graph/entities")
    lift_terms(graph, Iris(BASE), known(), [PRESIDENT])
    written = {quad.predicate.value.rpartition("/")[2]: text_of(quad.object) for quad in graph}
    assert {text_of(quad.subject) for quad in graph} == {
        f"{BASE}membership/joseph-r-biden--president-of-the-united-states--2021-01-20"
    }
    assert (written["startDate"], written["endDate"]) == ("2021-01-20", "2025-01-20")
    assert written["source"] == "whitehouse.gov, read 2021"


def test_an_official_whom_no_letter_names_is_left_out() -> None:
    """The dataset holds what the letters are about, not the whole reference."""
    graph = GraphWriter(f"{BASE}graph/entities")
    lift_terms(graph, Iris(BASE), Clusters((), {}), [PRESIDENT])
    assert len(graph) == 0
