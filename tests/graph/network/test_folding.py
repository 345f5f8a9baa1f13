"""Chapters, earlier names and a network: four letters that can be counted on fingers (see `letters`)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import BASE, dataset, letter, org, person, related
from undersigned.graph.network import Fold, cosigning, counted_with, incidence, partners
from undersigned.graph.network.folding import ends
from undersigned.graph.rdf import Dataset, validate
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.known import Known, knowledge_of

A, B, C, D = (f"{BASE}letter/{name}" for name in "abcd")
NODES = st.sampled_from("pqrstu")


def iri(name: str) -> str:
    """The IRI of an organization of this name."""
    return f"{BASE}organization/{name.casefold().replace(' ', '-')}"


@pytest.fixture(scope="module")
def family() -> Dataset:
    """World has the chapters Oslo and Bergen, Old became Oslo in 2019, and Oslo is a member of Network.

    a (2018): World, Oslo, Watch. b (2020): Oslo, Bergen, Watch, Ann for herself. c: Old, Network. d: Bergen, Old.
    """
    return dataset(
        letter("a", date="2018", signed_by=[org("World"), org("Oslo"), org("Watch")]),
        letter("b", date="2020", signed_by=[org("Oslo"), org("Bergen"), org("Watch"), person("Ann")]),
        letter("c", signed_by=[org("Old"), org("Network")]),
        letter("d", date="2021", signed_by=[org("Bergen"), org("Old")]),
        relations=[
            related("chapter of", "Oslo", "World"),
            related("chapter of", "Bergen", "World"),
            related("renamed to", "Old", "Oslo", since="2019"),
            related("member of", "Oslo", "Network"),
        ],
    )


def entries(data: Dataset, fold: Fold | None) -> dict[str, set[str]]:
    """Organization to the letters it is counted under."""
    network = incidence(data, fold=fold)
    assert set(network.matrix.data.tolist()) == {1}
    return {
        agent.removeprefix(f"{BASE}organization/"): {network.letters[at] for at in network.matrix[[row]].nonzero()[1]}
        for row, agent in enumerate(network.agents)
    }


def test_a_chapter_and_its_parent_on_one_letter_count_once(family: Dataset) -> None:
    """World and Oslo stand under the first letter, Oslo and Bergen under the second: World signed both, once each."""
    assert entries(family, "chapters") == {"world": {A, B, D}, "watch": {A, B}, "old": {C, D}, "network": {C}}
    assert entries(family, "renamed") == {
        "world": {A},
        "oslo": {A, B, C, D},
        "bergen": {B, D},
        "watch": {A, B},
        "network": {C},
    }


def test_both_lead_on_to_the_end(family: Dataset) -> None:
    """Old became Oslo, which is a chapter of World; the network of which Oslo is a member stays by itself."""
    assert entries(family, "both") == {"world": {A, B, C, D}, "watch": {A, B}, "network": {C}}
    assert counted_with(family, "both") == {
        iri("Old"): iri("World"),
        iri("Oslo"): iri("World"),
        iri("Bergen"): iri("World"),
    }


def test_nobody_is_folded_unasked(family: Dataset) -> None:
    """Without `fold`, all six stand as they signed."""
    assert counted_with(family, None) == {}
    assert entries(family, None) == {
        "world": {A},
        "oslo": {A, B},
        "bergen": {B, D},
        "old": {C, D},
        "watch": {A, B},
        "network": {C},
    }


def test_no_tie_to_oneself(family: Dataset) -> None:
    """Bergen and Old sign the last letter, and are one: it ties nobody. World and Watch share two letters, not four."""
    frame = cosigning(family, fold="both", weight="newman")
    assert frame[["a", "b", "letters", "weight", "first", "last"]].astype(object).to_numpy().tolist() == [
        [iri("Watch"), iri("World"), 2, 2.0, "2018", "2020"],
        [iri("Network"), iri("World"), 1, 1.0, None, None],
    ]
    apart = cosigning(family)
    assert {(a, b): n for a, b, n in zip(apart["a"], apart["b"], apart["letters"], strict=True)}[
        iri("Oslo"), iri("Watch")
    ] == 2
    assert len(apart) == 7


def test_a_chapter_asks_for_its_parent(family: Dataset) -> None:
    """The partners of Bergen, of Old and of World are the same once they count as one."""
    for name in ("bergen", "old", "world"):
        frame = partners(family, f"organization/{name}", fold="both")
        assert list(zip(frame["partner"], frame["shared"], strict=True)) == [
            (iri("Watch"), (A, B)),
            (iri("Network"), (C,)),
        ]
    assert len(partners(family, "organization/bergen")) == 3


def test_a_parent_that_signs_nothing_is_counted_where_its_chapters_sign() -> None:
    """Two chapters of one house that sign beside each other are one signatory, under the house's name."""
    known = knowledge_of(
        {
            "organizations": [
                Known("world", "World House", source="world.example"),
                Known("oslo", "Oslo House", parent="world"),
                Known("bergen", "Bergen House", parent="world"),
            ]
        }
    )
    letters = [
        letter("a", signed_by=[org("Oslo House"), org("Bergen House"), org("Watch")]),
        letter("b", signed_by=[org("Bergen House"), org("Watch")]),
    ]
    data = Dataset.from_letters(letters, resolve(letters, knowledge=known), base=BASE, title="", licence="CC0-1.0")
    frame = cosigning(data, fold="chapters", at_least=2)
    watch, house = incidence(data, fold="chapters").agents
    assert frame[["a", "b", "letters"]].to_numpy().tolist() == [[watch, house, 2]]
    assert data.entities()[house].label == "World House"
    assert validate(data).conforms


def test_people_are_not_folded(family: Dataset) -> None:
    """Who signs for herself stays who she is."""
    assert incidence(family, by="person", fold="both").agents == (f"{BASE}person/ann",)
    assert f"{BASE}person/ann" in incidence(family, by="agent", fold="both").agents


def test_an_unknown_fold_is_refused(family: Dataset) -> None:
    """A typing mistake says what is possible."""
    with pytest.raises(ValueError, match="one of chapters, renamed, both, or None"):
        incidence(family, fold="members")  # type: ignore[arg-type]  # the mistake under test


@given(st.sets(st.tuples(NODES, NODES), max_size=12))
def test_everybody_ends_where_no_step_leads_on(steps: set[tuple[str, str]]) -> None:
    """Whatever the steps: an end is an end, nobody ends at oneself, and one's own ends are those one may reach."""
    found = ends(steps)
    starts = {start for start, _ in steps}
    for start, end in found.items():
        assert end not in starts
        assert start in starts
    for start, end in steps:
        if start in found:
            assert found.get(end, end if end not in starts else found[start]) == found[start]
