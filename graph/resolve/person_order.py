"""Order of words: which word of a name is surely the family's, so that the name turned round is still that person's.

"Tashi Dorje" and "Dorje Tashi" are two people, and where names go from father to son, so are "Ali Hassan" and "Hassan
Ali". A Chinese name of a family name of one syllable and a given name of two is turned without harm, as long as it is
seen which is which; so is a name whose family name is printed in capitals.
"""

from functools import cache

from undersigned.data import lines
from undersigned.graph.resolve.given_names import is_given_name
from undersigned.graph.resolve.han import is_han
from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.romanisation import read_characters, syllable_readings

_SYLLABLES = 3
"""A family name of one syllable and a given name of two."""


def may_be_two_by_order(left: PersonName, right: PersonName) -> bool:
    """Whether two names turned round may well be two people's: nothing shows which of the words is the family's.

    >>> from undersigned.graph.resolve.person_names import person_name
    >>> may_be_two_by_order(person_name("Gao Zhisheng"), person_name("Zhisheng Gao"))
    False
    >>> may_be_two_by_order(person_name("Tashi Dorje"), person_name("Dorje Tashi"))
    True
    """
    if left.is_chinese and right.is_chinese:
        (one, sure), (other, other_sure) = _family(left), _family(right)
        return not one or one != other or not (sure or other_sure) or not _is_surname(one)
    return not (_told(left, right) or _english_moved(left, right))


def _english_moved(left: PersonName, right: PersonName) -> bool:
    """Whether an English given name stands before a whole Chinese name here, and behind it there."""
    rest = set(left.words) - set(left.chinese)
    return len(left.chinese) == _SYLLABLES and left.chinese == right.chinese and any(map(is_given_name, rest))


def _told(left: PersonName, right: PersonName) -> bool:
    """Whether capitals or a comma tell one family name in both; where in one only, the other has it at its end."""
    if left.family is not None and right.family is not None:
        return left.family == right.family
    for one, other in ((left, right), (right, left)):
        if one.family is not None:
            return one.words[:1] == (one.family,) and other.words[-1:] == (one.family,)
    return False


def _family(name: PersonName) -> tuple[str, bool]:
    """The word that is the family's in a Chinese name of three syllables, and whether that is sure; else nothing."""
    words = name.words
    if len(name.spellings[0].readings) != _SYLLABLES:
        return "", False
    if len(words) == 2:
        lengths = name.spellings[0].lengths
        family, given = (words[0], words[1]) if lengths[0] == 1 else (words[1], words[0])
        return ("", False) if given in _long_surnames() else (family, True)
    if len(words) != _SYLLABLES:
        return "", False
    if name.family in (words[0], words[-1]):
        return str(name.family), True
    joined = [word in name.compounds for word in words]
    if joined in ([True, True, False], [False, True, True]):
        if "".join(word for word in words if word in name.compounds) in _long_surnames():
            return "", False
        return (words[0] if joined[1] and not joined[0] else words[-1]), True
    first, last = _is_surname(words[0]), _is_surname(words[-1])
    if all(joined) or not (first or last):
        return "", False
    # Where no hyphen shows it, the family name comes first as a rule; at the end it must be the only one that can be.
    return (words[0], not last) if first else (words[-1], True)


def _is_surname(word: str) -> bool:
    return any(not _surnames().isdisjoint(ways) for ways in syllable_readings(word))


@cache
def _surnames() -> frozenset[str]:
    """Family names of one character as Pinyin reads them."""
    return frozenset(read for name in _family_names() if len(name) == 1 for read in _read(name)[0][:1])


@cache
def _long_surnames() -> frozenset[str]:
    """Family names of two characters as Pinyin reads them, in one word."""
    return frozenset("".join(each[0] for each in _read(name)) for name in _family_names() if len(name) == 2)


def _family_names() -> tuple[str, ...]:
    return tuple(name for name in lines("given_names") if is_han(name) and read_characters(name) is not None)


def _read(name: str) -> tuple[tuple[str, ...], ...]:
    read = read_characters(name)
    return () if read is None else read.readings
