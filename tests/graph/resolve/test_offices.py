import pytest

from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.known import Index, Known, Office, index_of, knowledge_of
from undersigned.graph.resolve.offices import (
    PrintedPost,
    in_office,
    known_holder,
    known_post,
    without_honorific,
)

STONE = Known(
    "stone", "Ada Stone", surname="Stone", offices=(Office("President of Utopia", None, "2009-01-20", "2017-01-20"),)
)
LATER = Known("later", "Bo Stone", surname="Stone", offices=(Office("President of Utopia", None, "2017-01-20", None),))
KNOWLEDGE = knowledge_of({"officials": [STONE, LATER]})


@pytest.fixture
def officials() -> Index:
    """Two presidents of one surname, one after the other."""
    return index_of([STONE, LATER])


def test_a_surname_beside_the_office_is_who_held_it_then(officials: Index) -> None:
    """'President Stone' is one in 2011 and the other in 2020."""
    assert known_holder("Stone", "President", "2011-01-13", officials) == "stone"
    assert known_holder("Stone", "President", "2020", officials) == "later"


def test_a_surname_is_nobody_without_office_or_date(officials: Index) -> None:
    """Two may be meant, or somebody else altogether."""
    assert known_holder("Stone", None, "2011", officials) is None
    assert known_holder("Stone", "President", None, officials) is None
    assert known_holder("Stone", "Treasurer", "2011", officials) is None


def test_a_full_name_is_its_entry_with_an_honorific_or_without(officials: Index) -> None:
    """'Sir' before a name is not part of it."""
    assert known_holder("Ada Stone", None, None, officials) == "stone"
    assert known_holder("Dr. Ada Stone", None, None, officials) == "stone"
    assert without_honorific("Sir Keir Starmer") == "Keir Starmer"
    assert without_honorific("Sir") == "Sir"


def test_a_post_is_the_one_its_holder_held() -> None:
    """'President' beside Ada Stone is the presidency of Utopia; beside nobody known it is none."""
    posts = KNOWLEDGE.index(EntityKind.POST)
    assert known_post(PrintedPost("President", None, "2011"), STONE, posts) == "president-of-utopia"
    assert known_post(PrintedPost("President", None, "2019"), STONE, posts) is None
    assert known_post(PrintedPost("President", None, "2011"), None, posts) is None
    assert known_post(PrintedPost("president", "Utopia"), None, posts) == "president-of-utopia"


def test_a_title_of_another_rank_is_not_the_post_held() -> None:
    """'President' beside a vice president was never his title; 'Vice President' was."""
    vice = Known("ed", "Ed Field", offices=(Office("Vice President of Utopia", None, "2009", "2017"),))
    posts = knowledge_of({"officials": [vice]}).index(EntityKind.POST)
    assert known_post(PrintedPost("President", None, "2012-05"), vice, posts) is None
    assert known_post(PrintedPost("Vice President", None, "2012-05"), vice, posts) == "vice-president-of-utopia"
    both = PrintedPost("Vice President and President of the Senate", None, "2012-05")
    assert known_post(both, vice, posts) == "vice-president-of-utopia"


def test_a_title_that_was_held_at_another_time_is_not_the_post_held_then() -> None:
    """'Prime Minister' beside a foreign minister who became prime minister later is neither post."""
    first, then = "Minister for Foreign Affairs of Utopia", "Prime Minister of Utopia"
    fay = Known("fay", "Fay Grant", offices=(Office(first, None, "2012", "2017"), Office(then, None, "2021", "2024")))
    posts = knowledge_of({"officials": [fay]}).index(EntityKind.POST)
    for issued, printed, post in (
        ("2013", "Prime Minister", None),
        ("2013", "Minister", "minister-for-foreign-affairs-of-utopia"),
        ("2019", "Prime Minister", None),
        ("2022", "Prime Minister", "prime-minister-of-utopia"),
        ("2022", "Minister for Foreign Affairs", None),
        (None, "Prime Minister", None),
    ):
        assert known_post(PrintedPost(printed, None, issued), fay, posts) == post, (issued, printed)


def test_a_longer_title_of_the_same_post_is_the_post_held() -> None:
    """The holder never had another office of the printed kind: then the reference only calls it otherwise."""
    gil = Known("gil", "Gil Hart", offices=(Office("Foreign Secretary of Utopia", None, "2019", "2021"),))
    posts = knowledge_of({"officials": [gil]}).index(EntityKind.POST)
    printed = PrintedPost("Secretary of State for Foreign Affairs", None, "2020")
    assert known_post(printed, gil, posts) == "foreign-secretary-of-utopia"


