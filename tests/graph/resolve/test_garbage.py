"""The collector waits while names are resolved, and is left as it was found."""

import gc

import pytest

from undersigned.graph.resolve.garbage import without_collecting


def _look_up(is_on: bool) -> None:  # noqa: FBT001 - what is seen inside
    assert not is_on
    raise KeyError


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Whether it was on or off, and though something failed meanwhile."""
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        with pytest.raises(KeyError), without_collecting():
            _look_up(gc.isenabled())
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
