"""Names of places within other names: of which country an office is, of which place a body."""

import re
from functools import cache

from undersigned.data import entries, reference


def names_a_place(text: str) -> bool:
    """Whether a place is named: "Prime Minister of Canada" does it, "Prime Minister" does not."""
    return _places().search(text) is not None


def is_of_a_place(title: str) -> bool:
    """Whether a title ends with its place: "Prime Minister of Canada" does, "Senior Director for Canada" does not."""
    return any(found.end() == len(title) and found["of"] for found in _places().finditer(title))


def places_told(name: str) -> int:
    """How many places or peoples a name tells of, in any script; those without spaces have no bounds between words.

    >>> [places_told(name) for name in ("Chinese Rights Watch Taiwan", "台湾人权促进会", "人权观察")]
    [2, 1, 0]
    """
    peoples = sum(word.casefold() in _peoples() for word in re.findall(r"\w+", name))
    return peoples + len(_places().findall(name)) + len(_unspaced().findall(name))


def is_a_place(name: str) -> bool:
    """Whether a name is that of a place and nothing else."""
    return name.strip() in _names()


def without_places(text: str) -> str:
    """`text` without the names of places.

    >>> without_places("U.S. House of Representatives").strip()
    'House of Representatives'
    """
    return _places().sub(" ", text)


@cache
def _places() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?P<of>\bof (?:the )?)?(?<!\w)(?:{'|'.join(re.escape(name) for name in longest_first)})(?!\w)")


@cache
def _names() -> frozenset[str]:
    return frozenset(str(alias) for region in entries("regions") for alias in _listed(region["aliases"]))


@cache
def _unspaced() -> re.Pattern[str]:
    """Places in Chinese letters with another word right before or behind; the others are found by `_places`."""
    names = sorted((name for name in _names() if "\u3040" <= name[0] <= "\u9fff"), key=lambda name: (-len(name), name))
    found = "|".join(re.escape(name) for name in names if len(name) > 1)
    return re.compile(rf"(?<=\w)(?:{found})|(?:{found})(?=\w)")


@cache
def _peoples() -> frozenset[str]:
    table = reference("organization_words")
    return frozenset(str(word).casefold() for word in _listed(table["peoples"] if isinstance(table, dict) else None))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
