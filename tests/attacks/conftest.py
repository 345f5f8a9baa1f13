"""A listener that should stay lonely, and datasets to attack."""

from collections.abc import Iterator

import pytest

from tests.attacks.listener import Listener
from tests.factory import dataset, letter, org
from undersigned.graph.rdf import Dataset


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """A server on 127.0.0.1; the tests look at its visits, and so does the end of the module."""
    listening = Listener()
    yield listening
    listening.close()
    assert listening.visits == 0


@pytest.fixture(scope="session")
def data() -> Dataset:
    """One letter, signed by one organization."""
    return dataset(letter(signed_by=[org("Hong Kong Watch")]))
