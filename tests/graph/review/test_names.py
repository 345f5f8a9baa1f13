from dataclasses import replace

from tests.factory import letter, org, person
from tests.graph.review.made import PEN, USA, WATCH, WATCHES, asking, judgement, question, some_cases, two_letters
from undersigned.graph.resolve.verdicts import Clue
from undersigned.graph.review import cases


def test_a_case_shows_both_names_where_they_are_printed() -> None:
    """Both sides come with their lines, the lines around, the letter and its date."""
    (case,) = some_cases(question())
    assert case.right is not None
    assert (case.left.label, case.right.label) == ("Hong Kong Watch", "Hong Kong Watches")
    (line,) = case.left.lines
    assert line.line[line.start : line.end] == "Hong Kong Watch"
    assert line.place == "Joint Letter to President Biden (2021-02-18)"
    assert "2. PEN America" in line.after
    assert case.reasons == ("spelled alike", "share a word")


def test_the_most_consequential_comes_first() -> None:
    """Cases are ordered by how many signatures hang on them."""
    assert [case.weight for case in some_cases()] == [5, 2]


def test_what_would_follow_is_counted() -> None:
    """Signatures, letters, partners and the label of the two as one."""
    (case,) = some_cases(question())
    assert case.consequences == (
        "One organization, “Hong Kong Watch”, with 2 signatures under 2 letters.",
        "It signed with 5 other organizations (A with 3, B with 3).",
    )


def test_two_names_under_one_letter_are_said() -> None:
    """Who stands twice under a letter is rarely one: a person should know before saying so."""
    made = letter("one", date="2021-02", signed_by=[org("Hong Kong Watch"), org("Hong Kong Watches")])
    known, letters = asking([made], question())
    (case,) = cases(letters, known)
    assert "Both names stand under the same letter (2021-02): it would have signed there twice." in case.consequences


def test_a_relation_is_proposed_with_its_answer() -> None:
    """Where one may be the other's chapter, the question says so and the verdict is first of the relations."""
    (case,) = some_cases(question(USA, PEN, relation="chapter of"))
    assert case.question == "Are A and B one organization, or is it so that A is a chapter of B?"
    assert case.verdicts[:4] == ("same", "different", "unsure", "chapter of")
    (plain,) = some_cases(question())
    assert plain.third is None


def test_an_inverse_relation_turns_the_sides() -> None:
    """Where it is the right that may be a chapter of the left, it becomes A; the question keeps its id."""
    (case,) = some_cases(question(PEN, USA, relation="inverse chapter of"))
    assert (case.left.label, case.third, case.about) == ("PEN America", "chapter of", (USA, PEN))
    (other,) = some_cases(question(USA, PEN, relation="chapter of"))
    assert case.id == other.id


def test_what_is_two_for_all_we_know_is_asked_last() -> None:
    """Whether one is the other's chapter waits until what may be one is answered, however much hangs on it."""
    chapter = question(USA, PEN, weight=90, relation="chapter of", clues=(Clue("place", -1.0, "a country"),))
    found = some_cases(chapter, question(weight=2))
    assert [case.weight for case in found] == [2, 90]


def test_clues_speak_for_themselves() -> None:
    """With clues there is a line for each, and what speaks against is said to."""
    clues = (Clue("words", 0.8, "they share 2 of 3 words"), Clue("last", -0.5, "their last words differ"))
    (case,) = some_cases(question(clues=clues))
    assert case.reasons == ("they share 2 of 3 words", "speaks against it: their last words differ")


def test_a_contradiction_is_foretold() -> None:
    """An earlier "different" on the two, by name or by id, is shown as what "same" would contradict."""
    for left in ("Hong Kong Watch", "HONG KONG WATCH", WATCH):
        (case,) = some_cases(question(), judgements=[judgement(left, WATCHES, "different")])
        expected = "It would contradict Ana, who said “different” (2026-05-02): her reason"
        assert case.consequences[-1] == expected


def test_doubts_of_others_are_shown() -> None:
    """Who was unsure, and why, helps the next person."""
    doubt = judgement(WATCH, WATCHES, "unsure", kind="same")
    (case,) = some_cases(question(), judgements=[doubt])
    assert case.reasons[-1] == "Ana was unsure (2026-05-02): her reason"


def test_names_are_harmless_on_a_screen() -> None:
    """A name that would steer a terminal is shown without what steers."""
    hostile = "Free\x1b[2J \u202eTibet"
    made = letter("bad", signed_by=[org(hostile), org("Free Tibet")])
    known, letters = asking([made], question("organization/free-2j-tibet", "organization/free-tibet"))
    (case,) = cases(letters, known)
    shown = (case.left.label, *case.left.about, *case.consequences, *case.reasons)
    assert all(one.isprintable() for text in shown for one in text)


def test_letters_may_come_in_any_order() -> None:
    """The same cases, whichever letter is read first."""
    known, letters = asking(two_letters(), question(), question(USA, PEN))
    assert cases(letters, known) == cases(letters[::-1], known)


def test_a_prisoner_and_a_signatory_of_one_name_are_told_apart() -> None:
    """Who would make one person of a prisoner and a signatory learns that, and for whom the signatory signs."""
    prisoner = letter("one", detainees=["Jo Ann"])
    signing = letter("two", signed_by=[person("Jo Ann Lee", of="PEN America")])
    known, letters = asking([prisoner, signing], question("person/jo-ann", "person/jo-ann-lee", kind="person"))
    (case,) = cases(letters, known)
    assert case.right is not None
    assert case.left.about[0] == "named as a detainee"
    assert case.right.about[:2] == ("named as a signatory", "signs beside PEN America")
    assert case.consequences[-1] == "A is named as a detainee, B as a signatory: one person would be both."
    assert case.verdicts == ("same", "different", "unsure")


def test_a_known_organization_names_the_two() -> None:
    """The label of a sourced entry goes before one that is printed more often."""
    known, letters = asking(two_letters(), question())
    entities = tuple(replace(each, reference="watches") if each.id == WATCHES else each for each in known.entities)
    (case,) = cases(letters, replace(known, entities=entities))
    assert case.consequences[0].startswith("One organization, “Hong Kong Watches”")
