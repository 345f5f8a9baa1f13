"""Romanisation: Chinese names in Latin letters, read as the syllables of Pinyin that may be meant.

"Hsiao-po", "Xiaobo" and 晓波 are one name in three spellings, and so may be "Hang-tung" and 幸彤. A spelling of
Cantonese or of Wade-Giles may stand for several syllables of Pinyin, hence sets; that two names can be read alike is a
reason to ask a person, and never a proof.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import TypeAlias

from undersigned.data import Yaml, reference
from undersigned.graph.resolve.han import simplified

Readings: TypeAlias = tuple[tuple[str, ...], ...]
"""For each syllable of a name, what it may be in Pinyin, the likeliest first."""

PINYIN = "Pinyin"
CHARACTERS = "Chinese characters"

_LONGEST_SYLLABLE = 6
_MOST_SYLLABLES = 5
"""A family name of two syllables and a given name of two, and one for a married woman's second family name."""

_MOST_SEGMENTATIONS = 3

_MOST_PARTIAL = 32
"""So many ways to cut the beginning of a word are followed."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to read a name: the spelling it is in, its readings, and how many syllables each of its words has."""

    system: str
    readings: Readings
    lengths: tuple[int, ...]

    def turned(self) -> tuple[Readings, ...]:
        """The readings as printed, with the first word moved to the end, and with the last moved to the front.

        >>> [["".join(each) for each in order] for order in Spelling("", (("wei",), ("li",)), (1, 1)).turned()]
        [['wei', 'li'], ['li', 'wei']]
        """
        if len(self.lengths) < 2:
            return (self.readings,)
        first, last = self.lengths[0], len(self.readings) - self.lengths[-1]
        orders = (
            self.readings,
            self.readings[first:] + self.readings[:first],
            self.readings[last:] + self.readings[:last],
        )
        return tuple(dict.fromkeys(orders))


@lru_cache(maxsize=1 << 16)
def spellings(words: tuple[str, ...]) -> tuple[Spelling, ...]:
    """Every way to read `words` (small letters, no accents) as one Chinese name; none when it cannot be one.

    >>> [(each.system, each.readings) for each in spellings(("liu", "hsiao", "po"))]
    [('Wade-Giles', (('liu',), ('xiao',), ('bo', 'po')))]
    """
    found: list[Spelling] = []
    for system, table in _systems().items():
        cut = [_cut(word, system) for word in words]
        for chosen in islice(product(*cut), _MOST_SEGMENTATIONS):
            readings = tuple(table[syllable] for segments in chosen for syllable in segments)
            if 2 <= len(readings) <= _MOST_SYLLABLES:
                found.append(Spelling(system, readings, tuple(len(segments) for segments in chosen)))
    return tuple(found)


def is_syllables(word: str) -> bool:
    """Whether `word` is made of syllables of Chinese, in whichever spelling.

    >>> is_syllables("xiaobo"), is_syllables("fung"), is_syllables("joshua")
    (True, True, False)
    """
    return any(_cut(word, system) for system in _systems())


def is_pinyin(word: str) -> bool:
    """Whether `word` is made of syllables of Pinyin.

    >>> is_pinyin("aikebaier"), is_pinyin("ekpar")
    (True, False)
    """
    return bool(_cut(word, PINYIN))


def syllable_readings(word: str) -> tuple[tuple[str, ...], ...]:
    """What one syllable may be in Pinyin, in each of the spellings that have it.

    >>> syllable_readings("hsu"), syllable_readings("kwok")
    ((('xu',),), (('guo', 'kuo'),))
    """
    return tuple(table[word] for table in _systems().values() if word in table)


def cuts(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut `word` into syllables of Pinyin; none when it is not made of them.

    >>> cuts("zhisheng"), cuts("xian"), cuts("asat")
    ((('zhi', 'sheng'),), (('xian',),), ())
    """
    return _cut(word, PINYIN)


@lru_cache(maxsize=1 << 14)
def read_characters(han: str) -> Spelling | None:
    """How a Chinese name in characters is read; None when one of them is not known.

    >>> read_characters("張展").readings
    (('zhang',), ('zhan',))
    """
    table = _characters()
    readings = tuple(table.get(character, ()) for character in simplified(han))
    if not readings or not all(readings):
        return None
    return Spelling(CHARACTERS, readings, (len(readings),))


def read_alike(one: Readings, other: Readings) -> bool:
    """Whether two names may be read alike, syllable by syllable.

    >>> read_alike((("zou", "zhou"), ("xing",)), (("zou",), ("xing", "heng")))
    True
    """
    return len(one) == len(other) and all(not set(a).isdisjoint(b) for a, b in zip(one, other, strict=True))


def likeliest(spelling: Spelling, most: int) -> Sequence[tuple[str, ...]]:
    """Up to `most` whole readings of a name, each syllable in one of its likeliest readings."""
    width = 1
    while (width + 1) ** len(spelling.readings) <= most:
        width += 1
    return tuple(islice(product(*(each[:width] for each in spelling.readings)), most))


@lru_cache(maxsize=1 << 14)
def _cut(word: str, system: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut `word` into syllables; those with the fewest syllables only.

    Pinyin alone writes the syllables of a given name as one word; else a hyphen or a space stands between them. Within
    a word no syllable of Pinyin but "er" begins with a, e or o, or an apostrophe would stand before it.
    """
    table = _systems()[system]
    if word in table:
        return ((word,),)
    if system != PINYIN or len(word) > _LONGEST_SYLLABLE * _MOST_SYLLABLES:
        return ()
    found: list[tuple[str, ...]] = [()]
    for _ in range(_MOST_SYLLABLES):
        found = [
            (*done, word[at : at + length])
            for done in found[:_MOST_PARTIAL]
            for at in [sum(map(len, done))]
            for length in range(min(_LONGEST_SYLLABLE, len(word) - at), 0, -1)
            if word[at : at + length] in table and (not done or word[at] not in "aeo" or word[at : at + length] == "er")
        ]
        whole = tuple(done for done in found if sum(map(len, done)) == len(word))
        if whole:
            return whole[:_MOST_SEGMENTATIONS]
    return ()


@cache
def _systems() -> dict[str, dict[str, tuple[str, ...]]]:
    read = _table("romanisation")
    pinyin: dict[str, tuple[str, ...]] = {syllable: (syllable,) for syllable in _table("han_readings", "readings")}
    return {
        PINYIN: pinyin,
        "Wade-Giles": _split(read["wade_giles"]),
        "Cantonese": _split(read["cantonese"]),
    }


def _split(table: Yaml) -> dict[str, tuple[str, ...]]:
    assert isinstance(table, dict), "data/reference/romanisation.yml has a table for each spelling"
    return {spelled: tuple(str(meant).split()) for spelled, meant in table.items()}


@cache
def _characters() -> dict[str, tuple[str, ...]]:
    readings: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for syllable, characters in _table("han_readings", "readings").items():
        mostly, _, seldom = str(characters).partition("|")
        for character in mostly:
            readings[character] = (syllable, *readings[character])
        for character in seldom:
            readings[character] += (syllable,)
    return dict(readings)


def _table(name: str, part: str | None = None) -> Mapping[str, Yaml]:
    read = reference(name)
    assert isinstance(read, dict), f"data/reference/{name}.yml is a table"
    if part is None:
        return read
    inner = read[part]
    assert isinstance(inner, dict), f"data/reference/{name}.yml has a table {part}"
    return inner
