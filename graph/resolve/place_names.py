"""Names of places within other names: of which country an office is, of which place a body."""

import re
from functools import cache

from undersigned.data import entries


def names_a_place(text: str) -> bool:
    """Whether a place is named: "Prime Minister of Canada" does it, "Prime Minister" does not."""
    return _places().search(text) is not None


def is_of_a_place(title: str) -> bool:
    """Whether a title ends with its place: "Prime Minister of Canada" does, "Senior Director for Canada" does not."""
    return any(found.end() == len(title) and found["of"] for found in _places().finditer(title))


def is_local(name: str) -> bool:
    """Whether a name tells of a place in any script; those without spaces have no bounds between words.

    >>> is_local("Rights Watch Taiwan"), is_local("台湾人权促进会"), is_local("人权观察")
    (True, True, False)
    """
    return names_a_place(name) or any(place in name for place in _unspaced())


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
def _unspaced() -> tuple[str, ...]:
    return tuple(sorted(name for name in _names() if len(name) > 1 and "\u3040" <= name[0] <= "\u9fff"))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
