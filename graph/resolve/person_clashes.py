"""Clashes: what shows that two printed names of people are not one person's."""

from undersigned.graph.resolve.given_names import short_forms
from undersigned.graph.resolve.name_divisions import Division, division
from undersigned.graph.resolve.person_fits import one_letter_off
from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.person_spellings import other_character, sounds_alike
from undersigned.graph.resolve.verdicts import Clue

_BIRTHS_APART = 2
"""Years of birth this far apart may be an error, or an estimate."""


def generations_clash(left: PersonName, right: PersonName) -> Clue | None:
    """Junior and senior."""
    if left.generation is None or right.generation is None or left.generation == right.generation:
        return None
    return Clue("generations", -1.0, f"one is the {left.generation}, the other the {right.generation} of the name")


def child_and_parent(left: PersonName, right: PersonName) -> Clue | None:
    """Each is named as the other's child: "Ali bin Hassan" and "Hassan bin Ali"."""
    if not (left.fathers and right.fathers) or len(left.words) < 2 or left.words == right.words:
        return None
    if sorted(left.words) != sorted(right.words):
        return None
    return Clue("child and parent", -1.0, "one is named as the child of the other's name")


def initials_clash(left: PersonName, right: PersonName) -> Clue | None:
    """Two initials, or an initial and a name, that cannot be one: John A. and John B. Smith."""
    if not (left.has_initials or right.has_initials) or len(left.words) < 2 or len(right.words) < 2:
        return None
    if left.words[-1] != right.words[-1] or len(left.words) != len(right.words):
        return None
    off = [(a, b) for a, b in zip(left.words[:-1], right.words[:-1], strict=True) if a[0] != b[0]]
    if not off or not any(len(a) == 1 or len(b) == 1 for a, b in off):
        return None
    return Clue("initials", -1.0, f"the initials {off[0][0][0].upper()} and {off[0][1][0].upper()} differ")


def births_clash(left: PersonName, right: PersonName) -> Clue | None:
    """The years of birth in brackets are far apart."""
    if left.born is None or right.born is None or abs(left.born - right.born) <= _BIRTHS_APART:
        return None
    years = sorted((left.born, right.born))
    return Clue("births", -0.9, f"one is born in {years[0]}, the other in {years[1]}")


def printed_characters_clash(left: PersonName, right: PersonName) -> Clue | None:
    """Beside both names in Latin letters stand Chinese characters, and not the same."""
    return characters_clash(left, right) if left.words and right.words else None


def middle_names_clash(left: PersonName, right: PersonName) -> Clue | None:
    """The same first and last name, and in the middle two names: Martin Adam and Martin Brian Keller."""
    if min(len(left.words), len(right.words)) < 3 or left.is_chinese or right.is_chinese:
        return None
    if (left.words[0], left.words[-1]) != (right.words[0], right.words[-1]):
        return None
    short, long = sorted((left.words[1:-1], right.words[1:-1]), key=lambda middle: (len(middle), middle))
    rest = iter(long)
    if all(any(_may_be_one(word, each) for each in rest) for word in short):
        return None
    said = [" ".join(side.words[1:-1]) for side in (left, right)]
    return Clue("middle names", -0.7, f"one has {said[0]!r} in the middle, the other {said[1]!r}")


def parted_otherwise(left: PersonName, right: PersonName) -> Clue | None:
    """The same letters, but the syllables of Chinese are others: "Wang Aihua" is not "Wan Gaihua"."""
    if not (left.is_chinese and right.is_chinese) or "".join(left.words) != "".join(right.words):
        return None
    if division(left.words, right.words) is not Division.OTHER:
        return None
    return Clue("other syllables", -0.4, "the letters are the same, but the syllables are others")


def given_names_clash(left: PersonName, right: PersonName) -> Clue | None:
    """One family name and two given names."""
    if left.has_initials or right.has_initials or (left.han and right.han and not (left.words or right.words)):
        return None
    if min(len(left.words), len(right.words)) < 2:
        return None
    family = _shared_family(left, right)
    if family is None:
        return None
    rests = [tuple(word for word in side.words if word != family) for side in (left, right)]
    if not all(rests) or set(rests[0]) & set(rests[1]):
        return None
    return Clue("given names", -0.9, f"one family name, {family!r}, but two given names")


def characters_clash(left: PersonName, right: PersonName) -> Clue | None:
    """Both are printed in Chinese characters, and not in the same."""
    if len(left.han) < 2 or len(right.han) < 2 or left.han == right.han:
        return None
    if other_character(left, right) is not None:
        return None
    return Clue("characters", -0.9, f"they are written with other Chinese characters, {left.han} and {right.han}")


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names in the middle may be one: an initial, a short form, another spelling or a slip."""
    if one == other or (1 in (len(one), len(other)) and one[0] == other[0]):
        return True
    return (
        other in short_forms().get(one, ())
        or sounds_alike(one, other)
        or (min(len(one), len(other)) >= 4 and one_letter_off(one, other))
        or (min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)))
    )


def _shared_family(left: PersonName, right: PersonName) -> str | None:
    """The word that is the family's in both; where capitals do not tell, the last of both or the first of both."""
    if left.family is not None and right.family is not None:
        return left.family if left.family == right.family else None
    told = left.family or right.family
    if told is not None:
        return told if told in left.words and told in right.words else None
    if left.words[-1] == right.words[-1] and not left.is_chinese:
        return left.words[-1]
    if left.is_chinese and right.is_chinese and left.words[0] == right.words[0]:
        return left.words[0]
    return None
