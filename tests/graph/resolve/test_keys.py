import pytest

from undersigned.graph.resolve.keys import keyed_pairs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("chinaaid", "china aid"),
        ("chinaaid", "china aid association"),
        ("hkw", "hong kong watch"),
        ("sft", "students for a free tibet"),
        ("oipa", "observatoire international des prisons africaines"),
        ("ldh", "ligue des droits de lhomme"),
        ("sft india", "students for a free tibet india"),
        ("tibet free campaign", "free tibet campaign"),
    ],
    ids=[
        "spaces",
        "a beginning",
        "initials",
        "small words",
        "small words of French",
        "elision",
        "a place after",
        "order",
    ],
)
def test_names_with_a_key_in_common_are_a_pair(left: str, right: str) -> None:
    """What letters do not show, a key does."""
    assert keyed_pairs(["human rights now", left, right]) == {(1, 2)}


def test_a_name_that_begins_with_another_word_by_word_shares_no_key() -> None:
    """A name such as PEN begins a hundred others; their letters decide which are worth comparing."""
    assert keyed_pairs(["pen", "pen america", "pen hong kong"]) == set()


def test_a_key_of_many_names_is_none() -> None:
    """Forty-one spellings of one word order are a crowd; forty are not."""
    names = [f"{'a' * n} {'b' * (81 - n)}" for n in range(1, 81)]
    pairs = keyed_pairs([*names, "ab"])
    assert not [pair for pair in pairs if 80 in pair]
