"""Clashes: what shows that two printed names of people are not one person's."""

from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.person_spellings import other_character
from undersigned.graph.resolve.verdicts import Clue


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
