"""What keeps two printings of nearly one text from being joined: a short line, a number, a name, a month."""

from dataclasses import replace

import pytest

from tests.graph.postings.letters import GROUPS, TEXT, posting
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Letter
from undersigned.graph.postings import find_postings, version_diff
from undersigned.graph.postings.policy import compare_letters
from undersigned.graph.postings.profiles import profile
from undersigned.graph.postings.titles import of_one_pattern
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.known import load_knowledge
from undersigned.graph.resolve.verdicts import Answer

NAMES = ("Harbour Watch", "Lawyers Beyond Walls", "Open Ports Network", "Regatta Families")
PAGE = """{title}

Re: {subject}

{date}

{address}

{greeting}

{paragraphs}

We ask you to:

{asks}

Yours sincerely,

{names}
"""


def printed(
    letter_id: str,
    *,
    title: str = "Open the harbour town",
    subject: str = "The harbour",
    date: str = "4 May 2022",
    address: str = "Chancellor Olaf Scholz\nBerlin",
    greeting: str = "Dear Chancellor Scholz,",
    paragraphs: tuple[str, ...] = TEXT[:6],
    asks: tuple[str, ...] = ("Support the motion;", "Raise these cases."),
    names: tuple[str, ...] = NAMES,
) -> Letter:
    """A letter as plain text, read by the rules."""
    text = PAGE.format(
        title=title,
        subject=subject,
        date=date,
        address=address,
        greeting=greeting,
        paragraphs="\n\n".join(paragraphs),
        asks="\n".join(f"- {each}" for each in asks),
        names="\n".join(names),
    )
    return extract(source_from_bytes("letter.txt", text.encode()), id=letter_id)


def answer(one: Letter, other: Letter) -> Answer:
    """What the policy says about two letters."""
    return compare_letters(profile(one, load_knowledge()), profile(other, load_knowledge())).answer


FIRST = printed("first")

UNREAD = {"address": "To the owners of the Grand Hotel", "greeting": "Dear all,"}
CHAIR = {"greeting": "Dear Chair,", "address": "The Chair\nCommittee on Trade\nEuropean Parliament\nBrussels"}


def test_the_same_words_under_another_title_with_more_names_are_one_letter() -> None:
    """So is the same list in another order, and a number of signatories that grew."""
    assert answer(FIRST, printed("b", title="Groups write to Berlin", names=(*NAMES[::-1], "Quay"))) is Answer.SAME
    counted = "We write on behalf of {} organizations that defend the rights of lawyers and workers."
    one, other = (
        printed("a", paragraphs=(counted.format(n), *TEXT[1:7]), names=(*NAMES, "Quay", "Mole")[:n]) for n in (4, 6)
    )
    assert one.claimed_count != other.claimed_count
    assert answer(one, replace(other, id="b")) is Answer.SAME


@pytest.mark.parametrize(
    "other",
    [
        printed("b", asks=("Oppose the motion;", "Raise these cases.")),
        printed("b", asks=("Support the motion;",)),
        printed("b", subject="The lighthouse"),
        printed("b", title="Open the harbour town again"),
        printed(
            "b", paragraphs=(*TEXT[:6], "We ask you in particular to stay away from the winter regatta next year.")
        ),
        printed("b", paragraphs=(*TEXT[:5], TEXT[5] + " Please sign no treaty.")),
        printed("b", paragraphs=TEXT[:5]),
        printed("b", paragraphs=("Updated in June.", *TEXT[:6])),
        printed("b", greeting="Dear Chancellor,"),
    ],
    ids=["ask", "fewer asks", "subject", "title", "demand", "sentence", "excerpt", "short line", "greeting"],
)
def test_a_few_words_may_make_another_letter(other: Letter) -> None:
    """A person is asked, and sees the words that differ."""
    assert answer(FIRST, other) is answer(other, FIRST) is Answer.REVIEW
    assert version_diff(FIRST, other, resolve([FIRST, other])).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (printed("a", **UNREAD), printed("b", **(UNREAD | {"address": "To the owners of the Quay Hotel"}))),  # type: ignore[arg-type]
        (printed("a", **CHAIR), printed("b", **(CHAIR | {"address": CHAIR["address"].replace("Trade", "Ports")}))),  # type: ignore[arg-type]
        (printed("a", date="May 2022"), printed("b", date="May 2022", names=(*NAMES, "Quay"))),
        (printed("a", title="Joint letter on H.R. 11"), printed("b", title="Groups back H.R. 12")),
        (
            printed("a", asks=("Dora Anker, nurse", "Emil Boje, teacher")),
            printed("b", asks=("Finn Dock, trader", "Gerd Kai, poet")),
        ),
    ],
    ids=["addressee not read", "committee", "month", "bill", "prisoners"],
)
def test_what_rules_do_not_read_keeps_letters_apart(one: Letter, other: Letter) -> None:
    """An addressee that was not read is not nobody, and a month is not a day."""
    assert answer(one, other) is Answer.REVIEW


