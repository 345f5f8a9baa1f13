"""Features: what two names may share, as columns of a sparse table that is made without a vocabulary.

Four letters in a row, spaces not counted, so that "ChinaAid" shares with "China Aid"; two where the script has no
spaces between words; and two words near each other, in either order: where names are many, every four letters of
"Human Rights Network Sudan" are common and its pairs of words are not. Columns are hashes [1]_: two features seldom
share one, and it would only bring together two names that are then told apart.

.. [1] Weinberger et al. (2009), "Feature hashing for large scale multitask learning", ICML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_BITS = 21
"""There are 2 ** 21 columns."""

_GOLDEN = 0x9E3779B97F4A7C15
"""2 ** 64 divided by the golden ratio: the highest bits of a product with it are spread evenly (Knuth, TAOCP 6.4)."""

_DENSE = 0x2E80
"""Scripts without spaces begin here in Unicode."""

_UNSPOKEN = {ord(" "): None, 0: None, 1: None}
"""Characters that are no letters of a name: spaces, and those that end a name here."""

_APART = 3
"""Words up to so many places apart are a pair."""


def features(names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """The place of the name and the column of every feature, each pair once, sorted; and the number of columns.

    >>> owners, columns, width = features(["china aid", "chinaaid", "rights"])
    >>> len(set(columns[owners == 1]) & set(columns[owners == 0])), len(set(columns[owners == 1]))
    (8, 8)
    """
    import numpy as np

    cells = np.sort(np.concatenate([owners << _BITS | columns for owners, columns in (_letters(names), _words(names))]))
    cells = cells[np.diff(cells, prepend=-1) > 0]
    return cells >> _BITS, cells & ((1 << _BITS) - 1), 1 << _BITS


def _letters(names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Letters in a row; a name's two ends count as letters."""
    import numpy as np

    text = "".join(f"\x01{name.translate(_UNSPOKEN)}\x01\0" for name in names) + "\0\0\0"
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    owners = np.cumsum(codes == 0) - (codes == 0)
    first, second, third, fourth = (codes[at : len(codes) - 3 + at] for at in range(4))
    owners = owners[: len(first)]
    twos = (first >= _DENSE) & (second >= _DENSE)
    fours = (first < _DENSE) & (first > 0) & (second > 0) & (third > 0)
    two = (first << np.uint64(16)) ^ second
    four = (first << np.uint64(48)) ^ (second << np.uint64(32)) ^ (third << np.uint64(16)) ^ fourth
    return np.concatenate((owners[twos], owners[fours])), _hashed(np.concatenate((two[twos], four[fours])))


def _words(names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Two words near each other, in either order."""
    import numpy as np

    words_of = [name.split() for name in names]
    numbers = {word: number for number, word in enumerate(sorted(set().union(*words_of)), start=1)}
    words = np.fromiter((numbers[word] for words in words_of for word in words), dtype=np.uint64)
    owners = np.repeat(np.arange(len(names)), [len(words) for words in words_of])
    found = []
    for apart in range(1, _APART + 1):
        one, other, same = words[:-apart], words[apart:], owners[:-apart] == owners[apart:]
        both = (np.minimum(one, other)[same] << np.uint64(32)) | np.maximum(one, other)[same]
        found.append((owners[:-apart][same], _hashed(both)))
    return np.concatenate([each for each, _ in found]), np.concatenate([each for _, each in found])


def _hashed(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    import numpy as np

    return (numbers * np.uint64(_GOLDEN) >> np.uint64(64 - _BITS)).astype(np.int64)
