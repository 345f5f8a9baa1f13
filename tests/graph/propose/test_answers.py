import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.model import Capacity
from undersigned.graph.propose.answers import MOST, Proposal, read_answer

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "content",
    [
        '{"title": "Free Li"}',
        '```json\n{"title": "Free Li"}\n```',
        'Here it is {as asked}: {"title": "Free Li"} I hope {this} helps.',
        '{"thought": 1} {"title": "Free Li"}',
        '{"title": "Free Li", "extra": {"a": [1]}, "asks": null}',
    ],
)
def test_the_object_is_found_whatever_stands_around_it(content: str) -> None:
    """Fences, words before and after, other objects, keys that nobody asked for."""
    answer = read_answer(content)
    assert (answer.proposals, answer.dropped, answer.readable) == ((Proposal("title", "Free Li"),), 0, True)


@pytest.mark.parametrize(
    "content",
    ["", "No.", "[1, 2]", '{"title": "cut of', "{" * 100_000, '{"a":' * 50_000, '{"title": ' + "[" * 100_000, "{}"],
)
def test_what_is_no_object_is_unreadable(content: str) -> None:
    """Prose, other JSON, an answer that was cut, brackets without end."""
    assert not read_answer(content).readable


def test_records_keep_their_parts() -> None:
    """Words that stand within the entry, and as what somebody signs."""
    signs = {"quote": "Ann | PEN", "person": "Ann", "organization": "PEN", "role": None, "country": " "}
    answer = read_answer(json.dumps({"signatories": [signs | {"signs_as": "on behalf of"}, {"organization": "PEN"}]}))
    assert answer.proposals == (
        Proposal("signatories", "Ann | PEN", {"person": "Ann", "organization": "PEN"}, Capacity.ON_BEHALF_OF),
        Proposal("signatories", "PEN", {"organization": "PEN"}),
    )


@pytest.mark.parametrize(
    ("found", "dropped"),
    [
        ({"title": 7}, 1),
        ({"title": ["a", "b"], "date": {}}, 2),
        ({"asks": "Act."}, 1),
        ({"asks": [1, None, "", " ", {"quote": "Act."}]}, 5),
        ({"signatories": [{"person": "Ann", "role": "Chair"}, {"quote": 3}, {"quote": "Ann", "person": 4}, []]}, 4),
        ({"addressees": {"name": "Ada"}}, 1),
    ],
)
def test_what_has_not_the_form_is_counted(found: dict[str, Any], dropped: int) -> None:
    """Wrong types are no facts."""
    answer = read_answer(json.dumps(found))
    assert (answer.proposals, answer.dropped) == ((), dropped)


def test_there_is_an_end_to_what_one_answer_proposes() -> None:
    """The rest is counted."""
    answer = read_answer(json.dumps({"asks": ["Act."] * (MOST + 3)}))
    assert (len(answer.proposals), answer.dropped) == (MOST, 3)


def test_an_unknown_capacity_is_none_said() -> None:
    """Ours are three."""
    answer = read_answer(json.dumps({"signatories": [{"quote": "Ann", "person": "Ann", "signs_as": "emperor"}]}))
    assert answer.proposals[0].capacity is None


@given(st.dictionaries(st.sampled_from(["title", "date", "signatories", "addressees", "asks", "x"]), ANYTHING))
def test_any_json_is_read_or_counted(found: dict[str, Any]) -> None:
    """No value of any key breaks the reading."""
    answer = read_answer(json.dumps(found))
    assert all(proposal.quote.strip() for proposal in answer.proposals)


@given(st.text())
def test_any_text_is_read(content: str) -> None:
    """A model may say anything."""
    assert read_answer(content).dropped >= 0
