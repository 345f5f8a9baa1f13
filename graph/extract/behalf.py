"""For whom someone speaks: the words "on behalf of X", as a part of an entry begins with them or anywhere in it."""

import re
from functools import cache

from undersigned.graph.extract.vocabulary import one_of


def behalf(text: str) -> int | None:
    """Where the group's name begins after words that say for whom someone speaks; None without such words.

    >>> behalf("on behalf of Open Forum")
    13
    """
    found = _opening().match(text)
    return None if found is None or found.end() == len(text) else found.end()


def spoken_for(entry: str) -> tuple[int, int] | None:
    """Where the words that say for whom someone speaks stand behind who does; None without such words.

    >>> entry = "Ana Ruiz, on behalf of the Open Forum"
    >>> start, end = spoken_for(entry)
    >>> entry[:start], entry[end:]
    ('Ana Ruiz', 'Open Forum')
    """
    found = _within().search(entry)
    return None if found is None or not found.start() else found.span()


@cache
def _opening() -> re.Pattern[str]:
    """More words than within an entry, where "representing" may say what a lawyer does."""
    return re.compile(rf"{one_of('roles', 'behalf')}(?:\s+|(?<=['’表]))", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf",?\s+{one_of('letter_words', 'behalf')}\s*(?:(?:the|der|des|la|le|el)\s+)?", re.IGNORECASE)
