import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import BASE
from undersigned.graph.errors import QueryError
from undersigned.graph.network import Incidence, Weight, cosigning, from_pairs, partners, project
from undersigned.graph.rdf import Dataset

ALPHA, BETA, GAMMA = (f"{BASE}organization/{name}" for name in ("alpha", "beta", "gamma"))

SIGNED = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 5)), max_size=30)
DATES = st.lists(st.sampled_from([None, "2019", "2020-05", "2020-05-01", "2021-01-01"]), min_size=6, max_size=6)


def by_hand(network: Incidence, weight: Weight) -> list[tuple[object, ...]]:
    """The projection, a pair at a time, straight from the definitions."""
    matrix = network.matrix.toarray().tolist()
    signed = [{column for column, entry in enumerate(row) if entry} for row in matrix]
    signers = [sum(row[column] for row in matrix) for column in range(len(network.letters))]
    rows = []
    for (i, a), (j, b) in itertools.combinations(enumerate(network.agents), 2):
        shared = signed[i] & signed[j]
        if shared:
            n, d_a, d_b = len(shared), len(signed[i]), len(signed[j])
            value = {
                "count": float(n),
                "jaccard": n / (d_a + d_b - n),
                "cosine": n / math.sqrt(d_a * d_b),
                "average": 2 * n / (d_a + d_b),
                "newman": sum(1 / (signers[letter] - 1) for letter in shared),
            }[weight]
            dates = sorted(date for letter in shared if (date := network.dates[letter]) is not None)
            first, last = (dates[0], dates[-1]) if dates else (None, None)
            rows.append((a, b, n, round(value, 12), first, last))
    return sorted(rows)


@pytest.mark.parametrize("weight", ["count", "jaccard", "cosine", "average", "newman"])
@settings(deadline=None)  # the first example pays for scipy
@given(signed=SIGNED, dates=DATES)
def test_the_projection_is_its_definition(
    signed: set[tuple[int, int]], dates: list[str | None], weight: Weight
) -> None:
    """The sparse product gives for every pair what a loop over pairs gives."""
    pairs = ((f"a{agent}", f"l{letter}") for agent, letter in signed)
    network = from_pairs(pairs, letters=tuple(f"l{n}" for n in range(6)), dates=tuple(dates))
    frame = project(network, weight=weight)
    frame["weight"] = frame["weight"].round(12)
    found = [tuple(row) for row in frame.itertuples(index=False)]
    assert sorted(found) == by_hand(network, weight)
    assert frame["weight"].is_monotonic_decreasing


def test_blocks_make_no_difference(small: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row at a time or all at once: the same pairs."""
    import sys

    whole = cosigning(small, weight="newman")
    module = sys.modules["undersigned.graph.network.cosigning"]
    monkeypatch.setattr(module, "ROWS_A_BLOCK", 1)
    monkeypatch.setattr(module, "PAIRS_A_BLOCK", 1)
    assert cosigning(small, weight="newman").equals(whole)


def test_pairs_of_the_small_corpus(small: Dataset) -> None:
    """Alpha and Beta share two letters, Alpha and Gamma two of which one has a date, Beta and Gamma one."""
    frame = cosigning(small)
    assert list(frame.columns) == ["a", "b", "letters", "weight", "first", "last"]
    assert frame.to_numpy().tolist() == [
        [ALPHA, BETA, 2, 2.0, "2020-05-01", "2021"],
        [ALPHA, GAMMA, 2, 2.0, "2021", "2021"],
        [BETA, GAMMA, 1, 1.0, "2021", "2021"],
    ]
    assert len(cosigning(small, at_least=2)) == 2


def test_newman_makes_small_letters_count_for_more(small: Dataset) -> None:
    """The first letter ties two organizations, the second three: 1 + 1/2 for Alpha and Beta."""
    frame = cosigning(small, weight="newman")
    assert dict(zip(zip(frame["a"], frame["b"], strict=True), frame["weight"], strict=True)) == {
        (ALPHA, BETA): 1.5,
        (ALPHA, GAMMA): 1.5,
        (BETA, GAMMA): 0.5,
    }


def test_individuals_can_be_counted_too(small: Dataset) -> None:
    """By agent, the second letter has four signers, of which Lee is one."""
    frame = cosigning(small, by="agent")
    lee = f"{BASE}person/lee"
    assert set(frame.loc[frame["b"] == lee, "a"]) == {ALPHA, BETA, GAMMA}


def test_partners_bring_the_shared_letters(small: Dataset) -> None:
    """Who co-signs with Alpha, strongest first, with the letters in order of date, the undated last."""
    frame = partners(small, "organization/alpha")
    assert frame[["partner", "letters", "first", "last", "shared"]].to_numpy().tolist() == [
        [BETA, 2, "2020-05-01", "2021", (f"{BASE}letter/one", f"{BASE}letter/two")],
        [GAMMA, 2, "2021", "2021", (f"{BASE}letter/two", f"{BASE}letter/three")],
    ]
    assert partners(small, GAMMA, weight="newman")["partner"].tolist() == [ALPHA, BETA]


def test_partners_of_nobody_is_a_mistake(small: Dataset) -> None:
    """An organization that signed nothing is said to be so."""
    with pytest.raises(QueryError, match="no organization 'organization/omega' signed a letter here"):
        partners(small, "organization/omega")


def test_wrong_options_are_refused(small: Dataset) -> None:
    """An unknown weight or a threshold below one says what is possible."""
    with pytest.raises(ValueError, match="weight is 'pearson'"):
        cosigning(small, weight="pearson")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(ValueError, match="at_least is 0"):
        cosigning(small, at_least=0)


def test_nothing_in_common_gives_an_empty_frame() -> None:
    """No pair, but the columns are there."""
    frame = project(from_pairs([("a", "1"), ("b", "2")], letters=("1", "2")))
    assert list(frame.columns) == ["a", "b", "letters", "weight", "first", "last"]
    assert frame.empty
    assert project(from_pairs([], letters=())).empty
