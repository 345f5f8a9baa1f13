"""Last words: of several answers that one person gave on one pair, the one that counts."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from undersigned.graph.judgements.judgement import Judgement

Pair = TypeVar("Pair", bound=Hashable)
"""What two sides are told by: ids of letters, or of nodes; the same for both orders of the sides."""


def last_words(about: Iterable[tuple[Judgement, Iterable[Pair]]]) -> Mapping[tuple[str, Pair], Judgement]:
    """The last answer of each person on each pair, by person and pair; of two of one moment, the one that parts.

    >>> one = Judgement("different", "a", "b", "different", "no", (), "R", "2024")
    >>> two = Judgement("same", "b", "a", "same", "yes", (), "R", "2025")
    >>> [each.verdict for each in last_words([(two, ["a|b"]), (one, ["a|b"])]).values()]
    ['same']
    """
    last: dict[tuple[str, Pair], Judgement] = {}
    for each, pairs in sorted(about, key=lambda one: (one[0].moment, one[0].verdict == "different", one[0])):
        for pair in pairs:
            last[each.by, pair] = each
    return last
