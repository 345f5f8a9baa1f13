"""Single words of names: given names, surnames set in capitals, particles, and words that are hardly anyone's name."""

import re
from functools import cache

from undersigned.data import lines
from undersigned.graph.extract.vocabulary import word_set, words

INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.)+(?:-[A-ZÀ-Þ]\.)?$|[A-ZÀ-Þ]$|M\.?ª$")
CAPITALIZED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’ʼ.-]*$|d['’][A-ZÀ-Þ]\w+$|(?:al|el|as|ad|an|ar|at|az|ash|bin|ben|ibn|wa)-[A-Z]\w+(?:-\w+)*$|[dD]e[A-Z]\w+$"
)
ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]{1,9}$")
_POSSESSIVE = re.compile(r"\w['’]s$|s['’]$")
_FEW, _SEVERAL, _MANY, _MOST = 2, 3, 4, 6


def surname_too(tokens: list[str]) -> bool:
    """Whether the last of two words is a surname as often as a word of organizations: "Jude Law", "Sally Welsh"."""
    last = tokens[-1].casefold()
    ambiguous = last in word_set("organization_words", "surnames_too")
    return ambiguous and len(tokens) == _FEW and tokens[-1][0].isupper()


def lower_nickname(tokens: list[str], number: int) -> bool:
    """Whether a word in small letters stands between two names of a person: "Rafał bluszcz Zawadzki"."""
    if not (len(tokens) == _SEVERAL and number == 1 and tokens[1].isalpha()):
        return False
    return is_given(tokens[0]) and CAPITALIZED.match(tokens[2]) is not None


def is_common(tokens: list[str], folded: list[str]) -> bool:
    """Whether a word is hardly ever a name, by the list, its ending, or its being a possessive."""
    common = word_set("organization_words", "common")
    given = _given()
    for token, fold in zip(tokens, folded, strict=True):
        if fold in common and (token is not tokens[0] or not is_given(tokens[0])):
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


def by_length(names: list[str]) -> float:
    """By the number of names, and whether one is a given name somewhere."""
    if len(names) < _FEW:
        return 0.25
    if len(names) <= _MANY:
        return 0.95 if any(is_given(name) for name in names) else 0.85
    return 0.6 if len(names) <= _MOST else 0.1


def capital_surname(tokens: list[str]) -> bool:
    """Whether the words in capitals are a surname set so, "Claire HOLLOWAY", "HUANG Xueqin" or "DE COURSON Yolaine"."""
    names = [token for token in tokens if not is_particle(token) and not INITIAL.match(token)]
    capitals = [name for name in names if name.isupper()]
    others = [name for name in names if not name.isupper()]
    together = capitals in (names[: len(capitals)], names[len(names) - len(capitals) :])
    if not (others and together and len(names) <= _MANY):
        return False
    longest = max(map(len, capitals))
    return any(map(is_given, others)) or longest > _MANY or (longest == _MANY and not names[0].isupper())


def given_names(text: str) -> bool:
    """Whether `text` is one to three given names or initials, one of them known.

    >>> given_names("Ana María"), given_names("Watch")
    (True, False)
    """
    tokens = text.split()
    known = any(is_given(token) for token in tokens)
    return 0 < len(tokens) <= _SEVERAL and known and all(is_given(token) or INITIAL.match(token) for token in tokens)


def is_given(token: str) -> bool:
    """Whether a word is somebody's given name, or two joined by a hyphen are.

    >>> is_given("Jean-Luc"), is_given("Watch")
    (True, False)
    """
    known = _given()
    return token in known or ("-" in token and token.split("-", maxsplit=1)[0] in known)


@cache
def _given() -> frozenset[str]:
    """The given names that are not words of organizations more often."""
    return lines("given_names") - frozenset(words("organization_words", "not_names"))


def is_particle(token: str) -> bool:
    """Whether a word is one that joins the names of a person: "de", "van", "bin"."""
    return token.islower() and token in word_set("organization_words", "particles")


@cache
def function_words() -> frozenset[str]:
    """Words of grammar that no name of a person has."""
    return word_set("organization_words", "weak") - word_set("organization_words", "particles")


@cache
def single_forms() -> frozenset[str]:
    """The legal forms that are one word."""
    return frozenset(form for form in words("organization_words", "legal_forms") if " " not in form)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"\w{{4,}}(?:{'|'.join(words('organization_words', 'endings'))})$")


def han_surname(text: str) -> bool:
    """Whether a name in Chinese writing begins with a surname, or a dot parts a transcribed one."""
    return "·" in text or "・" in text or text[0] in lines("given_names") or text[:2] in lines("given_names")
