import pytest

from tests.graph.review.made import PEN, USA, WATCH, WATCHES, judgement, question, some_cases
from undersigned.graph.judgements.judgement import judgement as parsed
from undersigned.graph.judgements.judgement import judgement_line
from undersigned.graph.review import judged, standing_answers, verdict_of


@pytest.mark.parametrize("verdict", ["same", "different", "unsure", "chapter of", "member of", "renamed to"])
def test_every_verdict_makes_judgements_that_can_be_read_back(verdict: str) -> None:
    """What review writes, every build can read."""
    (case,) = some_cases(question())
    made = judged(case, verdict, reason="", by="Ana", at="2026-05-02T10:00:00+00:00")
    assert [parsed(judgement_line(each), where="here") for each in made] == list(made)
    assert {(each.left, each.right) for each in made} == {(WATCH, WATCHES)}


def test_a_chapter_is_not_its_parent() -> None:
    """A relation also says that the two are different."""
    (case,) = some_cases(question(USA, PEN, relation="chapter of"))
    made = judged(case, "chapter of", reason="its own site says so", by="Ana", at="2026-05-02")
    assert [(each.kind, each.verdict) for each in made] == [("relation", "chapter of"), ("different", "different")]
    assert {each.reason for each in made} == {"its own site says so"}


def test_without_a_reason_the_question_is_the_reason() -> None:
    """Who reads the line later learns why it was asked."""
    (case,) = some_cases(question())
    (made,) = judged(case, "same", reason="  ", by="Ana", at="2026-05-02")
    assert made.reason == "reviewed; asked because: spelled alike; share a word"


def test_no_verdict_is_made_up() -> None:
    """A verdict that the case does not have is a caller's mistake."""
    (case,) = some_cases(question())
    with pytest.raises(ValueError, match="no answer 'accept'"):
        judged(case, "accept", reason="", by="Ana", at="2026-05-02")


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("y", "same"),
        (" YES ", "same"),
        ("Ja", "same"),
        ("oui", "same"),
        ("是", "same"),
        ("n", "different"),
        ("Nein", "different"),
        ("no", "different"),
        ("不是", "different"),
        ("u", "unsure"),
        ("?", "unsure"),
        ("Chapter", "chapter of"),
        ("chapter  of", "chapter of"),
        ("skip", "skip"),
        ("WAHR", "same"),
        ("Y.", "same"),
        ("ｙ", "same"),
        ("ＹＥＳ", "same"),
        ("'y", "same"),
        ("si\u0301", "same"),
        ("FALSCH", "different"),
        ("？", "unsure"),
        ("maybe", None),
        ("s", None),
        ("accept of", None),
    ],
)
def test_answers_in_words(words: str, verdict: str | None) -> None:
    """Yes and no in the languages of those who fill in sheets; nothing is guessed."""
    (case,) = some_cases(question())
    assert verdict_of(case, words) == verdict


def test_doubt_spares_only_who_had_it() -> None:
    """Others are asked what one was unsure of, and with `again` so is that one."""
    doubt, answer = judgement(WATCH, WATCHES, "unsure", kind="same"), judgement(PEN, USA, "different")
    assert standing_answers([doubt, answer], by="Ana") == (doubt, answer)
    assert standing_answers([doubt, answer], by="Ana", again=True) == (answer,)
    assert standing_answers([doubt, answer], by="Bo") == (answer,)
