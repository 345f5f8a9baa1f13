"""Traits: what weakens or strengthens the likeness of two names, whichever way they fit."""

import unicodedata
from functools import cache

from undersigned.data import reference
from undersigned.graph.resolve.given_names import short_forms
from undersigned.graph.resolve.name_parts import particles
from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.person_order import may_be_two_by_order

RARE, LONG = "rare", "three words"
"""Three syllables at least, and no name that many people bear; three words at least."""

ONE_WORD, COMMON, EITHER_ORDER, CUT_SHORT = "one word", "common", "either order", "cut short"

OTHER_MARKS, OTHER_PARTICLES = "other marks", "other particles"
"""Both names have accents or tones, and not the same; "von" or "bin" stands in one, another or none in the other."""


def traits_of(left: PersonName, right: PersonName) -> frozenset[str]:
    """Which of the traits hold for these two names, of whichever of them."""
    common = is_common(left) or is_common(right)
    said = {
        ONE_WORD: left.is_one_word or right.is_one_word,
        COMMON: common,
        EITHER_ORDER: may_be_two_by_order(left, right),
        CUT_SHORT: not (left.whole and right.whole),
        RARE: not common and min(left.syllables, right.syllables) >= 3,
        OTHER_MARKS: _is_marked(left) and _is_marked(right) and _marked(left) != _marked(right),
        OTHER_PARTICLES: _particles(left) != _particles(right),
        LONG: min(len(left.full), len(right.full)) >= 3 or (left.is_chinese and right.is_chinese),
    }
    return frozenset(trait for trait, holds in said.items() if holds)


def _is_marked(name: PersonName) -> bool:
    return any(not word.isascii() for word in name.accented)


def _marked(name: PersonName) -> list[str]:
    """The letters of a name with their marks, in whatever order and division of words."""
    return sorted(unicodedata.normalize("NFC", "".join(name.accented)).casefold())


def _particles(name: PersonName) -> list[str]:
    """The words of a name that are no names: "von", "bin", "al"."""
    return sorted(word for word in name.normal.split() if word in particles())


def is_common(name: PersonName) -> bool:
    """Whether many people bear the name: a Chinese name of two syllables, or common words of English or Arabic."""
    if name.han and not name.words:
        return len(name.han) < 3
    if name.is_chinese:
        return len(name.spellings[0].readings) < 3
    return len(name.full) == 2 and all(word in _common_words() or word in short_forms() for word in name.full)


@cache
def _common_words() -> frozenset[str]:
    read = reference("name_parts")
    assert isinstance(read, dict), "data/reference/name_parts.yml is a table"
    listed = read["common"]
    return frozenset(str(each) for each in listed) if isinstance(listed, list) else frozenset()
