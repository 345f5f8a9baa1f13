"""What one word of an organization's name says: looked up in all the tables once, and remembered.

Many names are made of few words. A name is read by putting together what its words say, and never by asking the tables
about each of them again.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from undersigned.graph.resolve.name_words import PEOPLE, fold, name_words

_CAMEL = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z][a-z])|(?<=[A-Za-z]{4})(?=\d)")
_ELIDED = re.compile(r"\b([LlDd]|[Qq]u)'(?=\w{2})")
_POSSESSIVE = re.compile(r"(?<=\w{2})'[sS]\b")
_ABBREVIATED = re.compile(r"\bInt'l\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b((?:[A-Za-z]\.){2,})")


class Sense(NamedTuple):
    """What one word says, folded and in its first spelling; a place is its id with "@" before it.

    `english` is the word in English where the table of concepts has it, else itself; `said` is the same in the
    singular, a people standing for its place, and `spoken` in the singular alone. `number` is what it counts,
    `audience` whom it names, `languages` those it is of, None where that tells nothing. `leads` says how many words the
    longest place may have that begins with it.
    """

    stem: str
    english: tuple[str, ...]
    said: tuple[str, ...]
    number: str | None
    audience: str | None
    languages: frozenset[str] | None
    leads: int
    is_place: bool
    is_article: bool
    is_link: bool
    is_small: bool
    is_generic: bool
    is_section: bool
    is_trunk: bool
    is_plain: bool
    ends_legal: bool


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word in the singular, roughly.

    >>> stem("rights"), stem("congress"), stem("@tibet")
    ('right', 'congress', '@tibet')
    """
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


@lru_cache(maxsize=1 << 16)
def sense(word: str) -> Sense:
    """What `word` says.

    >>> sense("volker").said, sense("@tibet:people").said, sense("the").is_article
    (('people',), ('@tibet',), True)
    """
    tables = name_words()
    english = tables.concepts.get(word, (word,))
    number = tables.numbers.get(word, word)
    is_place = word[:1] == "@"
    return Sense(
        stem=stem(word),
        english=english,
        said=tuple(stem(each.removesuffix(PEOPLE)) for each in english),
        number=number if number.isdigit() else None,
        audience=stem(english[0] if len(english) == 1 else word) if word in tables.audiences else None,
        languages=tables.languages.get(word),
        leads=tables.leads.get(word, 0),
        is_place=is_place,
        is_article=word in tables.articles,
        is_link=word in tables.links,
        is_small=word in _SMALL or word in tables.links or word in tables.articles,
        is_generic=word in tables.generic,
        is_section=word in tables.sections,
        is_trunk=not is_place
        and word not in tables.sections
        and word not in tables.scopes
        and word not in tables.prepositions,
        is_plain=is_place or word in tables.plain or stem(word) in tables.plain,
        ends_legal=word in tables.legal_ends,
    )


_SMALL = frozenset({"and", "in", "on", "to", "against", "with", "en", "sur", "zur"})
"""Words that an acronym may leave out, beside links and articles."""


@lru_cache(maxsize=1 << 16)
def read_word(printed: str) -> tuple[tuple[str, bool], ...]:
    """The words in what stands between two spaces, folded and in the first spelling, each with whether it is capitals.

    >>> read_word("HongKongers'"), read_word("U.S."), read_word("d'avocats")
    ((('hong', False), ('kongers', False)), (('us', True),), (('d', False), ('avocats', False)))
    """
    spellings = name_words().spellings
    spaced = printed
    if not (printed.isalpha() and (printed[1:].islower() or printed.isupper() or len(printed) == 1)):
        spaced = _CAMEL.sub(" ", _ABBREVIATED.sub("International", printed))
        spaced = _POSSESSIVE.sub("", _ELIDED.sub(r"\1 ", spaced))
        spaced = spaced.replace("'", "").replace("&", " and ").replace("+", " plus ")
        spaced = _DOTTED.sub(lambda found: found[1].replace(".", ""), spaced)
        spaced = "".join(each if each.isalnum() else " " for each in spaced)
    words = [(fold(word), word.isupper()) for word in spaced.split()]
    return tuple((spellings.get(word, word), capitals) for word, capitals in words)
