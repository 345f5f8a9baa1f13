"""The words by which names of organizations are compared, from `data/reference`, ready to look up.

Everything is folded as `fold` does it: small letters without accents. A place is known by an id, whether it is named
("Tibet"), said of something ("Tibetan") or of its people ("Tibetans"), in any of the languages of the reference.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from undersigned.data import Yaml, entries, reference
from undersigned.graph.resolve.han import is_han, simplified

PEOPLE = ":people"
"""Behind the id of a place: its people. "Hongkongers" are not "Hong Kong", but they are of one place."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_MANY = 4
"""So long are the longest names of places, in words."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The tables, compiled. `places` leads the words of a place to its id; `short_places` need capitals ("US").

    `doubtful_forms` are legal forms that may be something else, with the languages in which they are not;
    `doubtful_places` are words of places that may mean another. `descriptions` may follow a name in small letters;
    `mottos` are the articles, nouns and prepositions a motto begins with, `parts` words that never stand in one;
    `ordered` are words around which the order counts, `acronyms` words that are acronyms of many.
    `leads` says how long the longest place is that a word begins, in words; `legal_ends` are last words of legal forms.

    `plain` are words that are in a dictionary, so that neither a name of its own nor an abbreviation hides in them;
    `languages` says of a word in which languages it stands. `concepts` say a word in English.
    """

    spellings: Mapping[str, str]
    articles: frozenset[str]
    links: frozenset[str]
    legal_forms: frozenset[str]
    legal_ends: frozenset[str]
    legal_forms_han: tuple[str, ...]
    doubtful_forms: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    descriptions: frozenset[str]
    mottos: tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...]
    parts: frozenset[str]
    ordered: frozenset[str]
    acronyms: frozenset[str]
    generic_han: tuple[str, ...]
    secretariats: frozenset[str]
    scopes: frozenset[str]
    sections: frozenset[str]
    units: frozenset[str]
    audiences: frozenset[str]
    prepositions: frozenset[str]
    kindred: frozenset[str]
    numbers: Mapping[str, str]
    formerly: tuple[str, ...]
    based: frozenset[str]
    shared_hosts: frozenset[str]
    places: Mapping[tuple[str, ...], str]
    short_places: frozenset[tuple[str, ...]]
    doubtful_places: frozenset[str]
    leads: Mapping[str, int]
    countries: frozenset[str]
    places_han: Mapping[str, str]
    concepts: Mapping[str, tuple[str, ...]]
    concepts_han: Mapping[str, tuple[str, ...]]
    plain: frozenset[str]
    languages: Mapping[str, frozenset[str]]


