"""Sounds: one word of a name as it is heard, so that spellings of one sound meet.

Names of Arabic, Uyghur and Tibetan are spelled in Latin letters by ear: "Muhammad" and "Mohamed", "Ehmet" and "Ahmet".
Consonants fold to classes, vowels to the few that writers tell apart. Where a name went through Chinese
("Yilihamu Tuheti" for Ilham Tohti), every consonant got a vowel behind it, and only the bones are left to compare.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from undersigned.data import reference

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ə": "e", "ð": "d", "þ": "th"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

_A, _I, _U = 1, 2, 4
"""The vowels told apart; one that is heard now as this and now as that is both."""

_VOWELS: Mapping[str, int] = {
    "a": _A, "e": _A | _I, "i": _I, "y": _I, "o": _U, "u": _U,
    "ai": _A | _I, "ay": _A | _I, "ei": _A | _I, "ey": _A | _I, "ae": _A | _I, "aa": _A, "ee": _I, "ie": _I, "ea": _I,
    "ou": _U, "oo": _U, "au": _A | _U, "aw": _A | _U, "ow": _U, "oe": _I | _U, "ue": _I | _U, "eu": _I | _U, "iy": _I,
    "oi": _I | _U, "oy": _I | _U, "ui": _I | _U, "eo": _I | _U, "ia": _A | _I, "iya": _A | _I, "ua": _A | _U,
    "oa": _A | _U,
}  # fmt: skip

_CONSONANTS: tuple[tuple[str, str], ...] = (
    ("tch", "C"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("sh", "$"), ("ch", "C"), ("zh", "j"), ("dj", "j"),
    ("dh", "d"), ("th", "t"), ("ph", "p"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("ng", "n"),
    ("q", "k"), ("c", "k"), ("x", "h"), ("w", "v"),
)  # fmt: skip

_BONES = str.maketrans("bpfvdtgkqjczs$lrmn", "PPP-TTKKKCCSSSLLMN")
"""Consonants as they are left when a name has gone through Chinese: no p from b, no r from l, h and w not heard."""

_THROUGH_CHINESE: tuple[tuple[str, str], ...] = (
    ("zh", "c"), ("ch", "c"), ("sh", "s"), ("x", "s"), ("q", "c"), ("ng", "n"), ("er", "r"),
)  # fmt: skip

_THROUGH_LATIN: tuple[tuple[str, str], ...] = (
    ("gh", ""), ("kh", ""), ("ph", "p"), ("sh", "s"), ("ch", "c"), ("zh", "c"), ("ng", "n"),
)  # fmt: skip

_ARTICLE = "ال"
"""The article of Arabic, which is one word with what it stands before."""

_DOUBLED = re.compile(r"([A-Z])\1+")
_PIECES = re.compile(r"[aeiouy]+|[^aeiouy]+")


@dataclass(frozen=True, slots=True)
class Sound:
    """A word as heard: its consonants, and the vowels before, between and behind them."""

    consonants: str
    vowels: tuple[int, ...]

    def like(self, other: "Sound") -> bool:
        """Whether two words may be spellings of one sound.

        >>> heard("muhammad").like(heard("mohamed")), heard("hassan").like(heard("hussein"))
        (True, False)
        """
        return (
            len(self.consonants) >= 2
            and self.consonants == other.consonants
            and all(a & b or a == b for a, b in zip(self.vowels, other.vowels, strict=True))
        )


def plain(word: str) -> str:
    """`word` without accents, in Latin letters that English has.

    >>> plain("žižek"), plain("müller"), plain("đặng")
    ('zizek', 'muller', 'dang')
    """
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.translate(_PLAIN))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def germanic(word: str) -> str:
    """`word` as it is written where there are no umlauts: "mueller" for "müller"."""
    return word if word.isascii() else plain(unicodedata.normalize("NFC", word).translate(_UMLAUTS))


@lru_cache(maxsize=1 << 15)
def heard(word: str) -> Sound:
    """The sound of `word`, small letters without accents.

    >>> heard("ehmet") == heard("exmet")
    True
    """
    for spelled, folded in _CONSONANTS:
        word = word.replace(spelled, folded)
    consonants: list[str] = []
    vowels: list[int] = [0]
    for piece in _PIECES.findall(word):
        if piece[0] in "aeiouy":
            vowels[-1] = _vowel(piece)
            continue
        for letter in piece:
            if consonants and consonants[-1] == letter and not vowels[-1]:
                continue  # a doubled letter
            consonants.append(letter)
            vowels.append(0)
    if len(consonants) > 1 and consonants[-1] == "h" and not vowels[-1]:
        consonants.pop()  # "Sarah", "Sara"
        vowels.pop()
    return Sound("".join(consonants), tuple(vowels))


@lru_cache(maxsize=1 << 15)
def bones(word: str, *, through_chinese: bool = False) -> str:
    """The consonants of `word` that are left when a name has gone through Chinese.

    >>> bones("ilham"), bones("yilihamu", through_chinese=True)
    ('LM', 'LM')
    """
    pairs = _THROUGH_CHINESE if through_chinese else _THROUGH_LATIN
    for spelled, folded in pairs:
        word = word.replace(spelled, folded)
    kept = _DOUBLED.sub(r"\1", word.translate(_BONES))
    return "".join(letter for letter in kept if letter.isupper())


@lru_cache(maxsize=1 << 14)
def in_latin(word: str) -> str:
    """`word` of Cyrillic or Arabic letters in Latin ones, without an article; empty when it is of another script.

    >>> in_latin("экпар"), in_latin("ئىلھام"), in_latin("ひろし")
    ('ekpar', 'ilham', '')
    """
    tables = _letters()
    table = next((table for table in tables if any(character in table for character in word)), None)
    if table is None:
        return ""
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 2 else word
    return plain("".join(table.get(character, "") for character in bare))


def without_article(word: str) -> str:
    """The word without an article in front of it, which other letters print apart: "khawaja" for "alkhawaja"."""
    return word[2:] if word.startswith(("al", "el")) and len(word) >= 7 else word


@cache
def one_spelling() -> dict[str, str]:
    """The spelling that stands for all, for each of the words that have several by ear."""
    read = reference("name_parts")
    assert isinstance(read, dict), "data/reference/name_parts.yml is a table"
    groups = read["spellings"]
    assert isinstance(groups, list), "spellings are lists of words"
    return {str(word): str(group[0]) for group in groups if isinstance(group, list) for word in group}


@cache
def _letters() -> tuple[dict[str, str], ...]:
    read = reference("name_parts")
    assert isinstance(read, dict), "data/reference/name_parts.yml is a table"
    tables = [read["cyrillic"], read["arabic"]]
    return tuple({str(key): str(value) for key, value in table.items()} for table in tables if isinstance(table, dict))


def _vowel(piece: str) -> int:
    return _VOWELS.get(piece, _A | _I | _U if len(piece) > 1 else 0)
