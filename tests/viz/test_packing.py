import numpy as np
import pytest

from undersigned.viz.packing import pack


def test_components_of_any_number_do_not_meet() -> None:
    """Thirty frames of different sizes: no two of their only nodes overlap."""
    size = np.array([[10.0 + 7 * (n % 9), 10.0 + 11 * (n % 5)] for n in range(30)])
    placed = [(np.array([n]), np.zeros((1, 2))) for n in range(30)]
    points = np.array(pack(size, placed, aspect=1.5))
    for n in range(30):
        gap = np.abs(points - points[n]) - (size + size[n]) / 2
        assert (gap.max(axis=1) > 0).sum() == 29


@pytest.mark.parametrize("aspect", [0.7, 1.5, 3.0])
def test_the_sheet_keeps_about_the_wanted_shape(aspect: float) -> None:
    """Sixty equal frames fill a sheet whose width over height is near what was asked."""
    size = np.full((60, 2), 50.0)
    points = np.array(pack(size, [(np.array([n]), np.zeros((1, 2))) for n in range(60)], aspect=aspect))
    wide, high = points.max(axis=0) - points.min(axis=0) + 50
    assert aspect / 1.4 < wide / high < aspect * 1.4


def test_the_sheet_is_centred() -> None:
    """So that a page can fit it without knowing more."""
    points = np.array(
        pack(np.full((2, 2), 20.0), [(np.array([0]), np.zeros((1, 2))), (np.array([1]), np.ones((1, 2)))], aspect=1)
    )
    assert np.allclose((points.min(axis=0) + points.max(axis=0)) / 2, 0)
