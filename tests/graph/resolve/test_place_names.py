from undersigned.graph.resolve.place_names import is_of_a_place, names_a_place, without_places


def test_a_position_with_a_place_stands_by_itself() -> None:
    """'Prime Minister of Canada' is one office, 'Prime Minister' one of many."""
    assert names_a_place("Prime Minister of Canada")
    assert not names_a_place("Prime Minister")


def test_a_title_for_a_place_is_not_a_title_of_it() -> None:
    """Who looks after Canada elsewhere does not govern it."""
    assert is_of_a_place("Prime Minister of Canada")
    assert is_of_a_place("President of the United States")
    assert not is_of_a_place("Senior Director for Canada")
    assert not is_of_a_place("President of the United States Senate")


def test_a_place_is_taken_off_as_a_word() -> None:
    """'US' is not in 'USHER'."""
    assert without_places("US House USHER").split() == ["House", "USHER"]
