from dataclasses import replace

from tests.factory import clusters
from tests.graph.review.made import question, two_letters
from undersigned.graph.model import Letter, Source
from undersigned.graph.review import CaseKind, cases, judged


def test_two_letters_are_asked_about_through_the_same_door() -> None:
    """A question on two letters shows their titles, addressees and lists, and what one letter would mean."""
    letters = two_letters()
    asked = question("letter/first", "letter/second", kind="letter", weight=8)
    (case,) = cases(letters, clusters(*letters), same_letters=[asked])
    assert case.right is not None
    assert (case.kind, case.weight) == (CaseKind.LETTER, 8)
    assert (case.left.label, case.right.label) == ("Joint Letter to President Biden", "An appeal")
    assert case.left.about[1] == "4 signatories, en"
    assert case.consequences == (
        "They would count as one letter, and 1 organization that signed both as signing once.",
        "Only A has 3 organizations, only B 3 organizations.",
        "Their dates differ: 2021-02-18 and 2023-11.",
    )
    (said,) = judged(case, "same", reason="", by="Ana", at="2026-05-02")
    assert (said.kind, said.left, said.right) == ("same", "letter/first", "letter/second")


def test_a_letter_that_is_gone_is_not_asked_about() -> None:
    """A question needs both of its letters."""
    letters = two_letters()
    asked = question("letter/first", "letter/third", kind="letter")
    assert cases(letters, clusters(*letters), same_letters=[asked]) == ()


def test_a_letter_without_title_shows_its_first_line() -> None:
    """Something of the letter is always shown."""
    bare = Letter("bare", Source("a.txt", "", "text/plain", "\n  We write.\nAll of us."))
    first = two_letters()[0]
    asked = question("letter/bare", "letter/first", kind="letter")
    (case,) = cases([bare, replace(first, id="first")], clusters(first), same_letters=[asked])
    assert [line.line for line in case.left.lines] == ["We write."]
