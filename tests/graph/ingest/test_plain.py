"""Plain text falls into blocks without losing a character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.ingest.plain import draft_plain
from undersigned.graph.model import BlockKind


@pytest.mark.parametrize(
    "marker",
    ["1.", "1)", "(1)", "12.", "•", "-", "–", "*", "●", "一、", "（二）", "3、", "①", "４．"],
)
def test_markers_of_every_kind_open_list_items(marker: str) -> None:
    """The marker is kept beside the item, not in it."""
    [block] = draft_plain(f"{marker} PEN America").blocks
    assert (block.kind, block.marker) == (BlockKind.LIST_ITEM, marker)
    assert f"{marker} PEN America"[block.start : block.end] == "PEN America"


@pytest.mark.parametrize("line", ["3. Mai 2021", "2.5 million people", "24 organizations", "- ", "o Gomorra"])
def test_lines_that_only_look_like_items_are_none(line: str) -> None:
    """A German date, a number, a count, a lone dash and a lone letter o open no list."""
    assert all(block.kind is BlockKind.PARAGRAPH for block in draft_plain(line).blocks)


def test_several_lines_with_a_letter_o_are_bullets() -> None:
    """Word's hollow bullet often arrives as the letter o."""
    blocks = draft_plain("o First ask\no Second ask\n").blocks
    assert [block.marker for block in blocks] == ["o", "o"]


def test_an_indented_line_goes_on_with_its_item() -> None:
    """A wrapped item is one block, and the next flush line is not part of it."""
    text = "• Release them\n  at once.\nWe sign:\n"
    assert [text[block.start : block.end] for block in draft_plain(text).blocks] == [
        "Release them\n  at once.",
        "We sign:",
    ]


def test_items_know_their_depth() -> None:
    """Deeper indents are deeper levels; a longer number is not."""
    text = "1. One\n   a) x\n9. Nine\n10. Ten\n    • deep\n"
    assert [(block.marker, block.level) for block in draft_plain(text).blocks if block.level] == [
        ("1.", 1),
        ("9.", 1),
        ("10.", 1),
        ("•", 2),
    ]


@given(st.text(alphabet=st.sampled_from("ab •-1.)(o|\n\t　一、–\u2028"), max_size=80))
def test_blocks_lie_in_order_and_hold_words(text: str) -> None:
    """Whatever the text: blocks do not overlap, are not empty, and nothing but white space and markers lies outside."""
    blocks = draft_plain(text).blocks
    for block in blocks:
        assert text[block.start : block.end].strip()
    for one, other in pairwise(blocks):
        assert one.end <= other.start
    assert draft_plain(text).text == text
