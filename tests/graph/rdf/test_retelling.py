"""Retelling: people's own words are searched for what must not be told."""

import pytest

from undersigned.graph.rdf.discretion import Standing
from undersigned.graph.rdf.retelling import Retelling

KNOWS = Retelling(
    letters={"shown"},
    standings=[Standing("organization/pen-america", "PEN America", frozenset({"PENA"}), frozenset(), is_known=True)],
    secrets={"pen", "ann lee", "刘晓波", "a plea from the valley"},
    addresses={"https://example.org/hidden"},
)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("its own site uses both", False),
        ("PEN America says so", False),  # the longer name may be told, and hides the shorter
        ("PEN says so", True),
        ("signed by ANN  LEE, too", True),
        ("signed by Joann Lee", False),
        ("Ann Lee’s brother says so", True),
        ("ANN LEE'S brother says so", True),
        ("為劉曉波與刘晓波先生", True),
        ("see “A Plea from the Valley”", True),
        ("see https://example.org/hidden#names", True),
    ],
)
def test_a_name_is_found_as_whole_words_in_any_writing(text: str, *, tells: bool) -> None:
    """Case, spaces and signs do not hide it; a part of a word is no name."""
    assert KNOWS.gives_away(text) is tells
