import pytest

from tests.factory import BASE, dataset, letter, org
from tests.graph.network.conftest import resolved
from undersigned.graph.errors import QueryError
from undersigned.graph.judgements import Judgement
from undersigned.graph.named import Named
from undersigned.graph.rdf import Dataset
from undersigned.queries import find


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("PEN America", "organization/pen-america"),
        ("pen america", "organization/pen-america"),
        ("PEN", "organization/pen-america"),
        ("organization/pen-america", "organization/pen-america"),
        ("pen-america", "organization/pen-america"),
        (f"{BASE}organization/pen-america", "organization/pen-america"),
        ("Tibet", "region/tibet"),
        ("Ilham Tohti", "person/ilham-tohti"),
        ("Magnitsky Act", "law/magnitsky-act"),
        ("xi", "xi"),
        ("letter/xi", "xi"),
        ("Speak to Xi", "xi"),
        (f"{BASE}letter/xi", "xi"),
    ],
)
def test_any_name_leads_there(small: Dataset, typed: str, id: str) -> None:
    """Names in any case, acronyms, ids, IRIs and titles lead to one thing, whatever its kind."""
    found = find(small, typed)
    assert isinstance(found, Named)
    assert found.id == id


def test_several_of_one_name_are_listed() -> None:
    """Where an organization and a region share a name, both are named, and the kind tells."""
    both = dataset(letter("x", signed_by=[org("Tibet")], regions=["Tibet"]))
    with pytest.raises(QueryError, match=r"organization/tibet\), Tibet \(region/tibet\); give the id, or --kind"):
        find(both, "Tibet")
    assert find(both, "Tibet", kind="region").id == "region/tibet"
    with pytest.raises(QueryError, match="another kind: organization, region"):
        find(both, "Tibet", kind="person")


def test_the_nearest_are_told(small: Dataset) -> None:
    """A misspelt name is answered with those most like it."""
    with pytest.raises(QueryError, match=r"nothing here is called 'Hong Kong Wach'; the nearest .*Hong Kong Watch"):
        find(small, "Hong Kong Wach")
    with pytest.raises(QueryError, match="names here is alike"):
        find(small, "§§§")
    with pytest.raises(QueryError, match="no kind is called 'ship'"):
        find(small, "x", kind="ship")


def test_a_graph_is_nobodys_earlier_id() -> None:
    """What stands in the graph of entities was not replaced by it."""
    joined = Judgement("same", "Aleph Group", "Beta", "same", "one board", (), "R. Viewer", "2024-05-02")
    apart = (letter("x", signed_by=[org("Aleph Group")]), letter("y", signed_by=[org("Beta")]))
    told = resolved(*apart, judgements=(joined,))
    for old in ("organization/aleph-group", "organization/beta"):
        assert find(told, old).id == "organization/aleph-group"
    with pytest.raises(QueryError, match="nothing here is called 'graph/entities'"):
        find(told, "graph/entities")
