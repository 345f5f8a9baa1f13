import pytest

from undersigned.graph.steering import steering


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Free\u202e Tibet", "U+202E"),
        ("Free\u202dTibet\u202c", "U+202D"),
        ("\u2067Rights Watch", "U+2067"),
        ("\u2067Rights\u202c Watch", "U+2067"),
        ("a \u2068b \u202bc\u2069", "U+2068"),
        ("\u202bRights \u202aWatch\u202c", "U+202B"),
        ("Bo\x1b[2J", "U+001B"),
        ("Bo\x9b31m", "U+009B"),
        ("Bo\u2028Gao", "U+2028"),
        ("Bo\nGao", "U+000A"),
    ],
)
def test_a_name_that_steers_is_told_by_its_sign(name: str, sign: str) -> None:
    """Overrides even where they end, other turns of direction where they do not, and whatever breaks a line."""
    assert steering(name) == sign


@pytest.mark.parametrize(
    "name",
    [
        "می\u200cخواهم",
        "حقوق\u200f (HR)\u200e",
        "منظمة\u061c 1",
        "\u2067حقوق\u2069 Watch",
        "\u202bحقوق \u2066Watch\u2069\u202c",
        "क्\u200dष",
        "a\u00a0b",
        "stray\u2069",
        "",
    ],
)
def test_what_spelling_needs_is_no_steering(name: str) -> None:
    """Marks, joiners, and what turns the direction within the name only."""
    assert steering(name) is None
