"""The words of a printed name: folded, in one spelling, and told apart by what they are there for.

Places become one word each, their id with "@" before it; articles, "and" and legal forms are taken off.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from undersigned.graph.resolve.name_words import PEOPLE, fold, name_words, place_at
from undersigned.graph.resolve.word_senses import read_word, sense, stem

_FOR = frozenset({"for", "pour", "para", "fur", "fuer"})
_BEFORE_A_NAME = "stichting"
"""The one legal form that stands first."""


class Reading(NamedTuple):
    """A Latin name read: its words without the `legal` forms, which are capitals, and those that count (`content`)."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    legal: frozenset[str]
    content: tuple[str, ...]
    linked: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> Reading:
    """`name` read.

    >>> read_name("The Friends of Tibet e.V.").content
    ('friends', '@tibet')
    """
    words, capitals, legal = without_legal_forms(*words_of_name(name))
    return Reading(words, capitals, legal, *content_of(words, capitals))


def capitals_of(name: str) -> str:
    """The capitals of a name, in small letters: "edr" for "EDRi"."""
    return "".join(each for each in name if each.isupper()).casefold()


def words_of_name(text: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The words of a Latin text, folded and in the first spelling, and which of them are printed in capitals.

    >>> words_of_name("The Organisation of HongKongers, UK")
    (('the', 'organization', 'of', 'hong', 'kongers', 'uk'), (False, False, False, False, False, True))
    """
    read = [word for printed in text.split() for word in read_word(printed)]
    return tuple([word for word, _ in read]), tuple([capitals for _, capitals in read])


def without_legal_forms(
    words: tuple[str, ...], capitals: tuple[bool, ...]
) -> tuple[tuple[str, ...], tuple[bool, ...], frozenset[str]]:
    """The words without the legal forms at their end, or "Stichting" at their beginning."""
    legal = name_words().legal_forms
    found: set[str] = set()
    changed = bool(words) and sense(words[-1]).ends_legal
    while changed:
        changed = False
        for length in (3, 2, 1):
            tail = " ".join(words[-length:])
            if len(words) > length and tail in legal and (length > 1 or len(tail) > 1):
                words, capitals, changed = words[:-length], capitals[:-length], True
                found.add(tail)
                break
    if len(words) > 2 and words[0] == _BEFORE_A_NAME:
        found.add(words[0])
        words, capitals = words[1:], capitals[1:]
    return words, capitals, frozenset(found)


def content_of(words: tuple[str, ...], capitals: tuple[bool, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that count, places put together; and the same with "of", "for" and their like between."""
    content: list[str] = []
    linked: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        says = sense(word)
        if says.leads and (found := place_at(words, capitals, at)) is not None:
            content.append("@" + found[0])
            linked.append("@" + found[0])
            at += found[1]
            continue
        at += 1
        if says.is_article or word == "and":
            continue
        linked.append(word)
        if not says.is_link:
            content.append(word)
    return tuple(content), tuple(linked)


def places_in(content: tuple[str, ...]) -> frozenset[str]:
    """The ids of the places among the words that count."""
    return frozenset(word[1:] for word in content if word[0] == "@")


def places_about(linked: tuple[str, ...]) -> frozenset[str]:
    """The places that a name is about: "in China", "for Tibet"."""
    small = _before_places()
    return frozenset(
        [word[1:].removesuffix(PEOPLE) for before, word in pairwise(linked) if word[0] == "@" and before in small]
    )


@cache
def _before_places() -> frozenset[str]:
    return (name_words().prepositions | _FOR) - {"at"}


def joined(words: tuple[str, ...]) -> str:
    """All words as one, "ae" for "ä" read as "a"."""
    kept = words[1:] if words and sense(words[0]).is_article else words
    return "".join(kept).replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=1 << 16)
def initials_of(words: tuple[str, ...], content: tuple[str, ...]) -> frozenset[str]:
    """The initials of all words, of all but articles, and of those that count."""
    if len(content) < 2:
        return frozenset()
    senses = [sense(word) for word in words]
    ways = {"".join([word[0] for word in words])}
    if any(each.is_small for each in senses):
        bare = [(word, says) for word, says in zip(words, senses, strict=True) if not says.is_article]
        ways.add("".join([word[0] for word, _ in bare]))
        ways.add("".join([word[0] for word, _ in bare if word != "and"]))
        ways.add("".join([word[0] for word, says in bare if word != "and" and not says.is_link]))
        ways.add("".join([word[0] for word, says in bare if not says.is_small]))
    return frozenset([way for way in ways if len(way) >= 2])