@cache
def name_words() -> NameWords:
    """The tables that ship with this version, read once."""
    table = _mapping(reference("name_words"))
    kinds = _mapping(reference("organization_words"))
    small = _mapping(reference("function_words"))
    spellings = {
        fold(str(other)): fold(str(row[0])) for row in map(_listed, _listed(table["spellings"])) for other in row
    }
    places, places_han = _places(table)
    legal = {_undotted(str(word)) for word in (*_listed(table["legal_forms"]), *_listed(kinds["legal_forms"]))}
    lists = {name: frozenset(fold(str(word)) for word in _listed(table[name])) for name in table if name in _SETS}
    concepts, concepts_han, english = _concepts(_mapping(table["concepts"]), lists["english"])
    prose = {code: frozenset(fold(str(word)) for word in _listed(small[code])) for code in ("en", "de", "fr", "es")}
    plain = {fold(str(word)) for name in _PLAIN for word in _listed(kinds[name])}
    plain |= set().union(*lists.values(), *prose.values(), concepts, english)
    return NameWords(
        spellings=spellings,
        articles=lists["articles"],
        links=lists["links"],
        legal_forms=frozenset(legal),
        legal_ends=frozenset(form.rpartition(" ")[2] for form in legal),
        legal_forms_han=_longest_first(_listed(table["legal_forms_han"])),
        doubtful_forms={
            str(form): frozenset(str(code) for code in _listed(codes))
            for form, codes in _mapping(table["doubtful_forms"]).items()
        },
        generic=lists["generic"],
        descriptions=lists["descriptions"],
        mottos=tuple(
            (_folded(each["articles"]), _folded(each["nouns"]), _folded(each["aims"]))
            for each in map(_mapping, _listed(table["mottos"]))
        ),
        parts=lists["parts"],
        ordered=lists["ordered"],
        acronyms=lists["acronyms"],
        generic_han=_longest_first(_listed(table["generic_han"])),
        secretariats=lists["secretariats"],
        scopes=lists["scopes"],
        sections=lists["sections"],
        units=lists["units"],
        audiences=lists["audiences"] | {word.removesuffix("s") for word in lists["audiences"] if len(word) > 4},
        prepositions=lists["prepositions"],
        kindred=lists["kindred"],
        numbers={fold(str(word)): str(number) for word, number in _mapping(table["numbers"]).items()},
        formerly=_longest_first(_listed(table["formerly"])),
        based=lists["based"],
        shared_hosts=frozenset(str(host) for host in _listed(table["shared_hosts"])),
        places=places,
        short_places=frozenset(
            words for words in places if len(words) == 1 and len(words[0]) <= 3 and words[0].isascii()
        ),
        doubtful_places=_folded(table["doubtful_places"]),
        leads=_leads(places),
        countries=frozenset(
            str(region["id"]) for region in entries("regions") if region["kind"] in {"country", "territory"}
        ),
        places_han=places_han,
        concepts=concepts,
        concepts_han=concepts_han,
        plain=frozenset(plain),
        languages=_languages(prose, english, concepts, plain),
    )


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` in small letters, Latin letters without their accents.

    >>> fold("Fédération"), fold("STRASSE") == fold("Straße"), fold("ウイグル")
    ('federation', True, 'ウイグル')
    """
    lowered = unicodedata.normalize("NFKC", text).casefold()
    if lowered.isascii():
        return lowered
    parts = [
        unicodedata.normalize("NFD", each) if each < "\u0250" or "\u1e00" <= each < "\u1f00" else each
        for each in lowered
    ]
    return "".join(each for each in "".join(parts) if not "\u0300" <= each <= "\u036f").translate(_LETTERS)


def place_at(words: tuple[str, ...], capitals: tuple[bool, ...], at: int) -> tuple[str, int] | None:
    """The place that is named from word `at` on, the longest there is, and how many words name it."""
    tables = name_words()
    for length in range(min(_MANY, tables.leads.get(words[at], 0), len(words) - at), 0, -1):
        found = tables.places.get(words[at : at + length])
        if found is not None and (capitals[at] or words[at : at + length] not in tables.short_places):
            return found, length
    return None


_SETS = frozenset(
    {
        "articles",
        "links",
        "generic",
        "secretariats",
        "scopes",
        "sections",
        "units",
        "audiences",
        "based",
        "prepositions",
    }
    | {"kindred", "english", "descriptions", "parts", "ordered", "acronyms"}
)
_ENGLISH_ENDINGS = ("ing", "ers", "ghts", "ship", "ety", "cy", "ment")
_PLAIN = ("strong", "weak", "common", "openers", "kinds")


def _places(table: Mapping[str, Yaml]) -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    """Every name of a place, in words and in Chinese letters."""
    named: list[tuple[str, str]] = [(str(city), fold(str(city))) for city in _listed(table["cities"])]
    for region in entries("regions"):
        named.extend((str(alias), str(region["id"])) for alias in (*_listed(region["aliases"]), region["name"]))
    for place, both in _mapping(table["places"]).items():
        words = _mapping(both)
        named.extend((str(word), place) for word in _listed(words.get("words")))
        named.extend((str(word), place + PEOPLE) for word in _listed(words.get("people")))
    spaced: dict[tuple[str, ...], str] = {}
    han: dict[str, str] = {}
    for name, place in named:
        if is_han(name) or not fold(name)[0].isascii():
            han[simplified(fold(name))] = place
        else:
            spaced[
                tuple("".join(c if c.isalnum() else " " for c in fold(name).replace("'", "").replace("’", "")).split())
            ] = place
    spaced.pop((), None)
    return spaced, {name: han[name] for name in _longest_first(han)}


def _leads(places: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """How many words the longest place has that begins with a word."""
    longest: dict[str, int] = {}
    for words in places:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


def _concepts(
    table: Mapping[str, Yaml], spoken: frozenset[str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], frozenset[str]]:
    concepts: dict[str, tuple[str, ...]] = {}
    han: dict[str, tuple[str, ...]] = {}
    for english, others in table.items():
        for other in _listed(others):
            if is_han(str(other)):
                han[simplified(str(other))] = tuple(english.split())
            else:
                concepts[fold(str(other))] = tuple(english.split())
    plain = spoken | frozenset(word for english in table for word in english.split())
    return concepts, {name: han[name] for name in _longest_first(han)}, plain


def _languages(
    prose: Mapping[str, frozenset[str]],
    english: frozenset[str],
    concepts: Mapping[str, tuple[str, ...]],
    plain: set[str],
) -> dict[str, frozenset[str]]:
    """In which languages a word stands, where that tells something."""
    said: dict[str, set[str]] = {}
    for code, words in prose.items():
        for word in words:
            said.setdefault(word, set()).add(code)
    for word in english:
        said.setdefault(word, set()).add("en")
    for word in set(concepts) - english:
        said.setdefault(word, set()).update(code for code in prose if code != "en")
    for word in plain - set(concepts):
        if word.endswith(_ENGLISH_ENDINGS):
            said.setdefault(word, set()).add("en")
    return {word: frozenset(codes) for word, codes in said.items()}


def _undotted(form: str) -> str:
    return " ".join(fold(form).replace(".", " ").replace("(", " ").replace(")", " ").split())


def _folded(words: Yaml) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in _listed(words))


def _longest_first(words: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted({str(word) for word in words}, key=lambda word: (-len(word), word)))


def _mapping(value: Yaml) -> Mapping[str, Yaml]:
    if not isinstance(value, dict):
        raise TypeError(f"a table of data/reference is a mapping, got {type(value).__name__}")
    return value


def _listed(value: Yaml) -> list[Yaml]:
    return value if isinstance(value, list) else []
