"""Policy on people: when two printed names are one person's, as a table that is read from the top.

Two things are needed: names that fit, and evidence that it is one person. Names alone never make one person of two,
because people share names; a row that says SAME therefore asks for one organization signed for, or for two letters
that ask for the release of someone whose name is long enough to be rare. Everything that may be one is asked of a
person. What cannot be one (see `person_closest`) comes before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.graph.resolve.person_closest import Fit, Found, closest
from undersigned.graph.resolve.person_clues import (
    both_to_be_released,
    one_entry,
    one_organization,
    second_name_alike,
    two_entries,
    unlike_second_names,
)
from undersigned.graph.resolve.person_doubts import brackets_doubt, characters_doubt, surnames_doubt
from undersigned.graph.resolve.person_traits import (
    COMMON,
    CUT_SHORT,
    EITHER_ORDER,
    ONE_WORD,
    OTHER_MARKS,
    OTHER_PARTICLES,
    traits_of,
)
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict

Evidence: TypeAlias = Callable[[Subject, Subject], Clue | None]

DOUBTS: tuple[Fit, ...] = (brackets_doubt, surnames_doubt, characters_doubt)
"""What is asked of a person, whatever the names and the evidence are."""

EVIDENCE: tuple[Evidence, ...] = (one_organization, second_name_alike, both_to_be_released)
"""What speaks for one person beside the names."""

_DOUBTS: Mapping[str, str] = {
    ONE_WORD: "there is but one word to go by",
    COMMON: "many people have this name",
    EITHER_ORDER: "with the words turned round it may be another's name",
    CUT_SHORT: "the name is too long to be read to its end",
    OTHER_MARKS: "their accents or tones are not the same",
    OTHER_PARTICLES: "a particle such as 'von' or 'bin' stands in one alone",
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


_SURE = "one word, common, cut short, other marks, other particles"
"""What speaks against joining names that are not printed alike."""

POLICY: tuple[Row, ...] = (
    _row(Answer.SAME, "same form", "one organization", "cut short"),
    _row(Answer.SAME, "same characters", "one organization"),
    _row(Answer.SAME, "same words, same letters", "one organization", _SURE),
    _row(Answer.SAME, "order turned", "one organization", f"{_SURE}, either order"),
    _row(Answer.SAME, "same form", "both to be released", _SURE),
    _row(Answer.SAME, "same characters, same words, same letters", "both to be released, rare", _SURE),
    _row(Answer.SAME, "order turned", "both to be released, rare", f"{_SURE}, either order"),
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
    found = closest(left, right)
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


def _without_fit(found: Found, evidence: tuple[Clue, ...]) -> Verdict:
    if any(clue.name == "second script" for clue in evidence):
        unclear = Clue("other names", 0.1, "the names in Latin letters are unlike")
        return Verdict(Answer.REVIEW, (*evidence, unclear))
    if not found.comparable:
        unknown = "the names are of two scripts and cannot be compared, so that it is not known"
        return Verdict(Answer.REVIEW, (Clue("two scripts", 0.0, unknown),))
    return Verdict(Answer.DIFFERENT, (Clue("unlike", -0.3, "the names are unlike"),))
