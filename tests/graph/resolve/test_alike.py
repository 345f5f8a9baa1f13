"""Joining alike names: only what is sure, and nothing that is held apart, at once or through a chain."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import letter, org, person
from undersigned.graph.resolve.alike import Compare, join_alike
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.known import Index, Known, index_of, knowledge_of
from undersigned.graph.resolve.mentions import organizations
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.nodes import Nodes, nodes_of
from undersigned.graph.resolve.resolve import resolve
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict

SAME = Verdict(Answer.SAME, (Clue("alike", 0.9, "spelled alike"),))
VETO = Verdict(Answer.DIFFERENT, (Clue("place", -1.0, "of two places"),))
NOTHING = Verdict(Answer.DIFFERENT, (Clue("nothing", 0.0, "nothing speaks for it"),))


def nodes(*lists: tuple[str, ...], index: Index | None = None) -> Nodes:
    """The nodes of letters with these lists of signatories."""
    letters = [letter(f"l{at}", signed_by=[org(name) for name in names]) for at, names in enumerate(lists)]
    index = index or Index()
    known = knowledge_of({"organizations": tuple(index.by_id.values())})
    mentions = [each for each in organizations(letters, known) if each.key[1] == "signatory-organization"]
    return nodes_of(EntityKind.ORGANIZATION, mentions, index, {})


def verdicts(vetoes: Collection[frozenset[str]], nothing: Collection[frozenset[str]] = ()) -> Compare:
    """A comparison by which all names are one, but for these pairs."""

    def compare(left: Subject, right: Subject) -> Verdict:
        pair = frozenset({left.names[0], right.names[0]})
        return VETO if pair in vetoes else NOTHING if pair in nothing else SAME

    return compare


def test_what_is_sure_is_joined() -> None:
    """Two nodes become one set."""
    merging = Merging()
    found = join_alike(nodes(("A",), ("B",)), [("organization/a", "organization/b")], verdicts(set()), merging)
    assert found.joined == [("organization/a", "organization/b")]
    assert merging.find("organization/a") == merging.find("organization/b")


def test_a_veto_holds_through_a_chain() -> None:
    """A is B and B is C, but A is not C: the second join becomes a question that says so."""
    merging = Merging()
    pairs = [("organization/a", "organization/b"), ("organization/b", "organization/c")]
    compare = verdicts({frozenset({"A", "C"})})
    found = join_alike(nodes(("A",), ("B",), ("C",)), pairs, compare, merging)
    assert found.joined == [pairs[0]]
    assert merging.find("organization/a") != merging.find("organization/c")
    assert [doubt.verdict.answer for doubt in found.doubts] == [Answer.REVIEW]
    assert "another of their names speaks against it: of two places" in found.doubts[0].verdict.reason


@pytest.mark.parametrize(
    ("bare", "one", "other"),
    [
        ("Martin Keller", "Martin Adam Keller", "Martin Brian Keller"),
        ("Ingrid Keller", "Ingrid Keller (Kyiv)", "Ingrid Keller (Oslo)"),
    ],
)
def test_a_persons_name_that_fits_two_goes_with_neither(bare: str, one: str, other: str) -> None:
    """Of which of them it is, a person says, in whatever order the letters came."""
    for names in ((bare, one, other), (one, other, bare)):
        signing = [person(name, of="Sample Institute") for name in names]
        clusters = resolve([letter(f"l{at}", signed_by=[each]) for at, each in enumerate(signing)])
        signed = {entity for key, entity in clusters.members.items() if key[1] == "signatory-person"}
        assert len(signed) == 3
        assert len([question for question in clusters.questions if question.kind == "person"]) >= 2


def test_that_nothing_speaks_for_it_is_no_veto() -> None:
    """A full name and a translation have nothing in common, and a third name may be of both."""
    merging = Merging()
    pairs = [("organization/a", "organization/b"), ("organization/b", "organization/c")]
    compare = verdicts(set(), {frozenset({"A", "C"})})
    found = join_alike(nodes(("A",), ("B",), ("C",)), pairs, compare, merging)
    assert found.joined == pairs


def test_names_of_one_list_are_asked_about() -> None:
    """An organization seldom signs a letter twice."""
    merging = Merging()
    found = join_alike(nodes(("A", "B")), [("organization/a", "organization/b")], verdicts(set()), merging)
    assert not found.joined
    assert "both stand in the list of one letter (l0)" in found.doubts[0].verdict.reason


def test_two_known_entries_are_never_joined() -> None:
    """Not even through a name that is neither's."""
    index = index_of([Known("one", "A"), Known("two", "C")])
    merging = Merging()
    merging.join("organization/a", "organization/one")
    merging.join("organization/c", "organization/two")
    pairs = [("organization/one", "organization/b"), ("organization/b", "organization/two")]
    made = nodes(("A",), ("B",), ("C",), index=index)
    assert made.reference
    pairs = [(min(made.printed, key=lambda node: node), "organization/b"), ("organization/b", max(made.printed))]
    for node, known in made.reference.items():
        merging.join(node, known)
    join_alike(made, pairs, verdicts(set()), merging)
    assert merging.find("organization/one") != merging.find("organization/two")


def test_what_a_person_holds_apart_is_refused_and_told() -> None:
    """So that the entity can say what it was split from."""
    merging = Merging()
    merging.part("organization/a", "organization/b")
    found = join_alike(nodes(("A",), ("B",)), [("organization/a", "organization/b")], verdicts(set()), merging)
    assert (found.joined, found.refused) == ([], [("organization/a", "organization/b")])


@given(
    st.sets(st.frozensets(st.sampled_from("ABCDEF"), min_size=2, max_size=2)),
    st.permutations([(one, other) for one in "abcdef" for other in "abcdef" if one < other]),
)
def test_no_set_ever_holds_a_vetoed_pair(vetoes: set[frozenset[str]], order: list[tuple[str, str]]) -> None:
    """Whatever the vetoes, and the same sets in whatever order the pairs come."""
    made = nodes(*((name,) for name in "ABCDEF"))
    sets = []
    for pairs in (order, sorted(order)):
        merging = Merging()
        join_alike(made, [(f"organization/{a}", f"organization/{b}") for a, b in pairs], verdicts(vetoes), merging)
        for pair in vetoes:
            one, other = (f"organization/{name.lower()}" for name in pair)
            assert merging.find(one) != merging.find(other)
        sets.append([merging.find(f"organization/{name}") for name in "abcdef"])
    assert sets[0] == sets[1]
