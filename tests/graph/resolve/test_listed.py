"""Names without letters: a bare list, and two names."""

import pytest

from undersigned.graph.resolve.known import Known, knowledge_of
from undersigned.graph.resolve.listed import compare_names, resolve_names
from undersigned.graph.resolve.verdicts import Answer

KNOWN = knowledge_of(
    {
        "organizations": [
            Known("lantern", "Lantern Watch", names=("Laternenwacht",), acronyms=("LAW",), source="its own site"),
            Known("law-society", "Law and Witness Society", acronyms=("LWS",)),
            Known("lake-society", "Lake Watch Society", acronyms=("LWS",)),
        ],
        "persons": [Known("ann", "Ann Lantern", names=("Anna Laterne",), source="a newspaper")],
    }
)


@pytest.mark.parametrize(
    ("left", "right", "answer", "says"),
    [
        ("Laternenwacht", "LANTERN WATCH", Answer.SAME, "the reference knows both as Lantern Watch (its own site)"),
        ("LAW", "Lantern Watch", Answer.SAME, "the reference knows both"),
        ("The Tibet Lamp", "Tibet lamp (TL)", Answer.SAME, "equal but for case and punctuation"),
        ("Lantern Watch", "Lake Watch Society", Answer.DIFFERENT, "the reference knows them as two"),
    ],
)
def test_two_names_get_an_answer_and_a_reason(left: str, right: str, answer: Answer, says: str) -> None:
    """By the reference before the names themselves, whichever comes first."""
    for one, other in ((left, right), (right, left)):
        verdict = compare_names(one, other, knowledge=KNOWN)
        assert verdict.answer is answer
        assert says in verdict.reason


def test_an_acronym_of_two_known_entries_is_nobodys() -> None:
    """It is never led to either of them alone."""
    assert compare_names("LWS", "Lake Watch Society", knowledge=KNOWN).answer is not Answer.SAME


def test_people_are_known_too() -> None:
    """By the names that a source gives them."""
    assert compare_names("Anna Laterne", "Ann Lantern", "person", knowledge=KNOWN).answer is Answer.SAME


def test_a_list_is_sorted_into_entities() -> None:
    """Each name gets the id of its entity, in the order of the list; empty and odd lines do no harm."""
    names = ["LWS", "Laternenwacht", "lantern watch", "Lake Watch Society", "Lamp Union of Arcadia (LUA)", "LUA", "☃"]
    clusters, ids = resolve_names(names, knowledge=KNOWN)
    assert ids[1] == ids[2] == "organization/lantern"
    assert ids[4] == ids[5] == "organization/lamp-union-of-arcadia"
    assert ids[0] != ids[3]
    assert len(ids) == len(names)
    assert set(ids) == {entity.id for entity in clusters.entities}


def test_people_of_one_name_in_a_list_are_one() -> None:
    """Nothing but a letter could tell them apart."""
    _, ids = resolve_names(["Anna Laterne", "Ann Lantern", "Ben Lantern"], "person", knowledge=KNOWN)
    assert ids == ("person/ann", "person/ann", "person/ben-lantern")
