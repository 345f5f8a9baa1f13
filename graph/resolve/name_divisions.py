"""Divisions: the same letters parted into words or syllables in another way, which may be another name.

"Zhi-sheng" and "Zhisheng" are one name, for there is but one way to cut it. "Xi'an" and "Xian" are two, and "Wang
Aihua" is not "Wan Gaihua".
"""

from enum import Enum
from itertools import accumulate

from undersigned.graph.resolve.romanisation import cuts


class Division(Enum):
    """How the same letters are parted: as one name, as what may be two, or as two."""

    ONE = "one"
    PERHAPS = "perhaps"
    OTHER = "other"


def division(one: tuple[str, ...], other: tuple[str, ...]) -> Division:
    """How the words of two names part the same letters.

    >>> division(("gao", "zhi", "sheng"), ("gao", "zhisheng")), division(("zhang", "xi", "an"), ("zhang", "xian"))
    (<Division.ONE: 'one'>, <Division.PERHAPS: 'perhaps'>)
    >>> division(("wang", "aihua"), ("wan", "gaihua"))
    <Division.OTHER: 'other'>
    """
    ones, others = _ends(one), _ends(other)
    if not (ones <= others or others <= ones):
        return Division.OTHER
    coarse, fine = (one, others) if ones <= others else (other, ones)
    at = 0
    for word in coarse:
        inside = {end - at for end in fine if at < end < at + len(word)}
        at += len(word)
        if inside and (ways := cuts(word)) and not any(inside <= _ends(way) for way in ways):
            return Division.PERHAPS
    return Division.ONE


def _ends(words: tuple[str, ...]) -> frozenset[int]:
    """Where in the letters a word ends."""
    return frozenset(accumulate(map(len, words)))
