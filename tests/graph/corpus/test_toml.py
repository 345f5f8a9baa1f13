import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.corpus.toml import date_text, is_whole, read_toml, text_at, toml_line
from undersigned.graph.errors import CorpusError


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_written_reads_back(text: str) -> None:
    """Quotes, backslashes, line breaks and control characters included."""
    assert tomllib.loads(toml_line("a", text) + toml_line("b", [text]))["b"] == [text]


@pytest.mark.parametrize("text", ["2021", "2021-02", "2021-02-18", "2024-02-29"])
def test_a_date_keeps_its_precision(text: str) -> None:
    """Years and months are dates too."""
    assert date_text(text) == text


@pytest.mark.parametrize(
    "text", ["", "21", "2021-2-18", "2021-13", "2023-02-29", "2021-02-18T00:00", "２０２１", "0000"]
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    """Neither are other ways of writing one."""
    assert date_text(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"a = {'9' * 5000}", "too many digits"),
        (f"a = [0x{'f' * 5000}]", "too many digits"),
        (f"a = {'[' * 5000}{']' * 5000}", "too deep"),
    ],
)
def test_what_python_cannot_hold_is_said(tmp_path: Path, text: str, says: str) -> None:
    """In one line that names the file."""
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(CorpusError, match=rf"a\.toml: holds .*{says}"):
        read_toml(tmp_path / "a.toml", ("a",))


def test_a_text_that_steers_is_said(tmp_path: Path) -> None:
    """With the file and the key; a mark that spelling needs is read."""
    file = tmp_path / "a.toml"
    with pytest.raises(CorpusError, match=r"a\.toml: title holds U\+202E, but a name is one line"):
        text_at({"title": "a\u202eb"}, "title", file)
    assert text_at({"title": " a\n\u200fb"}, "title", file) == "a \u200fb"


def test_a_half_of_a_character_cannot_be_written() -> None:
    """Either half, wherever it stands; a character beyond the first plane is whole."""
    assert [is_whole(text) for text in ("", "é𐐷", "\ud800", "a\udfff")] == [True, True, False, False]
