from collections import Counter

import pytest

from tests.factory import BASE, dataset, letter, org, person
from undersigned.graph.export import networks
from undersigned.graph.export.networks import COLOURS, GROUPS, cosigned, everything, two_mode
from undersigned.graph.network import cosigning, to_networkx
from undersigned.graph.rdf import Dataset
from undersigned.viz.looks import LOOKS


def small() -> Dataset:
    """Three letters: a day, a year that holds the day, and no date."""
    return dataset(
        letter("a", date="2021-05-01", signed_by=[org("Alpha"), org("Beta"), person("Lee")]),
        letter("b", date="2021", signed_by=[org("Alpha"), org("Beta"), org("Gamma")]),
        letter("c", signed_by=[org("Alpha"), org("Delta")]),
        letter("d", date="2023-02", signed_by=[org("Solo")]),
    )


def test_a_tie_has_its_letters_weight_and_days() -> None:
    """The number of letters, the first and last date as the letters have them, and stretches that do not overlap."""
    network = cosigned(small())
    ties = {(e.source.removeprefix(BASE), e.target.removeprefix(BASE)): e for e in network.edges}
    both = ties["organization/alpha", "organization/beta"]
    assert both.weight == 2
    assert both.attributes == {
        "letters": 2,
        "newman": 1.5,
        "first": "2021",
        "last": "2021-05-01",
        "shared": "a; b",
    }
    assert both.spells == (("2021-01-01", "2021-12-31"),)
    undated = ties["organization/alpha", "organization/delta"]
    assert (undated.spells, "first" in undated.attributes) == ((), False)


def test_one_that_signed_with_no_other_stands_alone() -> None:
    """It is a node without ties, larger the more letters it signed."""
    network = cosigned(small())
    nodes = {node.label: node for node in network.nodes}
    assert nodes["Solo"].spells == (("2023-02-01", "2023-02-28"),)
    assert not any(nodes["Solo"].id in (edge.source, edge.target) for edge in network.edges)
    assert nodes["Alpha"].attributes["letters"] == 3
    assert nodes["Alpha"].size > nodes["Solo"].size
    assert "Lee" not in nodes, "a person who signs alone is in the two-mode network"


def test_the_ties_are_those_of_cosigning(data: Dataset) -> None:
    """Pair by pair, with the same counts and dates."""
    frame = cosigning(data)
    expected = {(a, b): (letters, first) for a, b, letters, first in frame[["a", "b", "letters", "first"]].to_numpy()}
    found = {(e.source, e.target): (e.attributes["letters"], e.attributes.get("first")) for e in cosigned(data).edges}
    assert found == {pair: (count, first or None) for pair, (count, first) in expected.items()}


def test_two_mode_ties_lead_from_signer_to_letter(data: Dataset) -> None:
    """As many as networkx has, each with the letter at its end."""
    network, graph = two_mode(data), to_networkx(data, "two-mode")
    assert {node.id for node in network.nodes} == set(graph)
    assert {(edge.source, edge.target) for edge in network.edges} == {
        (source, target) if graph.nodes[target]["bipartite"] else (target, source) for source, target in graph.edges
    }


def test_everything_is_the_typed_graph(data: Dataset) -> None:
    """Node by node and edge by edge, each with the IRI of its statement."""
    network, graph = everything(data), to_networkx(data)
    assert {node.id for node in network.nodes} == set(graph)
    found = Counter((e.source, e.target, e.attributes["statement"], e.kind) for e in network.edges)
    edges = graph.edges(keys=True, data=True)  # type: ignore[call-overload]
    assert found == Counter((source, target, key, told["kind"]) for source, target, key, told in edges)


def test_kinds_have_the_colours_of_the_pages() -> None:
    """Those on light paper."""
    looks = {look.kind.value: look.light for look in LOOKS}
    assert {kind: looks[kind] for kind in COLOURS if kind in looks} == {k: c for k, c in COLOURS.items() if k in looks}
    assert len(looks.keys() & COLOURS.keys()) >= 8


def test_those_who_sign_together_have_one_colour() -> None:
    """Two groups are two colours and numbers; who shares a single letter with others is in neither, and grey."""
    first, second = [org(f"East {n}") for n in range(3)], [org(f"West {n}") for n in range(4)]
    letters = [letter(f"e{n}", signed_by=first) for n in range(3)] + [
        letter(f"w{n}", signed_by=second) for n in range(3)
    ]
    network = cosigned(dataset(*letters, letter("z", signed_by=[first[0], second[0], org("Passer-by")])))
    found = {node.label: (node.attributes.get("group"), node.colour) for node in network.nodes}
    assert {found[f"West {n}"] for n in range(4)} == {(1, GROUPS[0])}
    assert {found[f"East {n}"] for n in range(3)} == {(2, GROUPS[1])}
    assert found["Passer-by"] == (None, COLOURS["ask"])


def test_too_many_ties_are_cut_to_the_stronger_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file says from how many letters on, and every node stays."""
    monkeypatch.setattr(networks, "MOST_TIES", 3)
    network = cosigned(small())
    assert [(edge.source, edge.target) for edge in network.edges if edge.weight < 2] == []
    assert [edge.weight for edge in network.edges] == [2]
    assert "only those of 2 letters and more" in network.about
    assert len(network.nodes) == 5
