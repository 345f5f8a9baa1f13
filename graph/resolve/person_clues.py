"""Clues on people beside their names: what speaks for two mentions being one person, or against it.

One function a clue, None where it sees nothing.
"""

from collections.abc import Iterable

from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.han import is_han, simplified
from undersigned.graph.resolve.person_clashes import characters_clash
from undersigned.graph.resolve.person_names import person_name
from undersigned.graph.resolve.verdicts import Clue, Subject


def one_entry(left: Subject, right: Subject) -> Clue | None:
    """The reference, with a source, knows both names as one person's."""
    if left.reference is None or left.reference != right.reference:
        return None
    return Clue("one entry", 1.0, "a source knows both names as those of one person")


def two_entries(left: Subject, right: Subject) -> Clue | None:
    """The reference, with sources, knows them as two."""
    if left.reference is None or right.reference is None or left.reference == right.reference:
        return None
    return Clue("two entries", -1.0, "sources know them as two people")


def one_organization(left: Subject, right: Subject) -> Clue | None:
    """Both signed for one organization."""
    shared = left.organizations & right.organizations
    if not shared:
        return None
    return Clue("one organization", 0.8, f"both signed for {min(shared).partition('/')[2].replace('-', ' ')}")


def both_to_be_released(left: Subject, right: Subject) -> Clue | None:
    """Letters ask that both be released."""
    if "detainee" not in left.statuses or "detainee" not in right.statuses:
        return None
    return Clue("both to be released", 0.6, "letters ask for the release of both")


def second_name_alike(left: Subject, right: Subject) -> Clue | None:
    """One name in another script is printed beside both."""
    if not (left.translations or right.translations):
        return None
    shared = _folded(left.translations) & _folded((*right.translations, *right.names))
    shared |= _folded(right.translations) & _folded(left.names)
    if not shared:
        return None
    return Clue("second script", 0.8, f"the same name in another script, {min(shared)}, is printed with both")


def unlike_second_names(left: Subject, right: Subject) -> Clue | None:
    """The names printed beside them in Chinese characters are two."""
    one, other = (_chinese_names(side) for side in (left, right))
    if not one or not other or not one.isdisjoint(other):
        return None
    clashes = [characters_clash(person_name(a), person_name(b)) for a in sorted(one) for b in sorted(other)]
    return clashes[0] if all(clash is not None for clash in clashes) else None


def _folded(names: Iterable[str]) -> set[str]:
    """Names in another script than Latin, folded for comparison."""
    return {person_name(name).han or form(name) for name in names if not person_name(name).words}


def _chinese_names(side: Subject) -> frozenset[str]:
    return frozenset(simplified(name) for name in (*side.translations, *side.names) if is_han(name))
