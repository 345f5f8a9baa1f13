"""The words by which extraction recognises things, compiled once from `data/reference`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias, cast

from undersigned.data import reference

_Tree: TypeAlias = "dict[str, _Tree]"


@cache
def words(file: str, section: str) -> tuple[str, ...]:
    """All words of a section of a reference file, whatever the languages it is divided into.

    >>> "Dear" in words("letter_words", "salutations")
    True
    """
    table = cast(Mapping[str, Sequence[str] | Mapping[str, Sequence[str]]], reference(file))[section]
    groups: Iterable[Sequence[str]] = table.values() if isinstance(table, Mapping) else (table,)
    return tuple(dict.fromkeys(word for group in groups for word in group))


@cache
def one_of(file: str, section: str) -> str:
    """A regular expression for any word of the section, the longest first; Latin words end at a word's end."""
    return any_of(words(file, section))


def any_of(choices: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first.

    The words are folded into a tree of their common beginnings, so that a place in a text is tried once for each letter
    a word may begin with and not once for each word.

    >>> bool(re.search(any_of(["release"]), "releases")), bool(re.search(any_of(["释放"]), "立即释放他"))
    (False, True)
    """
    bounded: _Tree = {}
    free: _Tree = {}
    for word in sorted(choices):
        tree = bounded if _is_latin(word[:1]) else free
        for letter in word:
            tree = tree.setdefault(letter, {})
        tree[""] = {"" if not _is_latin(word[-1:]) else "end": {}}
    groups = [rf"(?<!\w){_branches(bounded)}"] * bool(bounded) + [_branches(free)] * bool(free)
    return "(?:" + "|".join(groups) + ")"


def _branches(tree: "_Tree") -> str:
    """The ways on from a place in the tree; where a word ends here as well, it is tried last."""
    ways = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branches(further)
        for letter, further in tree.items()
        if letter
    ]
    if "" in tree:
        ways.append(r"(?!\w)" if "end" in tree[""] else "")
    return ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


@cache
def word_set(file: str, section: str) -> frozenset[str]:
    """The words of a section, casefolded, for looking single words up."""
    return frozenset(word.casefold() for word in words(file, section))


@cache
def months() -> Mapping[str, int]:
    """Month names, casefolded and without a final dot, to the number of the month."""
    table = cast(Mapping[str, Sequence[Sequence[str]]], reference("months"))
    return {
        name.casefold(): number
        for language, names in table.items()
        if language != "source"
        for number, forms in enumerate(names, start=1)
        for name in forms
    }


@cache
def number_words() -> Mapping[str, int]:
    """Number words, casefolded, to numbers."""
    table = cast(Mapping[str, Mapping[str, Mapping[str, int]]], reference("counts"))["numbers"]
    return {word.casefold(): number for group in table.values() for word, number in group.items()}


@cache
def letter_kinds() -> Sequence[tuple[str, str]]:
    """(printed form in lower case, kind of letter), the longest form first."""
    table = cast(Mapping[str, Mapping[str, Sequence[str]]], reference("letter_words"))["kinds"]
    pairs = [(form.casefold(), kind) for kind, forms in table.items() for form in forms]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
