"""Co-signing: how often two agents stand under the same letter, and how much each such letter says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from undersigned.graph.errors import QueryError
from undersigned.graph.network.folding import counted_with
from undersigned.graph.network.incidence import By, Incidence, incidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from undersigned.graph.network.folding import Fold
    from undersigned.graph.rdf import Dataset

    Whole: TypeAlias = NDArray[np.int64]
    Real: TypeAlias = NDArray[np.float64]
    Text: TypeAlias = NDArray[np.object_]

Weight: TypeAlias = Literal["count", "jaccard", "cosine", "average", "newman"]

ROWS_A_BLOCK = 512
PAIRS_A_BLOCK = 20_000


def cosigning(
    dataset: Dataset,
    *,
    by: By = "organization",
    weight: Weight = "count",
    at_least: int = 1,
    fold: Fold | None = None,
) -> pd.DataFrame:
    """The pairs that co-signed at least `at_least` letters: see `project`; for `by` and `fold` see `incidence`."""
    return project(incidence(dataset, by=by, fold=fold), weight=weight, at_least=at_least)


def partners(dataset: Dataset, org: str, *, weight: Weight = "count", fold: Fold | None = None) -> pd.DataFrame:
    """Who co-signs with the organization `org` (an IRI or an id like "organization/pen-america").

    Columns partner, letters, weight, first, last, shared; `shared` is a tuple of letter IRIs in order of date.
    The strongest partner comes first. With `fold` (see `incidence`) a chapter asks for its parent and all its chapters.
    Raises QueryError for an organization that signed nothing here.
    """
    import pandas as pd

    network = incidence(dataset, fold=fold)
    lead = counted_with(dataset, fold)
    iri = next((lead.get(each, each) for each in (org, dataset.base + org) if lead.get(each, each) in network.row), org)
    if iri not in network.row:
        raise QueryError(f"no organization {org!r} signed a letter here; give its IRI or its id, organization/...")
    own = network.row[iri]
    pairs = project(network, weight=weight, only=own)
    others = pairs["a"].where(pairs["a"] != iri, pairs["b"])
    shared = []
    for other in others:
        both = set(_columns(network.matrix, own)) & set(_columns(network.matrix, network.row[other]))
        shared.append(tuple(network.letters[column] for column in sorted(both, key=lambda c: _when(network, c))))
    frame = pd.DataFrame({"partner": others, **{name: pairs[name] for name in ("letters", "weight", "first", "last")}})
    frame["shared"] = pd.Series(shared, index=frame.index, dtype=object)
    return frame.sort_values(["weight", "letters", "partner"], ascending=[False, False, True], ignore_index=True)


def project(
    network: Incidence, *, weight: Weight = "count", at_least: int = 1, only: int | None = None
) -> pd.DataFrame:
    r"""One-mode projection of an incidence: the pairs of agents who share at least `at_least` letters.

    Columns a, b (IRIs, a before b), letters (how many they share), weight, first and last (dates of the first and
    last shared letter that has a date; where one of the two signed a later posting, the date of that). The heaviest
    pairs come first, then by IRI. With `only`, the pairs of that row.

    With n the letters shared by a and b, d the letters an agent signed, s the signers of a letter:

    - count: n
    - jaccard: n / (d_a + d_b - n) [1]_
    - cosine: n / sqrt(d_a d_b) [1]_
    - average: n / ((d_a + d_b) / 2), the "average activity" of [1]_
    - newman: sum over the shared letters of 1 / (s - 1), so that a letter ties its s signers with a strength of one
      each, and a petition of hundreds counts for little [2]_

    The counts are the upper triangle of A A', computed a block of rows at a time so that memory follows the pairs of
    one block, not of the whole; cost follows the sum of s squared.

    .. [1] Leifeld, P. (2017). Discourse network analysis: policy debates as dynamic networks. The Oxford Handbook of
       Political Networks; names as in the Discourse Network Analyzer manual.
    .. [2] Newman, M. E. J. (2001). Scientific collaboration networks. II. Physical Review E 64, 016132, eq. 2.

    >>> from undersigned.graph.network.incidence import from_pairs
    >>> network = from_pairs([("a", "1"), ("b", "1"), ("c", "1"), ("a", "2"), ("b", "2")], letters=("1", "2"))
    >>> project(network, weight="newman")[["a", "b", "letters", "weight"]].values.tolist()
    [['a', 'b', 2, 1.5], ['a', 'c', 1, 0.5], ['b', 'c', 1, 0.5]]
    """
    import numpy as np
    import pandas as pd

    if weight not in get_args(Weight):
        raise ValueError(f"weight is {weight!r}; it must be one of {', '.join(get_args(Weight))}")
    if at_least < 1:
        raise ValueError(f"at_least is {at_least}; pairs that share no letter are not listed, so it starts at 1")
    by_date = sorted(range(len(network.letters)), key=lambda column: _when(network, column))
    dates = np.array([network.dates[column] for column in by_date], dtype=object)
    matrix = network.matrix[:, by_date].tocsr()
    signers: Whole = np.asarray(matrix.sum(axis=0), dtype=np.int64)
    # Places count from 1, and a letter with one signer, which ties nobody, has a share too: no sum may be zero.
    places, shares = np.arange(1, len(dates) + 1), 1.0 / np.maximum(signers - 1, 1)
    a, b, (counted, place, share) = _sums(matrix, [np.ones(len(dates)), places, shares], at_least, only)
    shared = counted.astype(np.int64)
    weights = share if weight == "newman" else _weights(matrix, a, b, shared, weight)
    first, last = _first_and_last(matrix, dates, a, b, shared, place)
    _correct_late(network, a, b, first, last)
    order = np.lexsort((b, a, -shared, -weights))
    agents = np.array(network.agents, dtype=object)
    return pd.DataFrame(
        {
            "a": pd.Series(agents[a[order]], dtype=object),
            "b": pd.Series(agents[b[order]], dtype=object),
            "letters": shared[order],
            "weight": weights[order],
            "first": pd.Series(first[order], dtype=object),
            "last": pd.Series(last[order], dtype=object),
        }
    )


def _sums(
    matrix: csr_array, values: Sequence[Real | Whole], at_least: int, only: int | None
) -> tuple[Whole, Whole, list[Real]]:
    """The rows a < b that share at least `at_least` letters, and sums over the letters they share.

    Each of `values` holds a number above zero for every letter; the first holds ones, so that its sum is the count.
    """
    import numpy as np

    found: list[tuple[Whole, Whole]] = []
    sums: list[list[Real]] = [[] for _ in values]
    for start in range(0, matrix.shape[0], ROWS_A_BLOCK) if only is None else (only,):
        block = matrix[start : start + (ROWS_A_BLOCK if only is None else 1)].tocsr()
        beside = start if only is None else 0
        others = matrix[beside:].T.tocsr()
        # Nothing is zero, so all products have entries at the same places, in the same order.
        products = [(_valued(block, value) @ others).tocsr() for value in values]
        rows = np.repeat(np.arange(block.shape[0]), np.diff(products[0].indptr)) + start
        columns = products[0].indices.astype(np.int64) + beside
        keep = (products[0].data >= at_least) & ((rows < columns) if only is None else (rows != columns))
        found.append((np.minimum(rows, columns)[keep], np.maximum(rows, columns)[keep]))
        for sum_, product in zip(sums, products, strict=True):
            assert np.array_equal(product.indices, products[0].indices)
            sum_.append(product.data[keep])
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), [np.zeros(0) for _ in values]
    a, b = (np.concatenate(ends) for ends in zip(*found, strict=True))
    return a, b, [np.concatenate(sum_) for sum_ in sums]


def _valued(block: csr_array, value: Real | Whole) -> csr_array:
    """The block with the number of its letter in place of each 1."""
    from scipy.sparse import csr_array

    return csr_array((block.data * value[block.indices].astype(float), block.indices, block.indptr), shape=block.shape)


def _weights(matrix: csr_array, a: Whole, b: Whole, shared: Whole, weight: Weight) -> Real:
    """The weight of each pair by what both signed; the formulas are in `project`."""
    import numpy as np

    signed: Whole = np.asarray(matrix.sum(axis=1), dtype=np.int64)
    match weight:
        case "jaccard":
            return shared / (signed[a] + signed[b] - shared)
        case "cosine":
            activity: Real = np.sqrt(signed[a] * signed[b])
            return shared / activity
        case "average":
            return shared / ((signed[a] + signed[b]) / 2)
        case _:
            return shared.astype(np.float64)


def _first_and_last(
    matrix: csr_array, dates: Text, a: Whole, b: Whole, shared: Whole, place: Real
) -> tuple[Text, Text]:
    """The dates of the first and the last dated letter each pair shares, None where none has a date.

    The columns of `matrix` are in the order of `dates`, those without one at the end. The only letter that a pair
    shares is the one at `place` (from 1); for pairs that share more, it is the first and the last entry in the row of
    A[a] * A[b].
    """
    import numpy as np

    first = np.full(len(a), None, dtype=object)
    last = np.full(len(a), None, dtype=object)
    once = np.flatnonzero(shared == 1)
    first[once] = last[once] = dates[place[once].astype(np.int64) - 1]
    dated = matrix[:, : sum(date is not None for date in dates)].tocsr()
    several = np.flatnonzero(shared > 1)
    for start in range(0, len(several), PAIRS_A_BLOCK):
        pairs = several[start : start + PAIRS_A_BLOCK]
        both = dated[a[pairs]].multiply(dated[b[pairs]]).tocsr()
        both.sort_indices()
        some = np.flatnonzero(np.diff(both.indptr))
        first[pairs[some]] = dates[both.indices[both.indptr[some]]]
        last[pairs[some]] = dates[both.indices[both.indptr[some + 1] - 1]]
    return first, last


def _correct_late(network: Incidence, a: Whole, b: Whole, first: Text, last: Text) -> None:
    """Put right the dates of the pairs of which one signed a letter only in a later posting."""
    import numpy as np

    late: dict[int, set[int]] = {}
    for row, column in network.late:
        late.setdefault(row, set()).add(column)
    some = np.array(sorted(late), dtype=np.int64)
    signed: dict[int, set[int]] = {}
    for at in np.flatnonzero(np.isin(a, some) | np.isin(b, some)).tolist():
        ends = int(a[at]), int(b[at])
        for end in ends:
            if end not in signed:
                signed[end] = set(_columns(network.matrix, end))
        both = signed[ends[0]] & signed[ends[1]]
        if any(not both.isdisjoint(late.get(end, ())) for end in ends):
            known = sorted(date for column in both if (date := network.together(*ends, column)) is not None)
            first[at], last[at] = (known[0], known[-1]) if known else (None, None)


def _columns(matrix: csr_array, row: int) -> list[int]:
    """The columns with an entry in `row`."""
    return [int(column) for column in matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]]


def _when(network: Incidence, column: int) -> tuple[str, int]:
    """What to sort letters by: the date, one without a date after all others."""
    return network.dates[column] or "~", column
