"""Closest names: of all names of two people the two that fit best, and what shows that the two cannot be one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from undersigned.graph.resolve.person_clashes import (
    births_clash,
    characters_clash,
    child_and_parent,
    generations_clash,
    given_names_clash,
    initials_clash,
    middle_names_clash,
    parted_otherwise,
    printed_characters_clash,
)
from undersigned.graph.resolve.person_fits import (
    further_names,
    initial_stands_for,
    one_word_of_it,
    other_division,
    other_name_in_brackets,
    same_characters,
    same_form,
    same_letters,
    same_order_turned,
    same_words,
    short_form,
    slip,
)
from undersigned.graph.resolve.person_names import PersonName, person_name
from undersigned.graph.resolve.person_spellings import (
    english_and_chinese,
    further_spelling,
    other_character,
    other_romanisation,
    other_script,
    other_spelling,
    through_chinese,
)
from undersigned.graph.resolve.verdicts import Clue, Subject

Fit: TypeAlias = Callable[[PersonName, PersonName], Clue | None]

FITS: tuple[Fit, ...] = (
    same_form,
    same_characters,
    same_words,
    same_letters,
    same_order_turned,
    further_names,
    other_division,
    other_spelling,
    other_name_in_brackets,
    other_romanisation,
    other_character,
    through_chinese,
    other_script,
    initial_stands_for,
    short_form,
    slip,
    further_spelling,
    english_and_chinese,
    one_word_of_it,
)
"""How names fit, the closest first: the first that sees something speaks for the pair."""

CLASHES: tuple[Fit, ...] = (
    generations_clash,
    child_and_parent,
    initials_clash,
    births_clash,
    printed_characters_clash,
)
"""What no likeness of other names makes up for."""

CLASHES_OF_UNLIKE: tuple[Fit, ...] = (characters_clash, given_names_clash, middle_names_clash, parted_otherwise)
"""What holds two names apart that fit in no way."""

_MOST_NAMES = 8
"""So many names of a side are compared: the most frequent ones, and those of the reference."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the closest two names of two sides came to.

    `fit` says how they fit, if they do; `clash` what holds them apart; `comparable` whether any two names of the sides
    are in one script, or the one can be read in that of the other.
    """

    left: PersonName
    right: PersonName
    fit: Clue | None = None
    clash: Clue | None = None
    comparable: bool = True


def closest(left: Subject, right: Subject) -> Found:
    """Of all names of two sides the two that fit best, and what holds the sides apart."""
    best: Found | None = None
    rank = len(FITS) + 1
    clash: Clue | None = None
    comparable = False
    ones, others = tuple(_names(left)), tuple(_names(right))
    for one in ones:
        for other in others:
            comparable = comparable or _comparable(one, other)
            if one.hints.isdisjoint(other.hints):
                continue  # nothing in common for any of the fits to see
            clash = clash or next((seen for each in CLASHES if (seen := each(one, other)) is not None), None)
            for at, fit in enumerate(FITS[:rank]):
                if (clue := fit(one, other)) is not None:
                    best, rank = Found(one, other, _said_once(one, other, clue)), at
                    break
    if best is not None:
        return replace(best, clash=clash)
    nobody = person_name("")
    one, other = next(iter(ones), nobody), next(iter(others), nobody)
    return Found(one, other, None, clash or _clash_of_all(ones, others), comparable)


def _clash_of_all(ones: tuple[PersonName, ...], others: tuple[PersonName, ...]) -> Clue | None:
    """What holds the first names of two sides apart, where something does so for all their names."""
    seen = [
        next((clue for each in CLASHES_OF_UNLIKE if (clue := each(one, other)) is not None), None)
        for one in ones
        for other in others
    ]
    return seen[0] if seen and all(clue is not None for clue in seen) else None


def _names(side: Subject) -> Iterator[PersonName]:
    return map(person_name, islice(side.names, _MOST_NAMES))


def _said_once(left: PersonName, right: PersonName, fit: Clue) -> Clue:
    """The fit; a weaker one where only one side says whether it is the father or the son."""
    told = left.generation or right.generation
    if told is None or left.generation == right.generation:
        return fit
    return Clue(
        "generation", min(fit.score, 0.4), f"the names fit, but only one says that it is the {told} of the name"
    )


def _comparable(left: PersonName, right: PersonName) -> bool:
    """Whether both are in one script, or the one can be read in that of the other: a Chinese name in Latin letters."""
    return bool(
        (left.words and right.words)
        or (left.han and right.han)
        or (left.others and right.others)
        or (left.han and right.chinese)
        or (right.han and left.chinese)
        or not (left.normal and right.normal)
    )
