"""What a run of words looks like: a person's name, an organization's, a role, a country. Judged by shape alone."""

import re
from functools import cache, lru_cache

from undersigned.data import lines
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.scripts import two_names
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words

_TOKEN = re.compile(r"[^\s,;:()]+")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]+[·・][\u3400-\u9fff·・]+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.)+(?:-[A-ZÀ-Þ]\.)?$|[A-ZÀ-Þ]$")
_CAPITALIZED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’ʼ.-]*$|d['’][A-ZÀ-Þ]\w+$|(?:al|el|as|ad|an|ar|at|az|ash|bin|ben|ibn|wa)-[A-Z]\w+(?:-\w+)*$|[dD]e[A-Z]\w+$"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]{1,9}$")
_KEPT = 65536
_FEW, _MANY, _MOST = 2, 4, 6

HONORIFIC = re.compile(rf"(?:{any_of(words('honorifics', 'before'))}\.?\s+)+")
"""Forms of address at the beginning of a name."""

POSTNOMINAL = re.compile(rf"(?:,?\s+{any_of(words('honorifics', 'after'))})+\.?$")
"""Letters after a name."""

MANDATE = re.compile(rf",?\s+(?P<mandate>{any_of(words('honorifics', 'mandates'))})(?=\s*(?:[,;|(]|$))")
"""Letters after a name that say that it is a parliamentarian's."""


@lru_cache(maxsize=_KEPT)
def person_likeness(text: str) -> float:
    """How much `text` looks like a person's name, from 0 to 1.

    >>> person_likeness("Anna Lee Stangl") > 0.8, person_likeness("Hong Kong Watch") < 0.2
    (True, True)
    """
    text = text.strip()
    twice = two_names(text)
    if twice is not None:
        return person_likeness(text[slice(*twice[0])]) if text[twice[0][0]].isascii() else _second(text, twice)
    if _HAN_NAME.match(text) and not re.search(one_of("organization_words", "strong"), text):
        if gazetteer("regions").fullmatch(text) is not None:
            return 0.1
        return 0.85 if _han_surname(text) else 0.5
    if gazetteer("organizations").fullmatch(text) is not None:
        return 0.05
    honorific = HONORIFIC.match(text)
    bare = POSTNOMINAL.sub("", text[honorific.end() if honorific else 0 :]).strip()
    tokens = _TOKEN.findall(bare)
    if not tokens or re.search(r"[\d@#:;/|&]|https?", bare):
        return 0.0
    lean = _organization_words(tokens)
    if lean is not None:
        return lean
    if bare.isupper() and len(tokens) > 1:
        likely = 0.7
    elif any(_ACRONYM.match(token) and not _INITIAL.match(token) for token in tokens):
        likely = 0.85 if _capital_surname(tokens) else 0.2
    else:
        likely = _by_length([token for token in tokens if not _particle(token)])
    if honorific:
        return max(likely, 0.95) if likely > 0 else 0.6
    named_after_region = any(not found.entry.ambiguous for found in gazetteer("regions").find(bare))
    return likely * (0.3 if named_after_region else 1.0)


def _organization_words(tokens: list[str]) -> float | None:
    """A verdict where a word rules a person out, else None."""
    if any(token.casefold() in word_set("organization_words", "strong") for token in tokens[1:] or tokens):
        return 0.05
    if tokens[0].casefold() in word_set("organization_words", "strong") | word_set("organization_words", "peoples"):
        return 0.1
    if any(token.casefold() in word_set("organization_words", "peoples") for token in tokens):
        return 0.1
    weak = word_set("organization_words", "weak") - word_set("organization_words", "particles")
    if any(token.casefold() in weak for token in tokens):
        return 0.05
    if not all(_CAPITALIZED.match(token) or _INITIAL.match(token) or _particle(token) for token in tokens):
        return 0.0
    return 0.0 if _particle(tokens[-1]) or (_particle(tokens[0]) and tokens[0].islower() and len(tokens) == 1) else None


def _second(text: str, twice: tuple[tuple[int, int], tuple[int, int]]) -> float:
    """How much a name printed in two scripts, the Latin one last, looks like a person's."""
    return person_likeness(text[slice(*twice[1])])


def _han_surname(text: str) -> bool:
    return "·" in text or "・" in text or text[0] in lines("given_names") or text[:2] in lines("given_names")


def _by_length(names: list[str]) -> float:
    """By the number of names, and whether one is a given name somewhere."""
    if len(names) < _FEW:
        return 0.25
    if len(names) <= _MANY:
        return 0.95 if any(_is_given(name) for name in names) else 0.85
    return 0.6 if len(names) <= _MOST else 0.1


def _capital_surname(tokens: list[str]) -> bool:
    """Whether the words in capitals are a surname set so, "Claire HOLLOWAY" or "HUANG Xueqin"."""
    names = [token for token in tokens if not _particle(token) and not _INITIAL.match(token)]
    capitals = [name for name in names if name.isupper()]
    others = [name for name in names if not name.isupper()]
    together = capitals in (names[: len(capitals)], names[len(names) - len(capitals) :])
    return bool(others) and together and len(names) <= _MANY and (any(map(_is_given, others)) or len(capitals[0]) > 3)


def given_names(text: str) -> bool:
    """Whether `text` is one to three given names or initials, one of them known.

    >>> given_names("Ana María"), given_names("Watch")
    (True, False)
    """
    tokens = text.split()
    known = any(_is_given(token) for token in tokens)
    return 0 < len(tokens) <= 3 and known and all(_is_given(token) or _INITIAL.match(token) for token in tokens)


def _is_given(token: str) -> bool:
    """Whether a word is somebody's given name, or two joined by a hyphen are.

    >>> _is_given("Jean-Luc"), _is_given("Watch")
    (True, False)
    """
    known = lines("given_names")
    return token in known or ("-" in token and token.split("-", maxsplit=1)[0] in known)


def _particle(token: str) -> bool:
    return token.islower() and token.casefold() in word_set("organization_words", "particles")


@lru_cache(maxsize=_KEPT)
def organization_likeness(text: str) -> float:
    """How much `text` looks like an organization's name, from 0 to 1.

    >>> organization_likeness("Uyghur Human Rights Project") == 1.0, organization_likeness("Teng Biao") < 0.5
    (True, True)
    """
    text = text.strip()
    twice = two_names(text)
    if twice is not None:
        return max(organization_likeness(text[start:end]) for start, end in twice)
    tokens = [token.strip(".") for token in _TOKEN.findall(text)]
    if not tokens or not re.search(r"\w", text):
        return 0.0
    folded = [token.casefold() for token in tokens]
    strong = any(token in word_set("organization_words", "strong") for token in folded) or _legal_form(text)
    if strong or gazetteer("organizations").fullmatch(text) is not None:
        return 1.0
    if is_country(text):
        return 0.9
    if _HAN.search(text):
        return 0.9 if re.search(one_of("organization_words", "strong"), text) else 0.4
    if any(token in word_set("organization_words", "weak") for token in folded[1:]) and text[0].isupper():
        return 0.9
    if gazetteer("regions").search(text) or any(token in word_set("organization_words", "peoples") for token in folded):
        return 0.9
    if text[0].islower() and len(tokens) > 1:
        return 0.2
    if any(_ACRONYM.match(token) for token in tokens) or any(letter.isdigit() for letter in text):
        return 0.8
    if len(tokens) == 1:
        return 0.65
    return 0.4 if person_likeness(text) > 0.5 else 0.6


@lru_cache(maxsize=_KEPT)
def role_likeness(text: str) -> float:
    """How much `text` looks like a role, title or occupation, from 0 to 1.

    >>> role_likeness("Independent Advocate"), role_likeness("operator of jabber.org") > 0.8
    (0.95, True)
    """
    text = text.strip()
    head = re.split(r"\s+(?:of|at|for|in|to|and|de|der|des|du|del|für|von|on)\s+|,", text, maxsplit=1)[0]
    tokens = [token.strip(".").casefold() for token in _TOKEN.findall(head)]
    if not tokens:
        return 0.0
    roles = word_set("roles", "functions") | word_set("roles", "occupations")
    if tokens[-1] in roles or re.search(one_of("roles", "offices") + r"$", head):
        return 0.95
    if re.match(one_of("roles", "offices") + "|" + one_of("roles", "functions"), text):
        return 0.9
    if any(token in roles for token in tokens) and text[0].islower():
        return 0.85
    last = _TOKEN.findall(text)[-1].strip(".").casefold()
    if last in roles:
        return 0.85
    return 0.6 if text[0].islower() else 0.1


@lru_cache(maxsize=_KEPT)
def is_country(text: str) -> bool:
    """Whether all of `text` is the name of a region.

    >>> is_country("China"), is_country("China Action")
    (True, False)
    """
    return gazetteer("regions").fullmatch(text.strip().removeprefix("the ").removeprefix("The ")) is not None


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s,])" + any_of(words("organization_words", "legal_forms")) + r"\.?$")


def _legal_form(text: str) -> bool:
    return _forms().search(text) is not None
