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


def without_places(text: str) -> str:
    """`text` without the names of places.

    >>> without_places("U.S. House of Representatives").strip()
    'House of Representatives'
    """
    return _places().sub(" ", text)


@cache
def _places() -> re.Pattern[str]:
    names = {str(alias) for region in entries("regions") for alias in _listed(region["aliases"])}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?P<of>\bof (?:the )?)?(?<!\w)(?:{'|'.join(re.escape(name) for name in longest_first)})(?!\w)")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
