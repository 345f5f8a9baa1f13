"""Naming: what leads to an entity leads to one that is called so."""

import pytest

from tests.factory import BASE, letter
from tests.graph.rdf.test_selection import made
from undersigned.graph.rdf import Dataset, validate
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.naming import NO_SUCH_PRISONER, find_misnamed, find_wrong_successors
from undersigned.graph.rdf.received import forbidden
from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.stores import store_of


@pytest.fixture(scope="module")
def swapped() -> Dataset:
    """Two prisoners, of whom the first mention leads to the second person."""
    data = made(letter("plea", detainees=["Lobsang Told", "Tashi Named"]))
    wrong, right = Term("iri", f"{BASE}person/tashi-named"), Term("iri", f"{BASE}person/lobsang-told")
    told = (
        each._replace(object=wrong) if "/mention/detainee/1" in each.subject and each.object == right else each
        for each in data.statements()
    )
    return Dataset(store_of([*told]), base=BASE, title=data.title, licence=data.licence)


def test_a_prisoner_is_called_as_the_letter_prints(swapped: Dataset) -> None:
    """A warning in a corpus, and a reason to refuse what a partner sends."""
    (found,) = [each for each in validate(swapped).violations if each.message == NO_SUCH_PRISONER]
    assert (found.severity, found.value) == ("warning", f"{BASE}person/tashi-named")
    (refused,) = forbidden(swapped)
    assert (refused.severity, refused.message) == ("violation", NO_SUCH_PRISONER)


def test_our_own_datasets_name_everybody_as_printed(everything: Dataset, example: Dataset) -> None:
    """No rule may keep a partner from importing what we export."""
    for data in (everything, example):
        facts = Facts(data.statements())
        assert [*find_misnamed(facts), *find_wrong_successors(facts)] == []
        assert forbidden(data) == []
