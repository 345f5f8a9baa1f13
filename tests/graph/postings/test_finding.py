"""Which letters are one: for certain, perhaps, and not at all."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.postings.letters import BIDEN, GROUPS, OTHER, TEXT, posting, sheet
from undersigned.data import example
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.postings import Work, find_postings
from undersigned.graph.postings.policy import compare_letters
from undersigned.graph.postings.profiles import profile
from undersigned.graph.resolve.known import load_knowledge
from undersigned.graph.resolve.verdicts import Answer

FIRST = posting("first")


def said(verdict: str, left: str, right: str, *, by: str = "A. Reviewer", at: str = "2024-05-02") -> Judgement:
    """What a person says about two letters."""
    kind = "different" if verdict == "different" else "same"
    return Judgement(kind, f"letter/{left}", f"letter/{right}", verdict, "read both", (), by, at)


def answer(one: Letter, other: Letter) -> Answer:
    """What the policy says about two letters."""
    return compare_letters(profile(one, load_knowledge()), profile(other, load_knowledge())).answer


def asked(letters: Sequence[Letter], *judgements: Judgement) -> list[tuple[str, str]]:
    """The pairs that a person is asked about; nothing may be joined."""
    found = find_postings(letters, judgements)
    assert found.works == ()
    return [(each.left, each.right) for each in found.questions]


def test_a_repost_under_another_title_with_more_names_is_one_letter() -> None:
    """Words, day, addressees and the whole shorter list agree."""
    later = posting("second", title="Groups write to Berlin", names=(*GROUPS, "Lanterns", "North Pier", "Quay"))
    found = find_postings([later, FIRST])
    assert found.works == (Work("first", ("first", "second")),)
    assert found.primary == {"first": "first", "second": "first"}
    assert (found.questions, found.reports) == ((), ())


def test_a_page_that_prints_paragraphs_of_its_own_is_asked() -> None:
    """Words about the site look like a further demand; a count that grew with the list does not."""
    about = "Harbour Watch is a small group in three towns, and lives on what its friends and readers give to it."
    counted = posting("b", text=(*TEXT, about), claimed=(7, "organizations"), names=(*GROUPS, "Lanterns", "North Pier"))
    assert answer(posting("a", claimed=(5, "organizations")), counted) is Answer.REVIEW
    grown = posting("b", claimed=(7, "organizations"), names=(*GROUPS, "Lanterns", "North Pier"))
    assert answer(posting("a", claimed=(5, "organizations")), grown) is Answer.SAME


def test_one_file_twice_is_one_letter_also_without_a_date() -> None:
    """All that is printed is the same; but a person may have supplied two dates for it."""
    one, other = posting("a", date=None, addressees=()), posting("b", date=None, addressees=())
    assert answer(one, other) is Answer.SAME
    assert answer(replace(one, supplied=(("date", "2021-02-18"),)), other) is Answer.REVIEW
    short = posting("a", date=None, text=TEXT[:2]), posting("b", date=None, text=TEXT[:2])
    assert answer(*short) is not Answer.SAME


@pytest.mark.parametrize(
    "other",
    [
        posting("other", addressees=(BIDEN,)),
        posting("other", date="2022-02-18"),
        posting("other", date=None),
        posting("other", addressees=()),
        posting("other", names=("Lanterns", "North Pier", "Quay", "Harbour Watch")),
        posting("other", detainees=("Ana Pilot",)),
        posting("other", text=(*TEXT[:3], TEXT[3].replace("every level", "each level"), *TEXT[4:])),
        posting("other", title="Another", language="de"),
    ],
    ids=["addressee", "year", "no date", "no addressee", "list", "detainee", "a word", "language"],
)
def test_one_text_is_not_yet_one_letter(other: Letter) -> None:
    """Campaigns send one text to many, and again the year after: at most a person is asked."""
    assert answer(FIRST, other) is answer(other, FIRST) is Answer.REVIEW


def test_a_form_letter_of_others_next_year_to_somebody_else_is_not_even_asked() -> None:
    """Too much speaks against it."""
    other = posting("other", date="2022-03-01", addressees=(BIDEN,), names=("Lanterns", "North Pier", "Quay"))
    assert asked([FIRST, other]) == []


def test_two_letters_of_one_coalition_on_one_day_are_two() -> None:
    """Signatories, addressee and day are the same; the words are not."""
    assert asked([FIRST, posting("other", text=OTHER)]) == []


def test_a_revised_text_is_asked() -> None:
    """More than half of its wording stands in both."""
    assert asked([FIRST, posting("revised", text=(*TEXT[:5], *OTHER))]) == [("letter/first", "letter/revised")]


@pytest.mark.parametrize("other", [sheet("other"), sheet("other", date="2021-02-20"), sheet("other", language="zh")])
def test_without_words_to_compare_list_addressee_and_day_make_a_question(other: Letter) -> None:
    """A translation, or a letter known by its facts, is never joined by itself."""
    assert asked([FIRST, other]) == [("letter/first", "letter/other")]


@pytest.mark.parametrize(
    "other",
    [
        sheet("other", date="2021-05-18"),
        sheet("other", date=None),
        sheet("other", addressees=(BIDEN,)),
        sheet("other", names=("Harbour Watch", "Lanterns", "North Pier", "Quay", "Mole")),
    ],
    ids=["months later", "no date", "another addressee", "another list"],
)
def test_without_words_less_is_no_question(other: Letter) -> None:
    """The same groups write to the same people again and again."""
    assert asked([FIRST, other]) == []


def test_the_letters_of_the_example_are_all_different() -> None:
    """All 630 pairs, whatever the search for candidates would have left out: none is joined, none is asked."""
    letters = read_letters(read_corpus(example()))
    answers = {answer(one, other) for one, other in combinations(letters, 2)}
    assert answers == {Answer.DIFFERENT}
    assert find_postings(letters) == find_postings([])


def test_a_person_joins_and_parts() -> None:
    """A judgement outranks the policy, and what is answered is not asked again."""
    other, copy = posting("other", text=OTHER), posting("copy")
    joined = find_postings([FIRST, other], [said("same", "first", "other")])
    assert [work.versions for work in joined.works] == [("first", "other")]
    apart = find_postings([FIRST, copy], [said("different", "first", "copy")])
    assert (apart.works, apart.questions) == ((), ())
    assert asked([FIRST, sheet("other")], said("unsure", "first", "other")) == []


def test_no_chain_joins_what_a_person_holds_apart() -> None:
    """First and third are parted, so the second goes with one of them alone, and the other is reported or left."""
    letters = [posting("a"), posting("b"), posting("c")]
    found = find_postings(letters, [said("different", "a", "c")])
    assert [work.versions for work in found.works] == [("a", "b")]
    assert found.questions == ()


def test_judgements_that_cannot_be_followed_are_reported() -> None:
    """A letter that is gone, one letter twice, and two people who disagree."""
    said_so = [said("same", "first", "gone"), said("same", "first", "first")]
    disagree = [said("different", "first", "other"), said("same", "first", "other", by="B. Reviewer")]
    reports = find_postings([FIRST, posting("other", text=OTHER)], [*said_so, *disagree]).reports
    assert [report.partition(": ")[2].partition(") ")[2] for report in reports] == [
        "was not followed: it names one letter twice",
        "was not followed: there is no letter/gone any more",
        "was not followed: another judgement holds them apart",
    ]


@pytest.mark.parametrize("other", [posting("other", text=OTHER), posting("other")], ids=["other words", "same words"])
def test_a_later_answer_of_one_person_stands_for_the_earlier(other: Letter) -> None:
    """Either way round, and nothing is reported; whoever is not sure any more is asked no more."""
    apart, joined = said("different", "first", "other"), said("same", "other", "first", at="2024-05-03T08:00:00Z")
    found = find_postings([FIRST, other], [joined, apart])
    assert ([work.versions for work in found.works], found.reports) == ([("first", "other")], ())
    parted = said("different", "other", "first", at="2024-05-04")
    found = find_postings([FIRST, other], [parted, joined, apart])
    assert (found.works, found.questions, found.reports) == ((), (), ())


def test_judgements_on_names_are_left_to_others() -> None:
    """Only what names letters is followed or reported here."""
    other = Judgement("same", "PEN", "PEN America", "same", "known", (), "A. Reviewer", "2024-05-02")
    assert find_postings([FIRST], [other]).reports == ()


def test_the_earliest_posting_stands_for_the_letter() -> None:
    """Then the first id; postings without a date come last, shorter lists before longer ones."""
    letters = [
        posting("d", date=None),
        posting("c", names=GROUPS[:3]),
        posting("b", date="2021-03-01"),
        posting("a", names=GROUPS),
    ]
    chain = [said("same", "a", "b"), said("same", "b", "c"), said("same", "c", "d")]
    assert find_postings(letters, chain).works == (Work("a", ("c", "a", "b", "d")),)


MANY = (
    FIRST,
    posting("repost", title="Another title", names=(*GROUPS, "Lanterns")),
    posting("to biden", addressees=(BIDEN,)),
    posting("next year", date="2022-02-18"),
    posting("other", text=OTHER),
    sheet("facts"),
    replace(posting("second repost"), supplied=(("publisher", "Lanterns"),)),
)


@given(st.permutations(MANY))
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_letters_does_not_matter(letters: list[Letter]) -> None:
    """Works, questions and their order are the same."""
    assert find_postings(letters) == find_postings(MANY)
    assert find_postings(MANY).works == (Work("first", ("first", "second repost", "repost")),)
