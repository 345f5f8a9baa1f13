import pytest

from tests.factory import BASE
from undersigned.graph.network import By, from_pairs, incidence
from undersigned.graph.rdf import Dataset

ALPHA, BETA, GAMMA = (f"{BASE}organization/{name}" for name in ("alpha", "beta", "gamma"))
ANN, GUI, LEE = (f"{BASE}person/{name}" for name in ("ann", "gui", "lee"))
FOUR, ONE, THREE, TWO = (f"{BASE}letter/{name}" for name in ("four", "one", "three", "two"))


def entries(dataset: Dataset, by: By) -> dict[str, set[str]]:
    """Agent to the letters it signed."""
    network = incidence(dataset, by=by)
    return {
        agent: {network.letters[column] for column in network.matrix[[row]].nonzero()[1]}
        for row, agent in enumerate(network.agents)
    }


def test_an_organization_counts_once_a_letter(small: Dataset) -> None:
    """Alpha stands twice under the first letter, by itself and through Ann: one entry of 1, not 2."""
    network = incidence(small)
    assert network.agents == (ALPHA, BETA, GAMMA)
    assert network.letters == (FOUR, ONE, THREE, TWO)
    assert network.dates == ("2022-08", "2020-05-01", None, "2021")
    assert network.matrix.toarray().tolist() == [[0, 1, 1, 1], [0, 1, 0, 1], [0, 0, 1, 1]]
    assert network.row[GAMMA] == 2


def test_who_signs_as_an_individual_does_not_sign_for_the_organization(small: Dataset) -> None:
    """Lee works at Beta and signs for himself: he is an agent, and adds nothing to Beta."""
    assert entries(small, "organization") == {ALPHA: {ONE, TWO, THREE}, BETA: {ONE, TWO}, GAMMA: {TWO, THREE}}
    assert entries(small, "person") == {ANN: {ONE}, LEE: {TWO}, GUI: {THREE}}
    assert entries(small, "agent") == entries(small, "organization") | {LEE: {TWO}, GUI: {THREE}}


def test_an_unknown_kind_of_agent_is_refused(small: Dataset) -> None:
    """A typing mistake says what is possible."""
    with pytest.raises(ValueError, match="must be 'organization', 'person' or 'agent'"):
        incidence(small, by="organisation")  # type: ignore[arg-type]  # the mistake under test


def test_no_signature_gives_an_empty_matrix() -> None:
    """A corpus without signatures has a matrix of no rows."""
    network = from_pairs([], letters=("l",))
    assert network.matrix.shape == (0, 1)
    assert network.dates == (None,)
