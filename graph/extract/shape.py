"""What a run of words looks like: a person's name, an organization's, a role, a country. Judged by shape alone."""

import re
from functools import cache, lru_cache

from undersigned.data import lines
from undersigned.graph.extract.gazetteer import gazetteer, known
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
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.)+(?:-[A-ZÀ-Þ]\.)?$|[A-ZÀ-Þ]$|M\.?ª$")
_CAPITALIZED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’ʼ.-]*$|d['’][A-ZÀ-Þ]\w+$|(?:al|el|as|ad|an|ar|at|az|ash|bin|ben|ibn|wa)-[A-Z]\w+(?:-\w+)*$|[dD]e[A-Z]\w+$"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]{1,9}$")
_NO_NAME = re.compile(r"[\d@#:;/|&]|https?")
_POSSESSIVE = re.compile(r"\w['’]s$|s['’]$")
_NICKNAME = re.compile(
    r"\s(?:[\"“„«‘'](?P<quoted>[^\"“”„«»’]{1,30})[\"”“»’']|[(（](?P<inside>[^()（）]{1,30})[)）])(?=\s+\S)"
)
_HANDLE = re.compile(r"\s\([a-z][a-z\d_.-]{1,15}\)$")
_KEPT = 65536
_FEW, _SEVERAL, _MANY, _MOST = 2, 3, 4, 6
_SHORT = 12

HONORIFIC = re.compile(rf"(?:{any_of(words('honorifics', 'before'))}\.?\s+)+")
"""Forms of address at the beginning of a name."""

POSTNOMINAL = re.compile(rf"(?:,?\s+{any_of(words('honorifics', 'after'))})+\.?$")
"""Letters after a name."""

LETTERS = re.compile(
    rf"(?:,?\s+{any_of(each for each in words('honorifics', 'after') if each not in words('honorifics', 'generations'))})+\.?$"
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
        return likely * (0.7 if _is_given(tokens[0]) and not is_country(tokens[0]) else 0.3)
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
    return 0.85 if _han_surname(text) else 0.5


def _by_names(tokens: list[str], bare: str) -> float:
    """How much words look like a person's names where none of them speaks against it."""
    if bare.isupper() and len(tokens) > 1:
        return min(0.85, _by_length([token.title() for token in tokens if not _particle(token.lower())]) - 0.1)
    if any(_ACRONYM.match(token) and not _INITIAL.match(token) for token in tokens):
        return 0.85 if _capital_surname(tokens) else 0.2
    return _by_length([token for token in tokens if not _particle(token)])


def _organization_words(tokens: list[str], *, titled: bool) -> float | None:
    """A verdict where a word rules a person out, else None."""
    if len(tokens) > 1 and _is_given(tokens[0]):
        if _surname_too(tokens):
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
    if not _function_words().isdisjoint(folded) or tokens[-1] in _single_forms():
        return 0.05
    for number, token in enumerate(tokens):
        if not (_CAPITALIZED.match(token) or _INITIAL.match(token) or _particle(token)):
            return 0.75 if _lower_nickname(tokens, number) else 0.0
    if _common(tokens, folded):
        return 0.15
    return 0.0 if _particle(tokens[-1]) or (_particle(tokens[0]) and tokens[0].islower() and len(tokens) == 1) else None


def _surname_too(tokens: list[str]) -> bool:
    """Whether the last of two words is a surname as often as a word of organizations: "Jude Law", "Sally Welsh"."""
    last = tokens[-1].casefold()
    ambiguous = last in word_set("organization_words", "surnames_too")
    return ambiguous and len(tokens) == _FEW and tokens[-1][0].isupper()


def _lower_nickname(tokens: list[str], number: int) -> bool:
    """Whether a word in small letters stands between two names of a person: "Rafał bluszcz Zawadzki"."""
    if not (len(tokens) == _SEVERAL and number == 1 and tokens[1].isalpha()):
        return False
    return _is_given(tokens[0]) and _CAPITALIZED.match(tokens[2]) is not None


def _common(tokens: list[str], folded: list[str]) -> bool:
    """Whether a word is hardly ever a name, by the list, its ending, or its being a possessive."""
    common = word_set("organization_words", "common")
    given = _given()
    for token, fold in zip(tokens, folded, strict=True):
        if fold in common and (token is not tokens[0] or not _is_given(tokens[0])):
            return True
        if token[-1] in "s'’" and _POSSESSIVE.search(token):
            return True
        if len(token) > _MOST and token not in given and _endings().search(fold):
            return True
        if "-" in token and any(
            part in common or part in word_set("organization_words", "strong") for part in fold.split("-")[1:]
        ):
            return True
    return False


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
    """Whether the words in capitals are a surname set so, "Claire HOLLOWAY", "HUANG Xueqin" or "DE COURSON Yolaine"."""
    names = [token for token in tokens if not _particle(token) and not _INITIAL.match(token)]
    capitals = [name for name in names if name.isupper()]
    others = [name for name in names if not name.isupper()]
    together = capitals in (names[: len(capitals)], names[len(names) - len(capitals) :])
    if not (others and together and len(names) <= _MANY):
        return False
    longest = max(map(len, capitals))
    return any(map(_is_given, others)) or longest > _MANY or (longest == _MANY and not names[0].isupper())


def given_names(text: str) -> bool:
    """Whether `text` is one to three given names or initials, one of them known.

    >>> given_names("Ana María"), given_names("Watch")
    (True, False)
    """
    tokens = text.split()
    known = any(_is_given(token) for token in tokens)
    return 0 < len(tokens) <= _SEVERAL and known and all(_is_given(token) or _INITIAL.match(token) for token in tokens)


def _is_given(token: str) -> bool:
    """Whether a word is somebody's given name, or two joined by a hyphen are.

    >>> _is_given("Jean-Luc"), _is_given("Watch")
    (True, False)
    """
    known = _given()
    return token in known or ("-" in token and token.split("-", maxsplit=1)[0] in known)


@cache
def _given() -> frozenset[str]:
    """The given names that are not words of organizations more often."""
    return lines("given_names") - frozenset(words("organization_words", "not_names"))


def _particle(token: str) -> bool:
    return token.islower() and token in word_set("organization_words", "particles")


@cache
def _function_words() -> frozenset[str]:
    return word_set("organization_words", "weak") - word_set("organization_words", "particles")


@cache
def _single_forms() -> frozenset[str]:
    return frozenset(form for form in words("organization_words", "legal_forms") if " " not in form)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"\w{{4,}}(?:{'|'.join(words('organization_words', 'endings'))})$")


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
    folded = [token.casefold() for token in tokens]
    words_strong = word_set("organization_words", "strong")
    strong = any(token in words_strong for token in folded) or _legal_form(text)
    if strong and len(tokens) == _FEW and _surname_too(tokens) and _is_given(tokens[0]):
        return 0.5
    if strong or gazetteer("organizations").fullmatch(text) is not None:
        return 1.0
    if is_country(text):
        return 0.9
    if _HAN.search(text):
        return 0.9 if re.search(one_of("organization_words", "strong"), text) else 0.4
    if text[0].islower() and len(tokens) <= _FEW and text.isascii():
        return 0.5
    person = person_likeness(text)
    weak = word_set("organization_words", "weak") if person <= _SURE else _function_words()
    if (
        any(token in weak and not tokens[number].isupper() for number, token in enumerate(folded) if number)
        and text[0].isupper()
    ):
        return 0.9 if person <= _SURE else 0.4
    if person <= _SURE and (
        any(token in word_set("organization_words", "peoples") for token in folded) or gazetteer("regions").search(text)
    ):
        return 0.9
    if text[0].islower() and len(tokens) > 1:
        return 0.2
    if person <= _SURE and any(_ACRONYM.match(token) for token in tokens):
        return 0.8
    if any(letter.isdigit() for letter in text):
        return 0.8
    if len(tokens) == 1:
        return 0.65
    if (
        person <= _SURE
        and text[0].isupper()
        and (folded[0] in word_set("organization_words", "openers") or _common(tokens, folded))
    ):
        return 0.85
    return 0.4 if person > _SURE else 0.6


_SURE = 0.5


@lru_cache(maxsize=_KEPT)
def is_country(text: str) -> bool:
    """Whether all of `text` is the name of a region.

    >>> is_country("China"), is_country("China Action"), is_country("Luxemburg")
    (True, False, True)
    """
    bare = text.strip().removeprefix("the ").removeprefix("The ")
    if bare.casefold() not in _region_names():
        return False
    return bare.isupper() or bare in _region_names() or gazetteer("regions").fullmatch(bare) is not None


@cache
def _region_names() -> frozenset[str]:
    """The names of regions in every language, as printed and in small letters."""
    names = {
        name.replace("’", "'").replace("‘", "'").replace("`", "'")
        for entry in known("regions")
        for name in (entry.name, *entry.aliases, *(each for group in entry.only.values() for each in group))
    }
    names |= {name.replace(" and ", " & ") for name in names}
    names |= {name.replace("'", "’") for name in names}
    return frozenset(names | {name.casefold() for name in names})


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s,])" + any_of(words("organization_words", "legal_forms")) + r"\.?$")


def _legal_form(text: str) -> bool:
    return _forms().search(text) is not None
