"""Doubts: what speaks against two names that fit being one person's, so that a person is asked whatever else is seen.

A doubt is as strong as a veto for whatever stands between the two: a third name that fits both is joined to neither.
"""

from functools import cache

from undersigned.data import reference
from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.person_spellings import other_character
from undersigned.graph.resolve.verdicts import Clue


def brackets_doubt(left: PersonName, right: PersonName) -> Clue | None:
    """Brackets say two things of them: Lobsang Gyatso (Kirti) and Lobsang Gyatso (Sera).

    >>> from undersigned.graph.resolve.person_names import person_name
    >>> clue = brackets_doubt(person_name("Li Xiaoming (Beijing)"), person_name("Li Xiaoming (Shandong)"))
    >>> clue.sentence if clue else None
    "in brackets one has 'beijing', the other 'shandong'"
    """
    if not left.told or not right.told or any(_within(one, other) for one in left.told for other in right.told):
        return None
    one, other = (", ".join(sorted(side.told)) for side in (left, right))
    return Clue("brackets", -0.6, f"in brackets one has {one!r}, the other {other!r}")


def surnames_doubt(left: PersonName, right: PersonName) -> Clue | None:
    """The characters they begin with are alike when simplified, and two family names."""
    if left.begins == right.begins or frozenset((left.begins, right.begins)) not in _surnames_apart():
        return None
    return Clue(
        "two surnames", -0.6, f"{left.begins} and {right.begins} are two family names that may be written alike"
    )


def characters_doubt(left: PersonName, right: PersonName) -> Clue | None:
    """Beside both names in Latin letters stand Chinese characters, of which one is another."""
    if not (left.words and right.words) or other_character(left, right) is None:
        return None
    return Clue("two characters", -0.6, f"{left.han} and {right.han} are printed beside the names")


def _within(one: str, other: str) -> bool:
    """Whether all words of the one are among those of the other."""
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


@cache
def _surnames_apart() -> frozenset[frozenset[str]]:
    read = reference("name_parts")
    assert isinstance(read, dict), "data/reference/name_parts.yml is a table"
    listed = read["surnames_apart"]
    return frozenset(frozenset(str(each)) for each in listed) if isinstance(listed, list) else frozenset()
