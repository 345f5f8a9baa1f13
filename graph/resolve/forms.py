"""Normal forms: what of a printed name counts when two names are compared, and the slugs made from it.

The folding is conservative: letter case, width, quotes, dashes, other punctuation, white space, `&` for "and", a
leading "the" and a trailing acronym in brackets do not tell two names apart; every letter, digit and accent does.
"""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache

from undersigned.data import entries

_APOSTROPHES = frozenset("'’‘ʼ`´＇")
_BRACKETED = re.compile(r"^(?P<name>.*\S)\s*[(（](?P<inside>[^()（）]+)[)）]\s*$", re.DOTALL)
_LEADING = re.compile(r"^(?P<acronym>\S+)\s+[-–—:|]\s+(?P<name>\S.*)$", re.DOTALL)
_CLOSING = (")", "）")
_ARTICLE = "the "
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|-|(?<=\b[dDlL])['’](?=\w)")
_WITHIN = re.compile(r"(?<=\w)['’‘ʼ`´＇](?=\w)")
_PLUS = re.compile(r"(?<=\w)\+(?!\w)")
_SMALL_WORD = 3
_SHORT = 3
_LONGEST_SLUG = 80


class _Folds(dict[int, str]):
    """What each character becomes: letters, digits and marks stay, apostrophes go, all else parts words."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        shown = unicodedata.category(character)[0] in "LNM" and not 0xFE00 <= code <= 0xFE0F
        kept = character if shown else " "
        folded = self[code] = "" if character in _APOSTROPHES else " and " if character == "&" else kept
        return folded


_FOLDS = _Folds()


@lru_cache(maxsize=1 << 16)
def form(name: str) -> str:
    """The normal form of `name`: words of letters and digits, one space between them.

    >>> form("The Women’s  Rights & Law Network (WRLN)"), form("WOMEN'S RIGHTS AND LAW NETWORK.")
    ('womens rights and law network', 'womens rights and law network')
    >>> form("Federation for a Democratic China (Canada)")
    'federation for a democratic china canada'
    """
    bare, _ = split_acronym(name)
    return words_of(bare)


def words_of(text: str) -> str:
    """The words of `text` folded as in `form`, a bracketed acronym kept.

    >>> words_of("Rights Now! (RN)")
    'rights now rn'
    """
    if "+" in text:
        text = _PLUS.sub(" plus ", text)
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    words = " ".join(folded.translate(_FOLDS).split())
    shorter = words.removeprefix(_ARTICLE)
    return shorter or words or _unlettered(text)


def spelled(name: str) -> str:
    """The normal form of a person's name: as `form`, but an apostrophe parts syllables.

    >>> spelled("Zhang Xi'an"), spelled("Zhang Xian")
    ('zhang xi an', 'zhang xian')
    """
    return form(_WITHIN.sub(" ", name))


@lru_cache(maxsize=1 << 16)
def split_acronym(name: str) -> tuple[str, str | None]:
    """`name` without the acronym printed in brackets at its end, and that acronym.

    Only brackets that hold the initials of the name are taken for an acronym, and never those that hold a region's,
    so that a chapter keeps its country.

    >>> split_acronym("Tibet Justice Center (TJC)"), split_acronym("Amnesty International (UK)")
    (('Tibet Justice Center', 'TJC'), ('Amnesty International (UK)', None))
    """
    bare, inside = split_brackets(name)
    if inside is not None and is_acronym(inside) and inside not in _places() and abbreviates(inside, bare):
        return bare, inside
    return name.strip(), None


def split_brackets(name: str) -> tuple[str, str | None]:
    """`name` without what stands in brackets at its end, and that.

    >>> split_brackets("World Against Torture (OMCT)"), split_brackets("Tibet Watch")
    (('World Against Torture', 'OMCT'), ('Tibet Watch', None))
    """
    matched = _BRACKETED.match(name.strip()) if name.rstrip()[-1:] in _CLOSING else None
    return (name.strip(), None) if matched is None else (matched["name"], matched["inside"].strip())


def without_leading(name: str, acronym: str) -> str:
    """`name` without "ACR – " before it, when that is `acronym`; else `name` itself.

    >>> without_leading("IFHR – International Federation for Human Rights", "IFHR")
    'International Federation for Human Rights'
    """
    matched = _LEADING.match(name.strip())
    return matched["name"] if matched is not None and matched["acronym"] == acronym else name


@lru_cache(maxsize=1 << 16)
def is_acronym(text: str) -> bool:
    """Whether `text` looks like an acronym: one word of 2 to 12 characters with at least two capitals.

    >>> is_acronym("CHRD"), is_acronym("GNP+"), is_acronym("Canada"), is_acronym("branch in Sweden")
    (True, True, False, False)
    """
    if not 2 <= len(text) <= 12 or any(character.isspace() for character in text):
        return False
    return sum(character.isupper() for character in text) >= 2


def slug(normal: str) -> str:
    """The last part of an IRI for the normal form `normal`; letters of every script stay readable.

    Two normal forms never share a slug: nothing is lost but the spaces, and what is shortened gets a hash.

    >>> slug("hong kong watch"), slug("中国人权")
    ('hong-kong-watch', '中国人权')
    """
    joined = normal.replace(" ", "-")
    if joined and len(joined) <= _LONGEST_SLUG:
        return joined
    return f"{joined[:_LONGEST_SLUG].rstrip('-') or 'name'}-{fingerprint(normal)}"


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that stand for `text`, the same on every machine.

    >>> fingerprint("hong kong watch") == fingerprint("hong kong watch")
    True
    """
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@cache
def _places() -> frozenset[str]:
    """Every name of a region: "Uyghur Students (US)" and "Uyghur Students" may be two organizations."""
    return frozenset(str(alias) for region in entries("regions") for alias in _listed(region["aliases"]))


def _listed(aliases: object) -> list[object]:
    return aliases if isinstance(aliases, list) else []


def _unlettered(text: str) -> str:
    """What stands for a name without a letter or digit ("★★★"): the numbers of its characters."""
    return " ".join(f"u{ord(character):x}" for character in text if not character.isspace())


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` are initials of `name`, in that order.

    What stands in brackets may be a place or a university as well, "Students for Freedom (QLD)", and chapters are not
    one: letters from within words do not count, nor does a short acronym that leaves out one of the longer words, or
    any that leaves out two.
    """
    words = " ".join(_CAMEL.split(name)).casefold().translate(_FOLDS).split()
    if words and len(words[-1]) > _SMALL_WORD and acronym.casefold().endswith(words[-1]):
        acronym = acronym[: -len(words[-1])]  # "BAFTibet" writes the last word out
    capitals = [character.casefold() for character in acronym if character.isupper()]
    every = [character.casefold() for character in acronym if character.isalpha()]
    return any(_are_initials(letters, words) for letters in (capitals, every))


def _are_initials(letters: list[str], words: list[str]) -> bool:
    """Whether `letters` are initials of `words` in order; all ways of reading it are followed at once."""
    patience = 0 if len(letters) <= _SHORT else 1
    states = {(0, 0)}  # how many letters are used up, and how many longer words left out
    for word in words:
        used = {(at + 1, left_out) for at, left_out in states if at < len(letters) and word[0] == letters[at]}
        passed = {(at, left_out + (len(word) > _SMALL_WORD)) for at, left_out in states}
        states = used | {state for state in passed if state[1] <= patience}
    return any(at == len(letters) for at, _ in states)
