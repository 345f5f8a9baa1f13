"""Given names, and the short forms that people bear instead of them."""

from functools import cache

from undersigned.data import lines, reference
from undersigned.graph.resolve.romanisation import is_syllables


def is_given_name(word: str) -> bool:
    """Whether `word` is a short or full form of an English given name, and no syllables of Chinese.

    >>> is_given_name("joshua"), is_given_name("fung")
    (True, False)
    """
    return word in short_forms() and not is_syllables(word)


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """For each English given name and each short form, the names it may stand for or be short of, itself included."""
    read = reference("short_names")
    assert isinstance(read, dict), "data/reference/short_names.yml is a table"
    table = read["short"]
    assert isinstance(table, dict), "data/reference/short_names.yml has one table"
    found: dict[str, set[str]] = {}
    for name, shorts in table.items():
        for short in str(shorts).split():
            found.setdefault(str(name), {str(name)}).add(short)
            found.setdefault(short, {short}).add(str(name))
    return {word: frozenset(names) for word, names in found.items()}


@cache
def all_given_names() -> frozenset[str]:
    """Every given name in Latin letters that is known, in small letters."""
    return frozenset(name.casefold() for name in lines("given_names") if name.isascii())
