from collections.abc import Sequence

from undersigned.graph.review import Case, CaseKind, Side, Sitting, case_id


def case(left: str, right: str) -> Case:
    """A case about two names."""
    verdicts = ("same", "different", "unsure", "chapter of")
    sides = Side(left.upper()), Side(right.upper())
    return Case(case_id(left, right), CaseKind.ORGANIZATION, "?", *sides, (), (), 1, verdicts, (left, right))


def fact(words: str) -> Case:
    """A case about a fact."""
    about = ("letter", words)
    return Case(
        case_id(*about, "ask"),
        CaseKind.FACT,
        "?",
        Side(words),
        None,
        (),
        (),
        1,
        ("accept", "reject"),
        about,
        field="ask",
    )


def after(cases: Sequence[Case], *verdicts: str | None) -> Sitting:
    """The sitting in which the first cases were answered so."""
    sitting = Sitting(tuple(cases))
    for verdict in verdicts:
        assert sitting.current is not None
        sitting = sitting.taken(sitting.current, verdict)
    return sitting


AB, BC, AC, CD = case("a", "b"), case("b", "c"), case("a", "c"), case("c", "d")


def test_what_follows_is_not_asked() -> None:
    """A is B and B is C: nobody is asked whether A is C."""
    sitting = after([AB, BC, AC, CD], "same", "same")
    assert sitting.open == (CD,)
    assert (sitting.answered, sitting.spared, sitting.settled(AC)) == (2, 1, "same")


def test_what_cannot_be_is_not_asked() -> None:
    """A is B and B is not C: then A is not C, in whatever order that was said."""
    for verdicts in (("same", "different"), ("different", "same")):
        first, second = (AB, BC) if verdicts[0] == "same" else (BC, AB)
        sitting = after([first, second, AC], *verdicts)
        assert sitting.open == ()
        assert sitting.settled(AC) == "different"


def test_a_relation_holds_apart() -> None:
    """A chapter of B is not B, nor what is B."""
    assert after([AB, BC, AC], "chapter of", "same").settled(AC) == "different"


def test_doubt_and_skipping_settle_nothing() -> None:
    """Only an answer settles other questions."""
    sitting = after([AB, BC, AC], "unsure", None)
    assert sitting.open == (AC,)
    assert (sitting.answered, sitting.skipped, sitting.spared) == (1, 1, 0)


def test_undo_opens_what_was_settled() -> None:
    """Taking an answer back brings its question back, and those that it had settled; one can go back to the start."""
    sitting = after([AB, BC, AC], "same", "same")
    assert sitting.current is None
    assert sitting.undone().open == (BC, AC)
    assert sitting.undone().undone() == Sitting((AB, BC, AC))
    assert Sitting((AB,)).undone() == Sitting((AB,))


def test_what_was_joined_before_is_said() -> None:
    """Who joins B and C after A and B joins A as well, and is told so."""
    sitting = after([AB, BC], "same")
    assert sitting.joined(BC) == ("A",)
    assert Sitting((AB,)).joined(AB) == ()


def test_facts_stand_for_themselves() -> None:
    """An answer on a fact settles no other."""
    sitting = after([fact("x"), fact("y")], "accept")
    assert sitting.open == (fact("y"),)
    assert sitting.joined(fact("y")) == ()
