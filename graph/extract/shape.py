"""What a run of words looks like: a person's name, an organization's, a role, a country. Judged by shape alone."""

import re
from functools import cache, lru_cache

from undersigned.graph.extract.countries import is_country
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.name_words import (
    ACRONYM,
    CAPITALIZED,
    INITIAL,
    by_length,
    capital_surname,
    function_words,
    given_names,
    han_surname,
    is_common,
    is_given,
    is_particle,
    lower_nickname,
    single_forms,
    surname_too,
)
from undersigned.graph.extract.roles import role_likeness
from undersigned.graph.extract.scripts import two_names
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words

__all__ = [
    "HONORIFIC",
    "LETTERS",
    "MANDATE",
    "POSTNOMINAL",
    "PRONOUNS",
    "given_names",
    "is_country",
    "organization_likeness",
    "person_likeness",
    "role_likeness",
]

_TOKEN = re.compile(r"[^\s,;:()]+")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]+[·・][\u3400-\u9fff·・]+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NO_NAME = re.compile(r"[\d@#:;/|&]|https?")
_NICKNAME = re.compile(
    r"\s(?:[\"“„«‘'](?P<quoted>[^\"“”„«»’]{1,30})[\"”“»’']|[(（](?P<inside>[^()（）]{1,30})[)）])(?=\s+\S)"
)
_HANDLE = re.compile(r"\s\([a-z][a-z\d_.-]{1,15}\)$")
_KEPT = 65536
_HAN_LONG = 4  # characters that a Chinese person's name seldom has
_FEW = 2
_SURE = 0.5

HONORIFIC = re.compile(rf"(?:{any_of(words('honorifics', 'before'))}\.?\s+)+")
"""Forms of address at the beginning of a name."""

POSTNOMINAL = re.compile(rf"(?:,?\s+{any_of(words('honorifics', 'after'))})+\.?$")
"""Letters after a name."""

LETTERS = re.compile(
    rf"(?:,?\s+{any_of(set(words('honorifics', 'after')) - set(words('honorifics', 'generations')))})+\.?$"
)
"""Letters after a name that are no part of it, as "Jr." is."""

MANDATE = re.compile(rf",?\s+(?P<mandate>{any_of(words('honorifics', 'mandates'))})(?=\s*(?:[,;|(]|$))")
"""Letters after a name that say that it is a parliamentarian's."""

_PRONOUN = any_of(words("honorifics", "pronouns"))
PRONOUNS = re.compile(rf"\s*[(（\[]{_PRONOUN}(?:\s*[/,|]\s*{_PRONOUN})*[)）\]]$", re.IGNORECASE)
"""How a person is spoken of, in brackets at the end of a name."""


@lru_cache(maxsize=_KEPT)
def person_likeness(text: str) -> float:
    """How much `text` looks like a person's name, from 0 to 1.

    >>> person_likeness("Anna Lee Stangl") > 0.8, person_likeness("Hong Kong Watch") < 0.2
    (True, True)
    >>> person_likeness('Mark "Justin du Coeur" Waks') > 0.8, person_likeness("Transition Town Kingston") < 0.5
    (True, True)
    """
    text = text.strip()
    twice = two_names(text)
    if twice is not None:
        return person_likeness(text[slice(*twice[0])]) if text[twice[0][0]].isascii() else _second(text, twice)
    if _HAN_NAME.match(text):
        return _han_person(text)
    if gazetteer("organizations").fullmatch(text) is not None:
        return 0.05
    honorific = HONORIFIC.match(text)
    bare = _plain(POSTNOMINAL.sub("", text[honorific.end() if honorific else 0 :]).strip())
    tokens = _TOKEN.findall(bare)
    if not tokens or _NO_NAME.search(bare):
        return 0.0
    lean = _organization_words(tokens, titled=honorific is not None)
    if lean is not None:
        return lean
    likely = _by_names(tokens, bare)
    if honorific:
        return max(likely, 0.95) if likely > 0 else 0.6
    if likely and any(not found.entry.ambiguous for found in gazetteer("regions").find(bare)):
        if is_country(bare):
            return 0.1
        return likely * (0.7 if is_given(tokens[0]) and not is_country(tokens[0]) else 0.3)
    return likely


def _plain(name: str) -> str:
    """A name without what it is accompanied by: a nickname in quotes or brackets, a handle, pronouns."""
    if name.endswith((")", "）", "]")):
        name = _HANDLE.sub("", PRONOUNS.sub("", name))
    if name.isalpha() or not any(mark in name for mark in "\"“„«‘'(（"):
        return name
    return _NICKNAME.sub("", name)