def test_a_day_that_a_person_supplied_must_not_contradict_the_text() -> None:
    """One of the two is wrong, and nobody knows which."""
    supplied = replace(printed("b", date="9 May 2022", names=(*NAMES, "Quay")), supplied=(("date", "2022-05-04"),))
    assert answer(FIRST, supplied) is Answer.REVIEW


def test_where_no_addressee_was_read_the_title_must_be_the_same() -> None:
    """It may be the title that names him."""
    one, other = printed("a", **UNREAD), printed("b", **UNREAD, names=(*NAMES, "Quay"))  # type: ignore[arg-type]
    assert one.addressees == ()
    assert answer(one, other) is Answer.SAME
    titled = printed("b", **UNREAD, title="Groups write to the Quay Hotel", names=(*NAMES, "Quay"))  # type: ignore[arg-type]
    assert answer(one, titled) is Answer.REVIEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("first weekly letter", "second weekly letter"),
        ("letter a", "letter b"),
        ("vote on thursday", "vote on friday"),
        ("joint letter on h r 1155", "joint letter on h r 2072"),
        ("subcommittee on human rights", "committee on trade"),
        ("致国会的第一封公开信", "致国会的第二封公开信"),
    ],
)
def test_titles_of_a_series_follow_one_pattern(one: str, other: str) -> None:
    """They tell letters apart that share every word."""
    assert of_one_pattern(one, other)
    assert of_one_pattern(other, one)
    assert not of_one_pattern(one, one)


def test_no_third_title_joins_two_letters_of_a_series() -> None:
    """A page that prints their text under a title of its own may be a posting of either."""
    letters = [
        printed("a", title="First weekly letter"),
        printed("b", title="Groups write to Berlin", names=(*NAMES, "Quay")),
        printed("c", title="Second weekly letter"),
        printed("d", title="Second weekly letter", names=(*NAMES, "Quay")),
    ]
    assert answer(letters[0], letters[1]) is answer(letters[1], letters[2]) is Answer.SAME
    found = find_postings(letters)
    assert [work.versions for work in found.works] == [("c", "d")]
    pairs = [(each.left[-1], each.right[-1]) for each in found.questions]
    assert {"ab", "ac"} <= {left + right for left, right in pairs}


def test_a_number_that_is_not_that_of_the_signatories_must_be_the_same() -> None:
    """Whatever was read as their number, it may be what the letters are about."""
    text = "We write on behalf of {} organizations that defend the rights of lawyers and workers."
    one, other = (printed("a", paragraphs=(text.format(n), *TEXT[1:7])) for n in (11, 12))
    assert one.claimed_count is not None
    assert answer(one, replace(other, id="b")) is Answer.REVIEW


def test_two_letters_are_asked_about_once() -> None:
    """Both postings of one meet both postings of the other, and a person reads one question."""
    corrected = TEXT[0].replace("many", "some")
    letters = [
        printed("a"),
        printed("b", names=(*NAMES, "Quay")),
        printed("c", paragraphs=(corrected, *TEXT[1:6])),
        printed("d", paragraphs=(corrected, *TEXT[1:6]), names=(*NAMES, "Quay")),
    ]
    found = find_postings(letters)
    assert [work.versions for work in found.works] == [("a", "b"), ("c", "d")]
    assert len(found.questions) == 1


def test_a_repost_is_found_among_many_letters_of_one_text_and_day() -> None:
    """However many stand between the two, in the order in which letters are looked at."""
    greetings = [f"Dear Minister {letter}" for letter in "ABCDEFGHIJKL"]
    letters = [
        posting(f"{site}-{number:02}", addressees=(), text=(each, *TEXT), names=(*GROUPS, *more))
        for number, each in enumerate(greetings)
        for site, more in (("at-home", ()), ("elsewhere", ("Quay",)))
    ]
    works = find_postings(letters).works
    assert [work.versions for work in works] == [(f"at-home-{n:02}", f"elsewhere-{n:02}") for n in range(12)]


def test_a_text_sent_to_many_is_asked_about_as_often_as_there_are_letters() -> None:
    """Each is led to another by one question, and not to all of them by one each."""
    letters = [
        printed(f"to-{name}", address=f"Minister {name} Kai\nBerlin", greeting=f"Dear Minister {name} Kai,")
        for name in ("Ada", "Bert", "Cleo", "Dirk", "Elsa", "Fritz")
    ]
    found = find_postings(letters)
    assert found.works == ()
    assert len(found.questions) == len(letters) - 1
