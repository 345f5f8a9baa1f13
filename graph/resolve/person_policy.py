"""Policy on people: when two printed names are one person's, as a table that is read from the top.

Two things are needed: names that fit, and evidence that it is one person. Names alone never make one person of two,
because people share names; a row that says SAME therefore asks for one organization signed for, or for two letters
that ask for the release of someone whose name is long enough to be rare. Everything that may be one is asked of a
person. What cannot be one (`CLASHES`) comes before.
"""

from collections.abc import Callable, Iterator, Mapping
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
from undersigned.graph.resolve.person_clues import (
    both_to_be_released,
    one_entry,
    one_organization,
    second_name_alike,
    two_entries,
    unlike_second_names,
)
from undersigned.graph.resolve.person_doubts import brackets_doubt, characters_doubt, surnames_doubt
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
from undersigned.graph.resolve.person_traits import COMMON, CUT_SHORT, EITHER_ORDER, ONE_WORD, traits_of
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict

Fit: TypeAlias = Callable[[PersonName, PersonName], Clue | None]
Evidence: TypeAlias = Callable[[Subject, Subject], Clue | None]

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

DOUBTS: tuple[Fit, ...] = (brackets_doubt, surnames_doubt, characters_doubt)
"""What is asked of a person, whatever the names and the evidence are."""

EVIDENCE: tuple[Evidence, ...] = (one_organization, second_name_alike, both_to_be_released)
"""What speaks for one person beside the names."""

_MOST_NAMES = 8
"""So many names of a side are compared: the most frequent ones, and those of the reference."""

_DOUBTS: Mapping[str, str] = {
    ONE_WORD: "there is but one word to go by",
    COMMON: "many people have this name",
    EITHER_ORDER: "with the words turned round it may be another's name",
    CUT_SHORT: "the name is too long to be read to its end",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the policy: it holds where names fit in one of `fits`, with all of `needs` and nothing of `unless`."""

    fits: frozenset[str]
    needs: frozenset[str]
    unless: frozenset[str]
    answer: Answer

    def holds(self, fit: str, traits: frozenset[str]) -> bool:
        """Whether the row is about this pair."""
        return (not self.fits or fit in self.fits) and self.needs <= traits and not self.unless & traits


def _row(answer: Answer, fits: str, needs: str, unless: str = "") -> Row:
    return Row(_set(fits), _set(needs), _set(unless), answer)


def _set(listed: str) -> frozenset[str]:
    return frozenset(each.strip() for each in listed.split(",") if each.strip())


_SURE = "one word, common, cut short"
"""What speaks against joining names that are not printed alike."""

POLICY: tuple[Row, ...] = (
    _row(Answer.SAME, "same form", "one organization", "cut short"),
    _row(Answer.SAME, "same characters", "one organization"),
    _row(Answer.SAME, "same words, same letters, middle name", "one organization", _SURE),
    _row(Answer.SAME, "order turned", "one organization", f"{_SURE}, either order"),
    _row(Answer.SAME, "same form", "both to be released", _SURE),
    _row(Answer.SAME, "same characters, same words, same letters", "both to be released, rare", _SURE),
    _row(Answer.SAME, "order turned", "both to be released, rare", f"{_SURE}, either order"),
    _row(Answer.SAME, "middle name", "both to be released, rare, three words", _SURE),
    _row(Answer.DIFFERENT, "one word of it", "", "second script, one organization, both to be released"),
    _row(Answer.REVIEW, "", ""),
)
"""The policy, read from the top: the first row that holds answers."""


def compare_people(left: Subject, right: Subject) -> Verdict:
    """Whether two sides are one person: the answer, and the clues it rests on.

    The order of the sides makes no difference.

    >>> hkw = frozenset({"organization/hong-kong-watch"})
    >>> one, other = Subject(("Dr. Gao Zhi-sheng",), organizations=hkw), Subject(("GAO Zhisheng",), organizations=hkw)
    >>> compare_people(one, other).answer, compare_people(one, Subject(("Gao Zhisheng",))).answer
    (<Answer.SAME: 'same'>, <Answer.REVIEW: 'review'>)
    """
    if (right.names, sorted(right.translations)) < (left.names, sorted(left.translations)):
        left, right = right, left  # so that the sentences come out alike, too
    known = one_entry(left, right)
    if known is not None:
        return Verdict(Answer.SAME, (known,))
    clash = two_entries(left, right) or unlike_second_names(left, right)
    found = _closest(left, right)
    if clash is None and found.clash is not None and not (found.fit is not None and found.fit.name == "same form"):
        clash = found.clash
    if clash is not None:
        return Verdict(Answer.DIFFERENT, (clash,))
    evidence = tuple(clue for each in EVIDENCE if (clue := each(left, right)) is not None)
    if found.fit is None:
        return _without_fit(found, evidence)
    traits = frozenset(clue.name for clue in evidence) | traits_of(found.left, found.right)
    against = tuple(clue for each in DOUBTS if (clue := each(found.left, found.right)) is not None)
    if against:
        return Verdict(Answer.REVIEW, (found.fit, *evidence, *against))
    row = next(row for row in POLICY if row.holds(found.fit.name, traits))
    doubts = () if row.answer is Answer.SAME else _doubts(found.fit.name, traits, evidence)
    return Verdict(row.answer, (found.fit, *evidence, *doubts))


def _doubts(fit: str, traits: frozenset[str], evidence: tuple[Clue, ...]) -> tuple[Clue, ...]:
    """Why they are not joined, in words."""
    doubted = traits if fit == "order turned" else traits - {EITHER_ORDER}
    said = [Clue(trait, 0.0, sentence) for trait, sentence in _DOUBTS.items() if trait in doubted]
    if not evidence:
        said.append(Clue("no evidence", 0.0, "nothing but the names speaks for one person, and people share names"))
    return tuple(said)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the closest two names of two sides came to."""

    left: PersonName
    right: PersonName
    fit: Clue | None = None
    clash: Clue | None = None
    comparable: bool = True


def _closest(left: Subject, right: Subject) -> _Found:
    best: _Found | None = None
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
                    best, rank = _Found(one, other, _said_once(one, other, clue)), at
                    break
    if best is not None:
        return replace(best, clash=clash)
    nobody = person_name("")
    one, other = next(iter(ones), nobody), next(iter(others), nobody)
    return _Found(one, other, None, clash or _clash_of_all(ones, others), comparable)


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


def _without_fit(found: _Found, evidence: tuple[Clue, ...]) -> Verdict:
    if any(clue.name == "second script" for clue in evidence):
        unclear = Clue("other names", 0.1, "the names in Latin letters are unlike")
        return Verdict(Answer.REVIEW, (*evidence, unclear))
    if not found.comparable:
        unknown = "the names are of two scripts and cannot be compared, so that it is not known"
        return Verdict(Answer.REVIEW, (Clue("two scripts", 0.0, unknown),))
    return Verdict(Answer.DIFFERENT, (Clue("unlike", -0.3, "the names are unlike"),))