def _han_person(text: str) -> float:
    if re.search(one_of("organization_words", "strong"), text):
        return 0.05
    if gazetteer("regions").fullmatch(text) is not None or role_likeness(text) > 0.9:
        return 0.1
    return 0.85 if han_surname(text) else 0.5 if len(text) < _HAN_LONG else 0.3


def _by_names(tokens: list[str], bare: str) -> float:
    """How much words look like a person's names where none of them speaks against it."""
    if bare.isupper() and len(tokens) > 1:
        return min(0.85, by_length([token.title() for token in tokens if not is_particle(token.lower())]) - 0.1)
    if any(ACRONYM.match(token) and not INITIAL.match(token) for token in tokens):
        return 0.85 if capital_surname(tokens) else 0.2
    return by_length([token for token in tokens if not is_particle(token)])


def _organization_words(tokens: list[str], *, titled: bool) -> float | None:
    """A verdict where a word rules a person out, else None."""
    if len(tokens) > 1 and is_given(tokens[0]):
        if surname_too(tokens):
            return 0.7
    elif not titled and len(tokens) > 1 and tokens[0].casefold() in word_set("organization_words", "openers"):
        return 0.2
    folded = [token.casefold() for token in tokens]
    if not word_set("organization_words", "strong").isdisjoint(folded[1:] or folded):
        return 0.05
    if folded[0] in word_set("organization_words", "strong"):
        return 0.1
    if not word_set("organization_words", "peoples").isdisjoint(folded):
        return 0.1
    if not function_words().isdisjoint(folded) or tokens[-1] in single_forms():
        return 0.05
    for number, token in enumerate(tokens):
        if not (CAPITALIZED.match(token) or INITIAL.match(token) or is_particle(token)):
            return 0.75 if lower_nickname(tokens, number) else 0.0
    if is_common(tokens, folded):
        return 0.15
    return (
        0.0
        if is_particle(tokens[-1]) or (is_particle(tokens[0]) and tokens[0].islower() and len(tokens) == 1)
        else None
    )


def _second(text: str, twice: tuple[tuple[int, int], tuple[int, int]]) -> float:
    """How much a name printed in two scripts, the Latin one last, looks like a person's."""
    return person_likeness(text[slice(*twice[1])])


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
    tokens = [bare for token in _TOKEN.findall(text) if (bare := token.strip("."))]
    if not tokens or not any(letter.isalnum() for letter in text):
        return 0.0
    sure = _surely_group(text, tokens)
    if sure is not None:
        return sure
    if text[0].islower() and len(tokens) <= _FEW and text.isascii():
        return 0.5
    return _perhaps_group(text, tokens)


def _surely_group(text: str, tokens: list[str]) -> float | None:
    """A verdict where a word, a known name or a country's name decides, else None."""
    strong = not word_set("organization_words", "strong").isdisjoint(map(str.casefold, tokens)) or _legal_form(text)
    if strong and len(tokens) == _FEW and surname_too(tokens) and is_given(tokens[0]):
        return 0.5
    if strong or gazetteer("organizations").fullmatch(text) is not None:
        return 1.0
    if is_country(text):
        return 0.9
    if _HAN.search(text):
        if re.search(one_of("organization_words", "strong"), text):
            return 0.9
        return 0.6 if len(text) >= _HAN_LONG and not han_surname(text) else 0.4
    return None


def _perhaps_group(text: str, tokens: list[str]) -> float:
    """By function words, peoples, regions, acronyms and words that are hardly a name."""
    folded = [token.casefold() for token in tokens]
    person = person_likeness(text) > _SURE
    weak = function_words() if person else word_set("organization_words", "weak")
    lower = text[0].islower()
    if not lower and any(
        fold in weak and not token.isupper() for fold, token in zip(folded[1:], tokens[1:], strict=True)
    ):
        return 0.4 if person else 0.9
    if not person:
        peoples = word_set("organization_words", "peoples")
        if not peoples.isdisjoint(folded) or gazetteer("regions").search(text):
            return 0.9
    if lower and len(tokens) > 1:
        return 0.2
    if any(letter.isdigit() for letter in text) or (not person and any(map(ACRONYM.match, tokens))):
        return 0.8
    if len(tokens) == 1:
        return 0.65
    opens = folded[0] in word_set("organization_words", "openers")
    if not person and text[0].isupper() and (opens or is_common(tokens, folded)):
        return 0.85
    return 0.4 if person else 0.6


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s,])" + any_of(words("organization_words", "legal_forms")) + r"\.?$")


def _legal_form(text: str) -> bool:
    return _forms().search(text) is not None
