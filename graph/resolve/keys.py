"""Keys: names that belong together though no measure of letters says so, found in a table and not by comparing.

Equal but for the spaces or the order of words; an acronym and the initials of a name, its small words counted or not,
a place at the end kept ("SFT India"); one name that is the beginning of another but for the spaces ("ChinaAid").
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, combinations

from undersigned.data import reference

_CROWD = 40
"""A key of more names than this says nothing of any of them."""

_ELIDED = re.compile("^[dl](?=h?[aeiou])")
"""An article or preposition that lost its vowel: a normal form writes "lhomme" for "l'homme"."""

_SHORT = 3
"""Words up to so many letters may be left out of an acronym, as those may that join others."""


def keyed_pairs(names: Sequence[str]) -> set[tuple[int, int]]:
    """The places, the smaller first, of any two names that share a key.

    >>> sorted(keyed_pairs(["china aid association", "chinaaid", "aid china", "china aid", "caa"]))
    [(0, 1), (0, 4), (1, 3), (2, 3)]
    """
    whole: defaultdict[str, list[int]] = defaultdict(list)
    sorted_words: defaultdict[str, list[int]] = defaultdict(list)
    words_of = [name.split() for name in names]
    for place, words in enumerate(words_of):
        whole["".join(words)].append(place)
        sorted_words[" ".join(sorted(words))].append(place)
    found = {
        pair
        for table in (whole, sorted_words)
        for places in table.values()
        if len(places) <= _CROWD
        for pair in combinations(places, 2)
    }
    short: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(words_of):
        for key in _short_for(words):
            if key in whole:
                short[key].append(place)
    for key, places in short.items():
        if len(places) <= _CROWD:
            found.update(
                (min(one, other), max(one, other))
                for one in whole[key]
                for other in places
                if one != other and not names[other].startswith(f"{names[one]} ")
            )
    return found


def _short_for(words: Sequence[str]) -> Iterator[str]:
    """What may stand for a name of these words, without spaces."""
    if len(words) < 2:
        return
    yield from accumulate(words[:-1])
    longer = [word for word in words if len(word) > _SHORT and word not in _joints()]
    open_words = [*longer[:1], *(_ELIDED.sub("", word) for word in longer[1:])]
    for counted in (words, longer, open_words) if open_words != longer else (words, longer):
        initials = "".join(word[0] for word in counted)
        yield initials
        yield initials[:-1] + words[-1]


@cache
def _joints() -> frozenset[str]:
    """The small words with which a name goes on."""
    table = reference("function_words")
    assert isinstance(table, dict), "data/reference/function_words.yml is a table"
    listed = table["joints"]
    assert isinstance(listed, list), "its joints are a list"
    return frozenset(str(word).casefold() for word in listed)