def is_acronym_of(acronym: str, words: tuple[str, ...], initials: frozenset[str]) -> bool:
    """Whether an acronym is made of the beginnings of a name's words; what else stands in brackets may be a place's.

    >>> words = ("forum", "for", "religious", "freedom")
    >>> [is_acronym_of(each, words, frozenset({"frf", "ffrf"})) for each in ("FRF", "FOREF", "NSW")]
    [True, True, False]
    """
    key = _COUNTED.sub(lambda found: int(found[1]) * found[2], acronym_key(acronym))
    capitals = acronym_key(capitals_of(acronym))
    if key in initials or key in words or any(len(key) >= _TELLING and each.startswith(key) for each in initials):
        return True
    if len(capitals) >= _TELLING and capitals in initials:
        return True
    if len(key) > _TELLING and any(key in each or _skips_a_letter(key, each) for each in initials):
        return True
    return len(key) > _TELLING and _begin_with(words, key)


_COUNTED = re.compile(r"([2-9])([a-z])")
"""Letters in short: the "3D" of "R3D" are three words."""
_TELLING = 3
"""Of more letters than these an acronym may leave out a word, or spell out the beginning of one."""


def _skips_a_letter(key: str, initials: str) -> bool:
    return len(initials) == len(key) + 1 and any(
        initials[:at] + initials[at + 1 :] == key for at in range(len(initials))
    )


def _begin_with(words: tuple[str, ...], key: str) -> bool:
    """Whether beginnings of the words, of all but small ones, put together are the acronym."""
    rests = {key}
    for word in words:
        kept = {rest for rest in rests if sense(word).is_small}
        rests = kept | {rest[at:] for rest in rests for at in range(1, len(rest) + 1) if word.startswith(rest[:at])}
    return "" in rests


def languages_of(words: tuple[str, ...]) -> frozenset[str]:
    """The languages that every telling word may be of; empty where they tell nothing, or contradict."""
    told = {languages for word in words if word != "and" and (languages := sense(word).languages) is not None}
    return frozenset.intersection(*told) if told else frozenset()


@lru_cache(maxsize=1 << 14)
def acronym_key(acronym: str) -> str:
    """The letters of an acronym by which two of them are compared.

    >>> acronym_key("F.I.D.H."), acronym_key("CAP-LC")
    ('fidh', 'caplc')
    """
    return "".join(each for each in fold(acronym) if each.isalnum())


def cut_at_places(text: str) -> tuple[frozenset[str], str]:
    """The places in a name without spaces, and the name without them.

    >>> cut_at_places("香港监察")
    (frozenset({'hong-kong'}), '监察')
    """
    places = name_words().places_han
    named = {text[at:end] for at in range(len(text)) for end in range(at + 2, min(at + _longest(), len(text)) + 1)}
    found: set[str] = set()
    for name in sorted(named & places.keys(), key=lambda name: (-len(name), name)):
        if name in text:
            found.add(places[name])
            text = text.replace(name, "\n")
    return frozenset(found), text.replace("\n", "")


@cache
def _longest() -> int:
    """The length of the longest word in Chinese letters."""
    return max(map(len, (*name_words().places_han, *name_words().concepts_han)))


def _beginning(text: str, words: Collection[str]) -> str | None:
    """The longest of `words` with which a text begins."""
    lengths = range(min(_longest(), len(text)), 0, -1)
    return next((text[:length] for length in lengths if text[:length] in words), None)


def said_in_english(text: str) -> tuple[str, ...]:
    """A Chinese name, word for word in English where the tables have the words; what they have not stays."""
    tables = name_words()
    said: list[str] = []
    while text:
        place = _beginning(text, tables.places_han)
        word = None if place is not None else _beginning(text, tables.concepts_han)
        if place is not None:
            said.append("@" + tables.places_han[place].removesuffix(PEOPLE))
            text = text[len(place) :]
        elif word is not None:
            said.extend(stem(each) for each in tables.concepts_han[word])
            text = text[len(word) :]
        else:
            said.append(text[0])
            text = text[1:]
    return tuple(said)
