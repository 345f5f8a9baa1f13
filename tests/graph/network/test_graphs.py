import networkx as nx
import pytest

from tests.factory import BASE
from undersigned.graph.network import to_networkx
from undersigned.graph.rdf import Dataset

ONE, TWO = f"{BASE}letter/one", f"{BASE}letter/two"
ALPHA, BETA = f"{BASE}organization/alpha", f"{BASE}organization/beta"
ANN, GUI, LEE = f"{BASE}person/ann", f"{BASE}person/gui", f"{BASE}person/lee"


@pytest.fixture(scope="module")
def typed(small: Dataset) -> "nx.MultiDiGraph[str]":
    """The typed graph."""
    graph = to_networkx(small)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def edges(graph: "nx.MultiDiGraph[str]", kind: str) -> set[tuple[str, str]]:
    """The edges of one kind, without the base of the IRIs."""
    return {
        (source.removeprefix(BASE), target.removeprefix(BASE))
        for source, target, told in graph.edges(data=True)
        if told["kind"] == kind
    }


def test_nodes_have_kind_label_and_what_is_known(typed: "nx.MultiDiGraph[str]") -> None:
    """Letters have dates, organizations aliases, and unknown attributes are left out."""
    assert typed.nodes[ONE] == {
        "kind": "letter",
        "label": "First",
        "id": "letter/one",
        "date": "2020-05-01",
        "url": "https://example.org/one",
        "language": "en",
    }
    assert "date" not in typed.nodes[f"{BASE}letter/three"]
    assert typed.nodes[ALPHA] == {
        "kind": "organization",
        "label": "Alpha",
        "id": "organization/alpha",
        "aliases": ("A",),
        "roles": ("signatory",),
    }


def test_one_person_may_play_several_parts(typed: "nx.MultiDiGraph[str]") -> None:
    """A prisoner of one letter who signs another is one node with both roles."""
    assert typed.nodes[GUI]["roles"] == ("detainee", "signatory")


def test_every_kind_of_edge_is_there(typed: "nx.MultiDiGraph[str]") -> None:
    """Signed, signed for, addressed, copied, holds, mentions, asks, asked of, concerns: each where a letter says so."""
    assert ("person/lee", "letter/two") in edges(typed, "signed")
    assert ("organization/beta", "letter/two") in edges(typed, "signed")
    assert edges(typed, "signed for") == {("person/ann", "organization/alpha")}
    assert ("letter/two", "organization/council") in edges(typed, "addressed to")
    assert edges(typed, "copied to") == {("letter/one", "person/jo"), ("letter/one", "post/advisor")}
    assert ("person/jo", "post/advisor") in edges(typed, "holds")
    assert {target for source, target in edges(typed, "mentions") if source == "letter/one"} == {
        "person/gui",
        "person/xi",
        "region/tibet",
    }
    assert edges(typed, "asks") == {("letter/one", "letter/one/ask/1")}
    assert edges(typed, "asked of") == {("letter/one/ask/1", "person/joseph-r-biden")}
    assert edges(typed, "concerns") == {("letter/one/ask/1", "region/tibet")}


def test_edges_tell_their_evidence(typed: "nx.MultiDiGraph[str]") -> None:
    """A signature's edge has the letter, the confidence and the printed words, under the signature's IRI."""
    told = typed.edges[ANN, ONE, f"{ONE}/signature/3"]
    assert (told["letter"], told["letter_id"], told["position"], told["role"]) == (ONE, "one", 3, "Director")
    assert (told["quote"], told["confidence"], told["capacity"]) == ("Ann, Director | Alpha", 0.99, "on behalf of")
    region = next(told for _, _, told in typed.out_edges(ONE, data=True) if told.get("mention") == "region")
    assert region["quotes"] == ("Tibet", "Tibet")


def test_the_two_mode_graph_is_bipartite(small: Dataset) -> None:
    """Signers on one side, letters on the other; a signer printed twice is one edge with both lines."""
    graph = to_networkx(small, "two-mode")
    assert nx.is_bipartite(graph)
    assert {node for node, told in graph.nodes(data=True) if told["bipartite"] == 1} == {
        f"{BASE}letter/{name}" for name in ("one", "two", "three", "four")
    }
    assert set(graph.neighbors(TWO)) == {ALPHA, BETA, f"{BASE}organization/gamma", LEE}
    assert graph.degree(f"{BASE}letter/four") == 0
    assert graph.edges[ALPHA, ONE] == {
        "kind": "signed",
        "letter": ONE,
        "letter_id": "one",
        "positions": (1, 3),
        "quotes": ("Alpha (A)", "Ann, Director | Alpha"),
        "confidence": 0.99,
    }


def test_both_graphs_list_their_nodes_in_a_fixed_order(small: Dataset) -> None:
    """Letters and entities come in the order of their IRIs, so that a drawing does not change by itself."""
    for graph in (to_networkx(small, "typed"), to_networkx(small, "two-mode")):
        letters = [node for node, told in graph.nodes(data=True) if told["kind"] == "letter"]
        organizations = [node for node, told in graph.nodes(data=True) if told["kind"] == "organization"]
        assert letters == sorted(letters)
        assert organizations == sorted(organizations)


def test_an_unknown_mode_is_refused(small: Dataset) -> None:
    """A typing mistake says what is possible."""
    with pytest.raises(ValueError, match="must be 'typed' or 'two-mode'"):
        to_networkx(small, "bipartite")  # type: ignore[arg-type]  # the mistake under test
