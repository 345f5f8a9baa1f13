from undersigned.graph.resolve.features import features


def shared(left: str, right: str) -> int:
    """How many features two names share."""
    owners, columns, _ = features([left, right])
    return len(set(columns[owners == 0].tolist()) & set(columns[owners == 1].tolist()))


def test_spaces_hide_no_letters() -> None:
    """A name written as one word shares all its letters in a row with the same name in two words."""
    owners, _, _ = features(["chinaaid"])
    assert shared("chinaaid", "china aid") == len(owners) == 8


def test_two_letters_count_where_there_are_no_spaces() -> None:
    """Chinese names share pairs of characters, and Latin ones four letters in a row."""
    assert shared("香港監察", "香港人權監察") == 2
    assert shared("tibet", "tilt") == 0


def test_words_near_each_other_count_in_either_order() -> None:
    """Two words that stand together in both names are shared, wherever they stand."""
    assert shared("x y", "y x") == 1


def test_each_feature_of_a_name_counts_once_and_sorted() -> None:
    """A name that repeats itself has no feature twice, and owners come in order."""
    owners, columns, width = features(["aaaaaaaa aaaaaaaa", "b"])
    cells = list(zip(owners.tolist(), columns.tolist(), strict=True))
    assert cells == sorted(set(cells))
    assert 0 <= columns.min() <= columns.max() < width
