"""Spellings: how two printed names of people may be one name in two spellings or scripts.

Names by ear, Chinese names in several romanisations or in characters, Uyghur names as Chinese spells them. All of it is
a reason to ask a person; only a source can say that two spellings are one person's.
"""

from undersigned.graph.resolve.given_names import is_given_name
from undersigned.graph.resolve.name_sounds import bones, heard, one_spelling, without_article
from undersigned.graph.resolve.person_fits import one_letter_off
from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.romanisation import (
    PINYIN,
    is_pinyin,
    is_syllables,
    read_alike,
    read_characters,
    syllable_readings,
)
from undersigned.graph.resolve.verdicts import Clue

_LEAST_SOUNDS = 6
"""So many consonants tell names apart whose words are not divided alike."""

_LEAST_LETTERS = 9
"""A name that went through Chinese is a long one."""

_LEAST_BONES = 4
"""Fewer consonants than these in a name are shared by too many names."""


def other_spelling(left: PersonName, right: PersonName) -> Clue | None:
    """Spellings by ear of one name: Arabic, Uyghur or Tibetan names in Latin letters."""
    if min(len(left.full), len(right.full)) < 2 or left.has_initials or right.has_initials:
        return None
    if len(left.words) == len(right.words):
        alike = all(sounds_alike(one, other) for one, other in zip(left.words, right.words, strict=True))
    else:
        one, other = heard(left.joined), heard(right.joined)
        alike = len(one.consonants) >= _LEAST_SOUNDS and one.like(other)
    if not alike:
        return None
    return Clue("other spelling", 0.7, "the words may be other spellings of the same sounds")


def further_spelling(left: PersonName, right: PersonName) -> Clue | None:
    """One has a name more than the other, and the rest may be other spellings of the same sounds."""
    short, long = sorted((left, right), key=lambda name: (len(name.words), name.normal))
    if len(short.full) < 2 or len(short.words) == len(long.words) or left.has_initials or right.has_initials:
        return None
    if left.is_chinese or right.is_chinese:
        return None
    rest = iter(long.words)
    if not all(any(sounds_alike(word, each) for each in rest) for word in short.words):
        return None
    return Clue("further spelling", 0.4, "the words may be other spellings of the same sounds, and one has a name more")


def other_romanisation(left: PersonName, right: PersonName) -> Clue | None:
    """One Chinese name romanised in two ways, or in characters on one side."""
    if left.han and right.han and left.words and right.words:
        return None
    for one in left.spellings:
        for other in right.spellings:
            if one.system == other.system or _short_pinyin(left, right):
                continue
            if any(read_alike(one.readings, order) for order in other.turned()) or any(
                read_alike(order, other.readings) for order in one.turned()
            ):
                spelled = " and ".join(sorted({one.system, other.system}))
                return Clue("other romanisation", 0.6, f"both may be one Chinese name ({spelled})")
    return None


def other_character(left: PersonName, right: PersonName) -> Clue | None:
    """Chinese characters of which one is another, read alike: perhaps a slip of who typed the name."""
    if not one_letter_off(left.han, right.han) or not len(left.han) == len(right.han) >= 3:
        return None
    one, other = read_characters(left.han), read_characters(right.han)
    if one is None or other is None or not read_alike(one.readings, other.readings):
        return None
    return Clue("other character", 0.4, "one of the Chinese characters is another, and read alike")


def through_chinese(left: PersonName, right: PersonName) -> Clue | None:
    """A Uyghur name by itself, and as Chinese characters or Pinyin spell it."""
    for one, other in ((left, right), (right, left)):
        chinese = chinese_bones(one)
        if not chinese or (other.words and other.chinese):
            continue
        own = tuple(bones(word) for word in other.full or other.others)
        if chinese == own and sum(map(len, own)) >= _LEAST_BONES:
            return Clue("through Chinese", 0.55, "one may be the other as it is written in Chinese")
    return None


def other_script(left: PersonName, right: PersonName) -> Clue | None:
    """The same sounds in another script: Cyrillic or Arabic letters."""
    for one, other in ((left, right), (right, left)):
        if len(one.others) < 2 or one.words:
            continue
        against = other.full or other.others
        if other.others == one.others and not other.words:
            continue
        mine, theirs = (tuple(bones(without_article(word)) for word in words) for words in (one.others, against))
        if mine == theirs and sum(map(len, mine)) >= _LEAST_BONES:
            return Clue("other script", 0.5, "the letters of the one script may spell the name in the other")
    return None


def english_and_chinese(left: PersonName, right: PersonName) -> Clue | None:
    """One family name, an English given name here and a Chinese one there: it is common to have both."""
    for one, other in ((left, right), (right, left)):
        if len(one.words) != 2 or one.has_initials or not is_given_name(one.words[0]):
            continue
        family = one.words[1]
        if family in _family_words(other) or _read_as_family(family, other):
            return Clue("English and Chinese", 0.2, f"one family name, {family!r}, an English and a Chinese given name")
    return None


def chinese_bones(name: PersonName) -> tuple[str, ...]:
    """The consonants of a name that seems to have gone through Chinese; empty when it does not."""
    if name.words:
        if (name.is_chinese and name.syllables < 4) or name.has_initials or len(name.words) < 2:
            return ()
        if len(name.joined) < _LEAST_LETTERS or not all(map(is_pinyin, name.words)):
            return ()
        return tuple(bones(word, through_chinese=True) for word in name.words)
    if len(name.parts) < 2:
        return ()
    read = [read_characters(part) for part in name.parts]
    known = [each for each in read if each is not None]
    if len(known) < len(read):
        return ()
    return tuple(bones("".join(syllable[0] for syllable in each.readings), through_chinese=True) for each in known)


def sounds_alike(one: str, other: str) -> bool:
    """Whether two words may be spellings by ear of one.

    >>> sounds_alike("mansoor", "mansour"), sounds_alike("hassan", "hussein")
    (True, False)
    """
    if one == other:
        return True
    if is_syllables(one) and is_syllables(other):
        return False
    known = one_spelling()
    if known.get(one, one) == known.get(other, other):
        return True
    bare, other_bare = without_article(one), without_article(other)
    return heard(one).like(heard(other)) or ((bare, other_bare) != (one, other) and heard(bare).like(heard(other_bare)))


def _short_pinyin(left: PersonName, right: PersonName) -> bool:
    """Whether both are Pinyin, and one so short that some other spelling would always fit."""
    both = (left, right)
    return all(name.spellings[0].system == PINYIN for name in both) and min(name.syllables for name in both) < 3


def _family_words(name: PersonName) -> tuple[str, ...]:
    """The words of a Chinese name that may be the family's: its first and its last."""
    return (name.words[0], name.words[-1]) if name.is_chinese and len(name.words) > 1 else ()


def _read_as_family(family: str, name: PersonName) -> bool:
    """Whether the first character of a Chinese name may be read as this family name."""
    if name.words or name.parts or not 2 <= len(name.han) <= 4:
        return False
    read = read_characters(name.han[0])
    return read is not None and any(not set(ways).isdisjoint(read.readings[0]) for ways in syllable_readings(family))
