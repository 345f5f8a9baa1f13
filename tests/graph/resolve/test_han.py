import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.resolve.han import is_han, simplified


@pytest.mark.parametrize(
    ("traditional", "written"),
    [
        ("張展", "张展"),
        ("鄒幸彤", "邹幸彤"),
        ("劉曉波", "刘晓波"),
        ("許志永", "许志永"),
        ("衛", "卫"),
        ("衞", "卫"),
        ("鍾", "钟"),
    ],
)
def test_both_ways_of_writing_a_name_fold_to_one(traditional: str, written: str) -> None:
    """A letter from Taipei and one from Beijing write one name with other characters."""
    assert simplified(traditional) == simplified(written) == written


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """What is simplified already stays, and no character is lost."""
    once = simplified(text)
    assert simplified(once) == once
    assert len(once) == len(text)


@pytest.mark.parametrize("text", ["Joshua Wong", "ながた ひろし", "김정은", "Экпар", ""])
def test_other_scripts_stay_as_they_are(text: str) -> None:
    """Only Chinese characters are folded."""
    assert simplified(text) == text
    assert not is_han(text)
