"""Candidates: which pairs among many names are worth comparing, found without looking at all pairs.

Names that share rare letters in a row, or rare words near each other, are found by one sparse product: rows are names,
columns what they share, weights TF-IDF [1]_, and each name keeps its nearest few. What more than `_COMMON` names share
is left out: it costs most and tells least, and without it the work grows with the number of names and not with its
square. Names that letters cannot bring together are found by keys (`keys`). What is found is measured once more, letter
by letter, with rapidfuzz. A candidate is no answer, only a question worth asking.

.. [1] Salton and Buckley (1988), "Term-weighting approaches in automatic text retrieval", Inf. Process. Manag. 24(5).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from undersigned.graph.resolve.features import features
from undersigned.graph.resolve.han import simplified
from undersigned.graph.resolve.keys import keyed_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Scores: TypeAlias = NDArray[np.float64]

FLOOR = 0.8
"""From this likeness on (0 to 1) two names are worth comparing."""

_COMMON = 256
"""What more names than this share brings nobody together."""

_NEAR = 0.3
"""From this cosine on two names are near enough to be measured letter by letter."""

_BLOCK = 4096
"""So many rows are multiplied at once: it bounds the memory."""

_SPARSE = 1 << 16
"""Fewer features than this get columns of their own: most would stay empty, and going through them takes its time."""

_LONGEST = 200
"""So many characters of a name count here: hardly a name is longer."""

_MEET = re.compile("(?<=[a-z])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[a-z])")
"""Where a name goes over from Latin to Chinese letters or back without a space."""

_KEYED = 0.95
"""The likeness of two names that share a key, where their letters alone would say less."""

_PART = 0.95
"""The likeness of two names of which one says all that the other says, and more."""


class Candidate(NamedTuple):
    """Two names worth comparing: their places in the list, the smaller first, and how alike they look (0 to 1)."""

    left: int
    right: int
    score: float


def candidate_pairs(names: Sequence[str], *, most: int = 10, floor: float = FLOOR) -> list[Candidate]:
    """The pairs of `names` worth comparing, sorted by their places.

    `names` are distinct normal forms, as `form` gives them. Each name looks for its `most` nearest, and may be found by
    others; pairs less alike than `floor` are dropped. The order of `names` changes the places and never the pairs.

    >>> names = ["china aid association", "hong kong watch", "chinaaid", "hongkong watchers", "hkw", "human rights"]
    >>> [(names[pair.left], names[pair.right]) for pair in candidate_pairs(names)]
    [('china aid association', 'chinaaid'), ('hong kong watch', 'hongkong watchers'), ('hong kong watch', 'hkw')]
    """
    import numpy as np

    places = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    shown = [_shown(names[place]) for place in places]
    sharing = np.array(sorted(keyed_pairs(shown)), dtype=np.int64).reshape(-1, 2)
    codes = np.concatenate((_near(shown, most), sharing[:, 0] * len(shown) + sharing[:, 1]))
    codes, first = np.unique(codes[::-1], return_index=True)  # a key comes first where both found the pair
    left, right = np.divmod(codes, max(1, len(shown)))
    least = np.where(first < len(sharing), _KEYED, 0)
    scores = np.round(np.maximum(_likeness(shown, left, right), least), 4)
    kept = scores >= floor
    ends = np.sort(np.stack((places[left[kept]], places[right[kept]])), axis=0)
    return sorted(map(Candidate, *ends.tolist(), scores[kept].tolist()))


def _shown(name: str) -> str:
    """`name` without accents, in one case and one Chinese script, a space where Latin and Chinese letters meet.

    Here they only decide who is looked at.
    """
    short = name[:_LONGEST].casefold()
    if short.isascii():
        return short
    letters = unicodedata.normalize("NFKD", _MEET.sub(" ", simplified(short)))
    return unicodedata.normalize("NFC", "".join(each for each in letters if not unicodedata.combining(each)))[:_LONGEST]


def _near(names: Sequence[str], most: int) -> NDArray[np.int64]:
    """The pairs where one name is among the `most` nearest of the other, as codes: first place * number + second."""
    import numpy as np

    rows = _weighted(names)
    columns = rows.T.tocsr()
    found = [_nearest(rows[start : start + _BLOCK] @ columns, start, most) for start in range(0, len(names), _BLOCK)]
    return np.unique(np.concatenate([np.empty(0, dtype=np.int64), *found]))


def _weighted(names: Sequence[str]) -> csr_array:
    """One row a name, one column what some but not too many names share; rows of length 1."""
    import numpy as np
    from scipy.sparse import csr_array

    owners, columns, width = features(names)
    if len(columns) < _SPARSE:
        numbered, columns = np.unique(columns, return_inverse=True)
        width = max(1, len(numbered))
    shared = np.bincount(columns, minlength=width)
    kept = (shared[columns] > 1) & (shared[columns] <= _COMMON)
    owners, columns = owners[kept], columns[kept]
    weights = np.log(1 + len(names) / shared[columns])
    lengths = np.sqrt(np.bincount(owners, weights=weights**2, minlength=len(names)))
    return csr_array(((weights / lengths[owners]).astype(np.float32), (owners, columns)), shape=(len(names), width))


def _nearest(product: csr_array, start: int, most: int) -> NDArray[np.int64]:
    """The `most` nearest of each row as codes; of equally near ones the first by name."""
    import numpy as np

    count = product.shape[1]
    rows = np.repeat(np.arange(product.shape[0]), np.diff(product.indptr))
    kept = (product.data >= _NEAR) & (rows + start != product.indices)
    rows, columns, nearness = rows[kept], product.indices[kept].astype(np.int64), product.data[kept]
    order = np.lexsort((columns, -nearness, rows))
    rows, columns = rows[order], columns[order]
    nearest = np.arange(len(rows)) - np.searchsorted(rows, rows) < most
    rows, columns = rows[nearest] + start, columns[nearest]
    codes: NDArray[np.int64] = np.minimum(rows, columns) * count + np.maximum(rows, columns)
    return codes


def _likeness(names: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]) -> Scores:
    """How alike the names at these places are, 0 to 1: the best of what is measured in each of three ways.

    All letters but the spaces; all letters, the words sorted; and the words, or where there are no spaces the letters,
    that both have, beside those that one has.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    def measured(texts: Sequence[str], scorer: Callable[..., float], which: slice | NDArray[np.intp]) -> Scores:
        ones, others = [texts[at] for at in left[which]], [texts[at] for at in right[which]]
        return process.cpdist(ones, others, scorer=scorer, dtype=np.float64) / 100

    joined = [name.replace(" ", "") for name in names]
    ordered = [" ".join(sorted(name.split())) for name in names]
    best = np.maximum(measured(joined, fuzz.ratio, slice(None)), measured(ordered, fuzz.ratio, slice(None)))
    best = np.maximum(best, measured(names, fuzz.token_set_ratio, slice(None)) * _PART)
    spaceless = np.array([" " not in name and not name.isascii() for name in names], dtype=bool)
    dense = np.flatnonzero(spaceless[left] & spaceless[right])
    best[dense] = np.maximum(best[dense], measured(names, fuzz.partial_ratio, dense) * _PART)
    return best
