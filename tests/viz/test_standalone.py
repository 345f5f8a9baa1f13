import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.viz.standalone import as_json_block, inlined, policy, straight, templates


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


@pytest.mark.parametrize("turning", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_no_template_prints_what_turns_the_text(turning: str) -> None:
    """A name with such a character reads forwards, in any template; what is marked as safe stays as it is."""
    template = templates().from_string("{{ name }}{{ data|safe }}")
    assert template.render(name=f"A{turning}<b>", data=f"<i>{turning}") == f"A&lt;b&gt;<i>{turning}"


def test_letters_that_join_or_part_others_are_kept() -> None:
    """Persian and Indian names need them, and they turn nothing."""
    assert (
        straight("\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937")
        == "\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937"
    )
