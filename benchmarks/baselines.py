"""Baselines: four ways of saying how alike two names are, each a number for every pair, to compare ours with.

Not a script: `matching.py` imports it. nomenklatura is in no environment of this project (`pip install --group bench`
puts it into one): where it is not there, `logic_v2` raises ImportError.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt
from typing import TypeAlias

Scores: TypeAlias = Callable[[str, Sequence[tuple[str, str]]], list[float]]
"""Takes "organization" or "person" and pairs of names, and says of each pair how alike its names are."""


def wratio(_: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The WRatio of rapidfuzz, the best of several measures, on names in small letters without punctuation."""
    from rapidfuzz import fuzz, utils

    return [fuzz.WRatio(*pair, processor=utils.default_process) / 100 for pair in pairs]


def token_set(_: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The token_set_ratio of rapidfuzz: the words that both have, beside those that one has."""
    from rapidfuzz import fuzz, utils

    return [fuzz.token_set_ratio(*pair, processor=utils.default_process) / 100 for pair in pairs]


def tfidf(_: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The cosine of TF-IDF vectors of two to four letters in a row, spaces counted, weighted by all names at hand."""
    names = sorted({name for pair in pairs for name in pair})
    grams = {name: _grams(name) for name in names}
    shared = Counter(gram for each in grams.values() for gram in each)
    vectors = {}
    for name, counted in grams.items():
        weights = {gram: count * (1 + log((1 + len(names)) / (1 + shared[gram]))) for gram, count in counted.items()}
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors[name] = {gram: weight / length for gram, weight in weights.items()}

    def cosine(left: dict[str, float], right: dict[str, float]) -> float:
        return sum(weight * right.get(gram, 0.0) for gram, weight in left.items())

    return [cosine(vectors[left], vectors[right]) for left, right in pairs]


def logic_v2(kind: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The logic-v2 of nomenklatura: each name that of an entity of the schema Organization or Person.

    It asks whether the second is what the first looks for; here both ways, and the higher score counts.
    """
    from followthemoney import EntityProxy
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    names = sorted({name for pair in pairs for name in pair})
    # It remembers what it read of an entity by the entity's id, so that every name needs its own.
    entities = {
        name: EntityProxy.from_dict({"id": f"{kind}{at}", "schema": kind.capitalize(), "properties": {"name": [name]}})
        for at, name in enumerate(names)
    }

    def score(left: str, right: str) -> float:
        return float(algorithm.compare(entities[left], entities[right], config).score)

    return [max(score(left, right), score(right, left)) for left, right in pairs]


BASELINES: dict[str, Scores] = {
    "rapidfuzz WRatio": wratio,
    "rapidfuzz token_set_ratio": token_set,
    "TF-IDF of letters, cosine": tfidf,
    "nomenklatura logic-v2": logic_v2,
}
"""What ours is compared with, by the name that the table shows."""


def _grams(name: str) -> Counter[str]:
    text = f" {' '.join(name.casefold().split())} "
    return Counter(text[at : at + length] for length in (2, 3, 4) for at in range(len(text) - length + 1))
