"""Questions: what a person is asked, once, and in which order."""

from collections import Counter

from undersigned.graph.resolve.alike import Doubt
from undersigned.graph.resolve.entities import Entity, EntityKind, Question
from undersigned.graph.resolve.questions import questions_on
from undersigned.graph.resolve.verdicts import Answer, Clue, Verdict

ENTITIES = {id: Entity(f"organization/{id}", EntityKind.ORGANIZATION, id.upper()) for id in "abcd"}
KNOWN = {id: Entity(f"organization/{id}", EntityKind.ORGANIZATION, id.upper(), reference=id) for id in "xy"}
BY_ID = {entity.id: entity for entity in (*ENTITIES.values(), *KNOWN.values())}


def doubt(left: str, right: str, *clues: Clue, answer: Answer = Answer.REVIEW, relation: str | None = None) -> Doubt:
    """Two of these entities may be one."""
    spoken = clues or (Clue("alike", 0.5, "spelled alike"),)
    return Doubt(f"organization/{left}", f"organization/{right}", Verdict(answer, spoken, relation))


def asked(*doubts: Doubt, answered: tuple[tuple[str, str], ...] = (), **weights: int) -> tuple[Question, ...]:
    """The questions on these doubts, where each entity has so many mentions."""
    counted = Counter({f"organization/{id}": number for id, number in weights.items()})
    return questions_on(doubts, BY_ID, counted, answered)


def pairs(questions: tuple[Question, ...]) -> list[str]:
    """The pairs asked about, as two letters each."""
    return [f"{one.left[-1]}{one.right[-1]}" for one in questions]


def test_the_weightiest_comes_first() -> None:
    """Weight is the number of mentions that hang on the answer; ties go by id."""
    found = asked(doubt("a", "b"), doubt("c", "d"), doubt("b", "c"), a=1, b=1, c=2, d=5)
    assert pairs(found) == ["cd", "bc", "ab"]
    assert [one.weight for one in found] == [7, 3, 2]


def test_a_pair_is_asked_once_with_its_strongest_clue() -> None:
    """Whichever way round it was doubted."""
    strong = Clue("acronym", 0.8, "one acronym")
    found = asked(doubt("a", "b"), doubt("b", "a", strong))
    assert [(one.left, one.right, one.reason) for one in found] == [("organization/a", "organization/b", "one acronym")]
    assert found[0].clues == (strong,)


def test_what_was_answered_is_not_asked_again() -> None:
    """Nor what the reference tells apart, unless a letter prints what speaks against it."""
    assert asked(doubt("a", "b"), answered=(("organization/a", "organization/b"),)) == ()
    assert asked(doubt("x", "y")) == ()
    assert pairs(asked(doubt("x", "y", Clue("translation", 0.5, "one name in two scripts")))) == ["xy"]


def test_chapters_are_asked_about_last() -> None:
    """They are two in any case; which one is whose stays true when left and right are exchanged."""
    chapter = doubt("b", "a", Clue("place", -1.0, "one has a place"), answer=Answer.DIFFERENT, relation="chapter of")
    found = asked(chapter, doubt("c", "d"), a=9, b=9, c=1, d=1)
    assert pairs(found) == ["cd", "ab"]
    assert [one.relation for one in found] == [None, "inverse chapter of"]
