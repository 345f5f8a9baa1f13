"""A printed name taken apart: what is the name, and what only stands with it."""

import pytest

from undersigned.graph.resolve.printed_names import is_bare_acronym, is_place, take_apart


@pytest.mark.parametrize(
    "printed",
    [
        "Committee to Protect Journalists (CPJ)",
        "CPJ – Committee to Protect Journalists",
        "CPJ: Committee to Protect Journalists",
        "Committee to Protect Journalists / CPJ",
        "“Committee to Protect Journalists” (CPJ).",
        "Committee to Protect Journalists (CPJ), https://cpj.org/about",
        "Committee to Protect Journalists (CPJ) c/o Somebody Else, 12 Some Street",
        "Committee to Protect Journalists (CPJ)[3]",
    ],
)
def test_an_acronym_stands_with_its_name_in_many_ways(printed: str) -> None:
    """Brackets, dashes, colons and strokes; quotes, addresses and footnotes are no part of a name."""
    parts = take_apart(printed)
    assert (parts.name, parts.acronyms) == ("Committee to Protect Journalists", ("CPJ",))


@pytest.mark.parametrize(
    "printed",
    ["Freedom Circle, Canada", "Freedom Circle (Canada)", "Freedom Circle – Canada", "Freedom Circle ¦ Canada"],
)
def test_a_place_beside_a_name_stands_apart(printed: str) -> None:
    """It may be where they sit, or whose chapter they are."""
    parts = take_apart(printed.replace("¦", "|"))
    assert (parts.name, parts.seats) == ("Freedom Circle", ("Canada",))


@pytest.mark.parametrize(
    "printed",
    [
        "Human Rights in China 中国人权",
        "Human Rights in China | 中国人权",
        "Human Rights in China (中国人权)",
        "中国人权 Human Rights in China",
        "中国人权（Human Rights in China）",
    ],
)
def test_two_scripts_are_two_names(printed: str) -> None:
    """The Latin one is first, whichever is printed first."""
    parts = take_apart(printed)
    assert (parts.name, parts.others) == ("Human Rights in China", ("中国人权",))


def test_latin_letters_in_a_chinese_name_stay_there() -> None:
    """'NPO法人' is no name in two scripts."""
    assert take_apart("NPO法人日本協会").others == ()


def test_a_former_name_is_said_to_be_one() -> None:
    """'formerly' in brackets opens a name that is no longer in use."""
    assert take_apart("CSW (formerly Christian Solidarity Worldwide)").former == ("Christian Solidarity Worldwide",)


def test_a_host_is_kept_and_its_address_is_no_name() -> None:
    """The address says whose page it is."""
    parts = take_apart("Freedom Circle (www.freedomcircle.org)")
    assert (parts.name, parts.hosts) == ("Freedom Circle", ("freedomcircle.org",))


def test_a_compound_word_is_no_motto() -> None:
    """A hyphen or a stroke within a word parts nothing."""
    assert take_apart("Canadian HIV/AIDS Legal Network").name == "Canadian HIV/AIDS Legal Network"
    assert take_apart("Indo-Pacific Alliance").head is None


def test_places_need_their_capitals_when_they_are_short() -> None:
    """'US' is a place, and 'us' is all of us."""
    assert is_place("US")
    assert not is_place("us")
    assert not is_bare_acronym("UK")
