import pytest

from undersigned.graph.resolve.name_divisions import Division, division
from undersigned.graph.resolve.person_names import person_name
from undersigned.graph.resolve.person_order import may_be_two_by_order


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Gao Zhisheng", "Zhisheng Gao"),
        ("Gao Zhi-sheng", "Zhisheng GAO"),
        ("Lee Cheuk Yan", "Cheuk-yan Lee"),
        ("Lu Xi'an", "Xi'an Lu"),
        ("WONG Kwok Keung", "Kwok Keung WONG"),
        ("KELLER Maria", "Maria Keller"),
        ("Martin Wong Kwok-keung", "Wong Kwok Keung Martin"),
    ],
)
def test_a_name_is_turned_where_its_family_name_is_seen(left: str, right: str) -> None:
    """One syllable that is a family name beside a given name of two, or capitals."""
    assert not may_be_two_by_order(person_name(left), person_name(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tashi Dorje", "Dorje Tashi"),
        ("Mohamed Ahmed Hassan", "Hassan Mohamed Ahmed"),
        ("Wei Li", "Li Wei"),
        ("Kwok Keung Wong", "Wong Kwok-keung"),
        ("Ouyang Wei", "Wei Ouyang"),
        ("Ali HASSAN", "Hassan Ali"),
        ("Maria Keller", "Keller Maria"),
    ],
)
def test_a_name_turned_may_be_of_two_where_nothing_shows_the_family_name(left: str, right: str) -> None:
    """Fathers and sons, names without a family's, and two words that are both a family's."""
    assert may_be_two_by_order(person_name(left), person_name(right))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("gao", "zhi", "sheng"), ("gao", "zhisheng"), Division.ONE),
        (("chow", "hang", "tung"), ("chow", "hangtung"), Division.ONE),
        (("abdul", "rahman"), ("abdulrahman",), Division.ONE),
        (("zhang", "xi", "an"), ("zhang", "xian"), Division.PERHAPS),
        (("fang", "fang", "an"), ("fang", "fangan"), Division.PERHAPS),
        (("wang", "aihua"), ("wan", "gaihua"), Division.OTHER),
    ],
)
def test_letters_parted_otherwise(one: tuple[str, ...], other: tuple[str, ...], found: Division) -> None:
    """A hyphen that is left out is no other name; syllables that a reader would cut otherwise are."""
    assert division(one, other) is division(other, one) is found
