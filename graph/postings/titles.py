"""Titles: whether two of them follow one pattern, as those of a series of letters do.

One letter stands on each site under a title of the site's own. "First weekly letter" and "Second weekly letter",
"Joint letter on H.R. 1155" and "… 2072" are of two letters, whatever else they share.
"""

import re
from collections.abc import Iterable
from itertools import combinations

ALIKE = 0.6
"""The share of their signs that two titles have in common, in order, from which on they follow one pattern."""

HALF = 0.5
"""The share of the shorter title's words that stand in the longer one, in order, from which on they do."""


def of_one_pattern(one: str, other: str) -> bool:
    """Whether two titles, as normal forms, are others and yet too much alike to be two names of one letter.

    So are those of which each has numbers, and others. False where one is empty: a page may print no title.

    >>> of_one_pattern("vote on thursday", "vote on friday"), of_one_pattern("vote on thursday", "vote on thursday")
    (True, False)
    >>> of_one_pattern("groups write to berlin", "open the harbour town")
    False
    """
    from rapidfuzz.distance import Indel, LCSseq  # here: only those who compare letters need it

    if one == other or not one or not other:
        return False
    left, right = one.split(), other.split()
    numbers = _numbers(one), _numbers(other)
    return (
        (all(numbers) and numbers[0] != numbers[1])
        or LCSseq.similarity(left, right) >= HALF * min(len(left), len(right))
        or Indel.normalized_similarity(one, other) >= ALIKE
    )


def are_a_series(titles: Iterable[str]) -> bool:
    """Whether any two of these titles follow one pattern."""
    return any(of_one_pattern(one, other) for one, other in combinations(sorted(set(titles)), 2))


def _numbers(title: str) -> list[str]:
    return re.findall(r"\d+", title)