def test_a_title_of_another_bureau_is_another_post() -> None:
    """Her office is in the bureau of democracy: no other bureau's is hers, however alike the titles."""
    office = Office("Deputy Secretary", "Bureau of Democracy, Rights, and Labor")
    ann = Known("ann", "Ann A", offices=(office,))
    posts = knowledge_of({"officials": [ann]}).index(EntityKind.POST)
    hers = "deputy-secretary.bureau-of-democracy-rights-and-labor"
    for same in ("Deputy Secretary", "Deputy Secretary, Bureau of Democracy", "Deputy Secretary for Labor"):
        assert known_post(PrintedPost(same), ann, posts) == hers
    for other in ("Deputy Secretary, Bureau of Economic Affairs", "Deputy Secretary of the Office of Trade"):
        assert known_post(PrintedPost(other), ann, posts) is None
    assert known_post(PrintedPost("Deputy Secretary", "Bureau of Trade"), ann, posts) is None


def test_a_title_of_many_is_no_post_beside_somebody_unknown() -> None:
    """'Deputy Secretary' alone may be anybody's; with its bureau it is known."""
    ann = Known("ann", "Ann A", offices=(Office("Deputy Secretary", "Bureau of Rights"),))
    posts = knowledge_of({"officials": [ann]}).index(EntityKind.POST)
    assert known_post(PrintedPost("Deputy Secretary"), None, posts) is None
    assert known_post(PrintedPost("Deputy Secretary", "Bureau of Trade"), None, posts) is None
    hers = "deputy-secretary.bureau-of-rights"
    assert known_post(PrintedPost("Deputy Secretary", "Bureau of Rights"), None, posts) == hers
    assert known_post(PrintedPost("Deputy Secretary, Bureau of Rights"), None, posts) == hers


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2009", True), ("2009-01", True), ("2009-01-19", False), ("2017-01-20", True), ("2017-02", False), (None, None)],
)
def test_a_term_is_compared_with_the_precision_of_the_date(issued: str | None, *, expected: bool | None) -> None:
    """A letter of '2009' may fall into a term that began on 20 January."""
    assert in_office(STONE.offices[0], issued) is expected


SEEN = Known(
    "seen", "Cy Reed", surname="Reed", offices=(Office("Head of Utopia", None, "2020-01-20", None, "2024-06"),)
)


@pytest.mark.parametrize(
    ("issued", "expected"), [("2019", False), ("2020", True), ("2024", True), ("2024-06-30", True), ("2024-07", None)]
)
def test_a_term_without_an_end_is_known_as_far_as_its_source(issued: str, *, expected: bool | None) -> None:
    """After the last day of which the source speaks nobody knows."""
    assert in_office(SEEN.offices[0], issued) is expected


def test_nobody_is_named_beyond_what_the_source_knows() -> None:
    """'Head Reed' is Cy Reed in 2023; in 2025 it may be somebody else, and another who might be meant blocks him."""
    known = index_of([SEEN])
    assert known_holder("Reed", "Head", "2023", known) == "seen"
    assert known_holder("Reed", "Head", "2025", known) is None
    assert known_holder("Cy Reed", "Head", "2025", known) == "seen"
    undated = Known("other", "Di Reed", surname="Reed", offices=(Office("Head of Utopia", None),))
    assert known_holder("Reed", "Head", "2025", index_of([SEEN, undated])) is None


def test_a_post_is_not_given_beyond_what_the_source_knows() -> None:
    """Which post a known person holds now is not told by the one held when the source was read."""
    posts = knowledge_of({"officials": [SEEN]}).index(EntityKind.POST)
    assert known_post(PrintedPost("Head", None, "2023"), SEEN, posts) == "head-of-utopia"
    assert known_post(PrintedPost("Head", None, "2025"), SEEN, posts) is None


def test_of_a_term_only_the_end_may_be_known() -> None:
    """Before it the office may have been held, after it it was not."""
    office = Office("Head", None, None, "2017-01-20")
    assert (in_office(office, "2011"), in_office(office, "2018")) == (True, False)


def test_an_unknown_term_says_nothing() -> None:
    """Neither yes nor no."""
    assert in_office(Office("President", None), "2011") is None
