import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.corpus.toml import date_text, toml_line


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
