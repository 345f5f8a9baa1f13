"""Relations: chapters, members, secretariats and new names are told, and merge nobody."""

from dataclasses import replace

import pytest

from tests.factory import letter, org
from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve import Clusters, resolve
from undersigned.graph.resolve.entities import Relation
from undersigned.graph.resolve.known import Known, knowledge_of
from undersigned.graph.resolve.relations import REFERENCE

KNOWN = knowledge_of(
    {
        "organizations": [
            Known("whole", "Free Press Now"),
            Known("north", "Free Press Now North", parent="whole"),
            Known("south", "Free Press Now South", parent="whole"),
            Known("office", "Office of the Alliance", secretariat_of="alliance"),
            Known("alliance", "Alliance of Witnesses"),
            Known("old", "Old Lantern", renamed_to="new", renamed_on="2019-03", member_of=("alliance",)),
            Known("new", "New Lantern"),
        ]
    }
)


def says(verdict: str, left: str, right: str, *, since: str = "", at: str = "2024-01-01") -> Judgement:
    """A person says how two organizations are related."""
    return Judgement("relation", left, right, verdict, "its own site", (), "A. Reviewer", at, since=since)


def signed(*names: str, judgements: tuple[Judgement, ...] = ()) -> Clusters:
    """Who is who where these organizations sign one letter."""
    return resolve([letter("a", addressees=(), signed_by=[org(name) for name in names])], judgements, knowledge=KNOWN)


def told(clusters: Clusters) -> list[tuple[str, str, str, str | None]]:
    """The relations without their sources and kinds of ids."""
    return [(r.left.partition("/")[2], r.kind, r.right.partition("/")[2], r.since) for r in clusters.relations]


def test_the_reference_tells_relations_among_those_who_sign() -> None:
    """Each with its date where it has one, and its source."""
    found = signed("Free Press Now", "Free Press Now North", "Old Lantern", "New Lantern", "Alliance of Witnesses")
    assert told(found) == [
        ("north", "chapter of", "whole", None),
        ("old", "member of", "alliance", None),
        ("old", "renamed to", "new", "2019-03"),
    ]
    assert {relation.source for relation in found.relations} == {REFERENCE}
    assert len(found.entities) == 5
    assert found.by_id["organization/north"].parent == "organization/whole"


def test_nothing_is_said_of_who_does_not_sign() -> None:
    """One chapter alone brings no parent into the graph."""
    found = signed("Free Press Now North", "Old Lantern")
    assert (found.relations, len(found.entities)) == ((), 2)


def test_two_chapters_bring_their_parent() -> None:
    """Otherwise nobody could count them together; no mention belongs to it."""
    found = signed("Free Press Now North", "Free Press Now South")
    assert told(found) == [("north", "chapter of", "whole", None), ("south", "chapter of", "whole", None)]
    assert found.by_id["organization/whole"].label == "Free Press Now"
    assert "organization/whole" not in found.members.values()


def test_people_add_relations_and_take_them_away() -> None:
    """With the reviewer as the source; a later answer wins."""
    judged = (
        says("member of", "New Lantern", "Free Press Now", since="2020"),
        says("none", "Old Lantern", "New Lantern"),
    )
    found = signed("Free Press Now", "Old Lantern", "New Lantern", judgements=judged)
    assert told(found) == [("new", "member of", "whole", "2020")]
    assert found.relations[0].source == "A. Reviewer, 2024-01-01"
    again = (*judged, says("renamed to", "Old Lantern", "New Lantern", since="2018", at="2024-02-02"))
    found = signed("Free Press Now", "Old Lantern", "New Lantern", judgements=again)
    assert ("old", "renamed to", "new", "2018") in told(found)


def test_a_chapter_has_one_parent() -> None:
    """Who says another parent replaces the first."""
    found = signed(
        "Free Press Now",
        "Free Press Now North",
        "New Lantern",
        judgements=(says("chapter of", "Free Press Now North", "New Lantern"),),
    )
    assert told(found) == [("north", "chapter of", "new", None)]


@pytest.mark.parametrize(
    ("judgement", "report"),
    [
        (says("chapter of", "Free Press Now", "Free Press Now North"), "would go round in a circle"),
        (says("member of", "Free Press Now", "FREE PRESS NOW"), "both names are of organization/whole"),
        (says("renamed to", "Free Press Now", "Free Press Now North"), "would go round in a circle"),
        (says("member of", "Free Press Now", "Nobody Signs This"), "no letter names both any more"),
    ],
)
def test_what_cannot_be_is_reported(judgement: Judgement, report: str) -> None:
    """And not followed."""
    found = signed("Free Press Now", "Free Press Now North", judgements=(judgement,))
    assert told(found) == [("north", "chapter of", "whole", None)]
    assert [report in each for each in found.reports] == [True]


def test_relations_are_ordered_values() -> None:
    """So that every build lists them alike."""
    assert Relation("chapter of", "a", "b", None, "x") < Relation("member of", "a", "b", None, "x")


def test_two_people_who_name_two_parents_are_both_told() -> None:
    """Nobody wins, and what the reference says stays."""
    names = ("Free Press Now", "Free Press Now North", "New Lantern", "Old Lantern")
    ann = says("chapter of", "Free Press Now North", "New Lantern")
    bob = replace(says("chapter of", "Free Press Now North", "Old Lantern", at="2024-01-02"), by="B. Reviewer")
    found = signed(*names, judgements=(ann, bob))
    assert ("north", "chapter of", "whole", None) in told(found)
    assert [report.endswith("another person says otherwise") for report in found.reports] == [True, True]


def test_who_said_how_two_are_related_is_not_asked_again() -> None:
    """The answer is there."""
    letters = [letter("a", addressees=(), signed_by=[org("Lamp Keepers"), org("Lamp Keepers Canada")])]
    asked = resolve(letters, knowledge=KNOWN).questions
    assert [question.relation for question in asked] == ["inverse chapter of"]
    judged = (says("chapter of", "Lamp Keepers Canada", "Lamp Keepers"),)
    assert resolve(letters, judged, knowledge=KNOWN).questions == ()
