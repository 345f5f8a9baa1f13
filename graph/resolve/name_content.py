"""The words of a printed name: folded, in one spelling, and told apart by what they are there for.

Places become one word each, their id with "@" before it; articles, "and" and legal forms are taken off.
"""

import re
from itertools import pairwise

from undersigned.graph.resolve.name_words import PEOPLE, fold, name_words, place_at

_CAMEL = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z][a-z])|(?<=[A-Za-z]{4})(?=\d)")
_ELIDED = re.compile(r"\b([LlDd]|[Qq]u)'(?=\w{2})")
_POSSESSIVE = re.compile(r"(?<=\w{2})'[sS]\b")
_FOR = frozenset({"for", "pour", "para", "fur", "fuer"})
_ABBREVIATED = re.compile(r"\bInt'l\b", re.IGNORECASE)
_BEFORE_A_NAME = "stichting"
"""The one legal form that stands first."""


def stem(word: str) -> str:
    """A word in the singular, roughly.

    >>> stem("rights"), stem("congress"), stem("@tibet")
    ('right', 'congress', '@tibet')
    """
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def capitals_of(name: str) -> str:
    """The capitals of a name, in small letters: "edr" for "EDRi"."""
    return "".join(each for each in name if each.isupper()).casefold()


def words_of_name(text: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The words of a Latin text, folded and in the first spelling, and which of them are printed in capitals."""
    tables = name_words()
    spaced = _CAMEL.sub(" ", _ABBREVIATED.sub("International", text))
    spaced = (
        _POSSESSIVE.sub("", _ELIDED.sub(r"\1 ", spaced)).replace("'", "").replace("&", " and ").replace("+", " plus ")
    )
    spaced = re.sub(r"\b((?:[A-Za-z]\.){2,})", lambda found: found[1].replace(".", ""), spaced)
    printed = "".join(each if each.isalnum() else " " for each in spaced).split()
    folded = tuple(fold(word) for word in printed)
    return tuple(tables.spellings.get(word, word) for word in folded), tuple(word.isupper() for word in printed)


def without_legal_forms(
    words: tuple[str, ...], capitals: tuple[bool, ...]
) -> tuple[tuple[str, ...], tuple[bool, ...], frozenset[str]]:
    """The words without the legal forms at their end, or "Stichting" at their beginning."""
    legal = name_words().legal_forms
    found: set[str] = set()
    changed = True
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
    tables = name_words()
    content: list[str] = []
    linked: list[str] = []
    at = 0
    while at < len(words):
        found = place_at(words, capitals, at)
        if found is not None:
            content.append("@" + found[0])
            linked.append("@" + found[0])
            at += found[1]
            continue
        word = words[at]
        at += 1
        if word in tables.articles or word == "and":
            continue
        linked.append(word)
        if word not in tables.links:
            content.append(word)
    return tuple(content), tuple(linked)


def places_in(content: tuple[str, ...]) -> frozenset[str]:
    """The ids of the places among the words that count."""
    return frozenset(word[1:] for word in content if word[0] == "@")


def places_about(linked: tuple[str, ...]) -> frozenset[str]:
    """The places that a name is about: "in China", "for Tibet"."""
    small = (name_words().prepositions | _FOR) - {"at"}
    return frozenset(
        word[1:].removesuffix(PEOPLE) for before, word in pairwise(linked) if word[0] == "@" and before in small
    )


def joined(words: tuple[str, ...]) -> str:
    """All words as one, "ae" for "ä" read as "a"."""
    articles = name_words().articles
    kept = [word for at, word in enumerate(words) if not (at == 0 and word in articles)]
    return "".join(kept).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def initials_of(words: tuple[str, ...], content: tuple[str, ...]) -> frozenset[str]:
    """The initials of all words, of all but articles, and of those that count."""
    if len(content) < 2:
        return frozenset()
    tables = name_words()
    small = tables.links | tables.articles | {"and", "in", "on", "to", "against", "with", "en", "sur", "zur"}
    ways = (
        words,
        tuple(word for word in words if word not in tables.articles),
        tuple(word for word in words if word not in tables.articles and word != "and"),
        tuple(word for word in words if word not in tables.articles | tables.links and word != "and"),
        tuple(word for word in words if word not in small),
    )
    return frozenset(way for each in ways if len(way := "".join(word[0] for word in each)) >= 2)


def may_abbreviate(initials: str, acronym: str) -> bool:
    """Whether an acronym is made of these initials, or they of it with a letter or two more."""
    return acronym in initials or (len(initials) >= 3 and initials in acronym)


def languages_of(words: tuple[str, ...]) -> frozenset[str]:
    """The languages that every telling word may be of; empty where they tell nothing, or contradict."""
    tables = name_words()
    told = [tables.languages[word] for word in words if word in tables.languages]
    return frozenset.intersection(*told) if told else frozenset()


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
    found: set[str] = set()
    for name, place in name_words().places_han.items():
        if name in text and (len(name) > 1):
            found.add(place)
            text = text.replace(name, "\n")
    return frozenset(found), text.replace("\n", "")


def said_in_english(text: str) -> tuple[str, ...]:
    """A Chinese name, word for word in English where the tables have the words; what they have not stays."""
    tables = name_words()
    said: list[str] = []
    while text:
        place = next((name for name in tables.places_han if text.startswith(name)), None)
        word = next((name for name in tables.concepts_han if text.startswith(name)), None)
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
