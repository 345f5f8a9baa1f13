import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.viz.standalone import as_json_block, inlined, policy


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_data_comes_back_as_it_went_in_and_cannot_end_its_element(value: object) -> None:
    """Any text survives, and no character that HTML or old scripts would act on is left."""
    block = as_json_block(value)
    assert json.loads(block) == value
    assert not set(block) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("text", ["a </script> b", "a </SCRIPT b", "</style>"])
def test_a_text_that_would_end_its_element_is_not_inlined(text: str) -> None:
    """The policy's hash would not match what the browser reads."""
    with pytest.raises(ValueError, match="end tag"):
        inlined([text])


def test_the_policy_allows_nothing_that_is_not_named() -> None:
    """No script on the index, no host anywhere."""
    told = policy(scripts=[], styles=["body {}"])
    assert told.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in told
    assert "unsafe" not in told
