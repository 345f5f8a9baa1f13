"""Keys: names of organizations that say the same in other letters, found in a table and not by comparing.

"Human Rights Watch" and "人权观察" have no letter in common, and "Int'l Campaign" few with "International Campaign".
What they say is compared: the words that count, in English and in the singular, in the order of the alphabet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from undersigned.graph.resolve.han import simplified
from undersigned.graph.resolve.name_content import (
    acronym_key,
    capitals_of,
    initials_of,
    joined,
    read_name,
    said_in_english,
)
from undersigned.graph.resolve.name_words import fold, name_words
from undersigned.graph.resolve.organization_names import is_eastern
from undersigned.graph.resolve.printed_names import is_bare_acronym, take_apart
from undersigned.graph.resolve.word_senses import sense

CROWD = 24
"""What more names than this have in common says little about any two of them."""

_FEW = 3
"""An acronym of fewer letters is many a body's."""


def meaning_keys(printed: str) -> frozenset[str]:
    """What a printed name says, in each script it is printed in, and its letters without spaces and legal forms.

    >>> meaning_keys("Human Rights Watch") & meaning_keys("人权观察")
    frozenset({'human right watch'})
    >>> sorted(meaning_keys("Freiheit für Hongkong e. V."))
    ['@hong-kong freedom', 'freiheitfurhongkong']
    """
    parts = take_apart(printed)
    return frozenset([key for name in (parts.name, *parts.others) for key in _keys(name)])


def meaning_pairs(
    names: Mapping[str, Iterable[str]], acronyms: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of nodes of which two names say the same, all of it or but for a word for the sort of body.

    `names` are the printed names of each node, `acronyms` those printed beside them. An acronym that is a node's whole
    name, or has but a place behind it, is paired with the names whose initials it is and those it is printed beside.
    """
    whole: defaultdict[str, set[str]] = defaultdict(set)
    kernels: defaultdict[str, set[str]] = defaultdict(set)
    short: defaultdict[str, set[str]] = defaultdict(set)
    for node, printed_names in names.items():
        for printed in printed_names:
            for key in meaning_keys(printed):
                whole[key].add(node)
            if (kernel := _kernel(printed)) is not None:
                kernels[kernel].add(node)
            for key in _short(printed):
                short[key].add(node)
    for _, nodes in sorted(whole.items()):
        if 1 < len(nodes) <= CROWD:
            yield from combinations(sorted(nodes), 2)
    yield from _both(kernels, whole)
    if short:
        yield from _both(short, _long(names, acronyms, short))


def _both(ones: Mapping[str, set[str]], others: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of one node and another that have a key in common."""
    for key, nodes in sorted(ones.items()):
        if len(nodes) <= CROWD and len(others.get(key, ())) <= CROWD:
            yield from ((one, other) for one in sorted(nodes) for other in sorted(others.get(key, ())) if one != other)


def _keys(name: str) -> Iterator[str]:
    if is_eastern(name):
        whole = simplified(fold(name).replace(" ", ""))
        for form in name_words().legal_forms_han:
            whole = whole.replace(form, "") if len(whole) > len(form) + 1 else whole
        said = sorted(said_in_english(whole))
    else:
        words, _, _, content, _ = read_name(name)
        whole = joined(words)
        said = sorted([each for word in content for each in sense(word).said])
    if whole:
        yield whole
    if len(said) > 1:
        yield " ".join(said)


def _kernel(printed: str) -> str | None:
    """What a Latin name says without words for the sort of body, where it has one of them and two others."""
    name = take_apart(printed).name
    if is_eastern(name):
        return None
    content = read_name(name).content
    said = [each for word in content if not sense(word).is_generic for each in sense(word).said]
    return " ".join(sorted(said)) if 1 < len(said) < len(content) else None


def _short(printed: str) -> Iterator[str]:
    """The acronym that a name is but for a place, and its capitals."""
    name = take_apart(printed).name
    first = name.partition(" ")[0].partition("-")[0]
    if sum(map(str.isupper, first)) < 2 or not is_bare_acronym(first):
        return
    if first != name and not all(word[0] == "@" for word in read_name(name).content[1:]):
        return
    yield from {key for key in (acronym_key(first), capitals_of(first)) if len(key) >= _FEW}


def _long(
    names: Mapping[str, Iterable[str]], acronyms: Mapping[str, Iterable[str]], wanted: Mapping[str, set[str]]
) -> Mapping[str, set[str]]:
    """The nodes that each wanted acronym may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node, printed_names in names.items():
        keys = {acronym_key(acronym) for acronym in acronyms.get(node, ())}
        for printed in printed_names:
            parts = take_apart(printed)
            keys.update(map(acronym_key, parts.acronyms))
            if " " in parts.name and not is_eastern(parts.name):
                reading = read_name(parts.name)
                keys |= initials_of(reading.words, reading.content)
        for key in keys & wanted.keys():
            found[key].add(node)
    return found
