import pytest

from tests.factory import clusters
from tests.graph.review.made import doubtful, judgement
from undersigned.graph.judgements import apply_judgements
from undersigned.graph.model import Letter
from undersigned.graph.review import Case, CaseKind, cases, judged, verdict_of


def asked(letter: Letter, *judgements: object) -> tuple[Case, ...]:
    """The cases of one letter."""
    told = [each for each in judgements if hasattr(each, "verdict")]
    return cases([letter], clusters(letter), told)  # type: ignore[arg-type]


def test_a_possible_detainee_is_asked_about() -> None:
    """The question shows the sentence, and weighs as much as the letter has signatories."""
    (case,) = asked(doubtful("Gui Minhai", "possible-detainee"))
    assert (case.kind, case.field, case.weight) == (CaseKind.FACT, "detainee", 2)
    assert case.question == "Does the letter ask for the release of this person?"
    assert case.left.lines[0].line == "1. Release Gui Minhai"
    assert case.right is None


@pytest.mark.parametrize(("verdict", "said"), [("accept", "accept"), ("reject", "reject"), ("unsure", "unsure")])
def test_the_answer_is_a_fact(verdict: str, said: str) -> None:
    """Yes accepts the words as a fact of the letter, no rejects them."""
    (case,) = asked(doubtful("Gui Minhai", "possible-detainee"))
    (made,) = judged(case, verdict, reason="", by="Ana", at="2026-05-02")
    assert (made.kind, made.left, made.right, made.field, made.verdict) == (
        "fact",
        "doubtful",
        "Gui Minhai",
        "detainee",
        said,
    )


@pytest.mark.parametrize("left", ["doubtful", "letter/doubtful"])
def test_what_was_answered_is_not_asked(left: str) -> None:
    """A fact that somebody accepted, rejected or corrected is settled, whatever the white space, case and width."""
    letter = doubtful("Gui Minhai", "possible-detainee")
    for words in ("Gui  Minhai", "GUI MINHAI", "Ｇui Minhai"):
        assert asked(letter, judgement(left, words, "reject", kind="fact", field="detainee")) == ()
        assert asked(letter, judgement(left, words, "correct", field="detainee")) == ()
    assert len(asked(letter, judgement("another", "Gui Minhai", "reject", kind="fact", field="detainee"))) == 1


def test_an_answer_about_another_field_settles_nothing() -> None:
    """Who is no detainee may still sign, and who signs may still be one; a withdrawal is of a signature."""
    detainee, signatory = doubtful("Gui Minhai", "possible-detainee"), doubtful("Gui Minhai", "unread-entry")
    no_detainee = judgement("doubtful", "Gui Minhai", "reject", kind="fact", field="detainee")
    no_signatory = judgement("doubtful", "Gui Minhai", "reject", kind="fact", field="signatory")
    withdrawn = judgement("doubtful", "Gui Minhai", "shown", kind="withdrawn")
    assert [len(asked(letter, no_detainee)) for letter in (detainee, signatory)] == [0, 1]
    assert [len(asked(letter, no_signatory)) for letter in (detainee, signatory)] == [1, 0]
    assert [len(asked(letter, withdrawn)) for letter in (detainee, signatory)] == [1, 0]


def test_lines_that_may_be_signatories_are_asked_one_by_one() -> None:
    """Nobody can answer for a block of names at once."""
    found = asked(doubtful("Gui Minhai\nnow.", "possible-signatories"))
    assert [case.left.label for case in found] == ["Gui Minhai", "now."]
    assert {case.field for case in found} == {"signatory"}


def test_who_signs_may_be_a_person_or_an_organization() -> None:
    """The likelier of the two is asked, and the other is the third answer; each is read as what it is."""
    for words, of in (("Gui Minhai", "person"), ("Hong Kong Watch", "organization")):
        letter = doubtful(words, "unread-entry")
        (case,) = asked(letter)
        assert f"name of a{'n' * (of == 'organization')} {of}" in case.question
        for verdict, kind in ((case.yes, of), (case.third, "person" if of == "organization" else "organization")):
            assert verdict is not None
            assert verdict_of(case, kind) == verdict
            signed = apply_judgements(letter, judged(case, verdict, reason="", by="Ana", at="2026")).letter.signatories
            assert getattr(signed[-1], kind) == words
            assert signed[-1].capacity == ("individual" if kind == "person" else "organization")


def test_a_persons_name_among_organizations_is_corrected() -> None:
    """Yes says that a person signs, with the reading that says so; no agrees with what was read."""
    letter = doubtful("2. Jo Ann Lee", "possible-person", "“Jo Ann Lee” stands among organizations.")
    (case,) = asked(letter)
    (made,) = judged(case, case.yes, reason="", by="Ana", at="2026-05-02")
    assert (made.kind, made.verdict, made.right) == ("correct", "correct", "Jo Ann Lee")
    assert dict(made.value) == {"person": "Jo Ann Lee", "organization": ""}
    read = apply_judgements(letter, [made]).letter
    assert (read.signatories[1].person, read.signatories[1].organization) == ("Jo Ann Lee", None)
    assert read.issues == ()
    (made,) = judged(case, case.no, reason="", by="Ana", at="2026-05-02")
    assert (made.kind, made.verdict, made.field, made.value) == ("fact", "accept", "signatory", ())


@pytest.mark.parametrize("code", ["close-call", "alternating-lines", "unread-table", "anything-new"])
def test_what_no_yes_answers_is_not_asked(code: str) -> None:
    """A list that can be read in two ways is no question of yes or no."""
    assert asked(doubtful("Gui Minhai", code)) == ()


def test_a_count_of_doubtful_names_is_not_asked() -> None:
    """An issue that counts names instead of naming one has no answer."""
    assert asked(doubtful("2. Jo Ann Lee", "possible-person", "30 names in this table may be people's.")) == ()
