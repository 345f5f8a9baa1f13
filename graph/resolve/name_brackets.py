"""Brackets: what stands in brackets or quotes beside a person's name, a further name or what tells namesakes apart."""

import re
from collections.abc import Iterable

from undersigned.graph.resolve.forms import words_of
from undersigned.graph.resolve.name_parts import bare, born_words, latin_words, not_names
from undersigned.graph.resolve.name_sounds import plain

_BRACKETS = re.compile(
    r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]|[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|(?<!\w)[‘'’]([^\W\d_][^‘'’]*)[’'](?!\w)"
)
_OTHER_NAME = re.compile(r"^(?:a\.?k\.?a\.?|also known as|alias|born|née|né|formerly)\s+", re.IGNORECASE)
_SCRIPTS = tuple(
    map(re.compile, (r"[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]", r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff]", r"\d"))
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def brackets(text: str) -> tuple[str, list[str]]:
    """What stands outside quotes and brackets, and what stands in each of them."""
    inside = [
        next(group for group in found if group is not None)
        for found in (m.groups() for m in _BRACKETS.finditer(text))
        if any(found)
    ]
    outside = _BRACKETS.sub(" ", text)
    if not any(character.isalpha() for character in outside) and inside:
        return inside[0], inside[1:]
    return outside, inside


def further_name(inside: str, words: tuple[str, ...]) -> str:
    """A further name in brackets; empty when it is a pronoun, a mandate or what stands outside already."""
    said = " ".join(plain(bare(word)) for word in latin_words(_OTHER_NAME.sub("", inside.strip()))[0])
    if not said or said in not_names() or (inside.isupper() and len(inside) <= 5) or set(said.split()) <= not_names():
        return ""
    return "" if set(said.split()) <= set(words) else said


def told_in_brackets(inside: Iterable[str], outside: str, words: tuple[str, ...]) -> frozenset[str]:
    """What brackets say of somebody beside the name: a place, a year, a profession, a further name.

    Pronouns and mandates do not count, nor the name in another script.
    """
    told = set()
    for each in inside:
        said = words_of(_OTHER_NAME.sub("", each.strip()))
        again = set(said.split()) <= {*words, *not_names()} or said in not_names()
        if said and not again and any(part.search(each) and part.search(outside + "0") for part in _SCRIPTS):
            told.add(said)
    return frozenset(told)


def born(told: Iterable[str]) -> int | None:
    """The year of birth that brackets tell.

    >>> born({"born 1985"}), born({"1955 2017"}), born({"detained in 2017"})
    (1985, 1955, None)
    """
    for each in sorted(told):
        if (year := _YEAR.search(each)) is None:
            continue
        before = each[: year.start()].split()
        if not before or any(word in born_words() for word in before):
            return int(year[0])
    return None
