"""Finding postings: letters and judgements to works, in the order of authority.

A person's "different" first, so that no chain joins what it parts, then a person's "same", then what the policy is
certain of. What it is not certain of becomes a question: one between two works, not one between all of their postings,
and none that the answers to others may settle.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.last_words import last_words
from undersigned.graph.model import Letter
from undersigned.graph.postings.neighbours import neighbours, sample
from undersigned.graph.postings.policy import HALF, compare_letters
from undersigned.graph.postings.profiles import Profile, profile
from undersigned.graph.postings.shingles import number_of
from undersigned.graph.postings.titles import are_a_series
from undersigned.graph.postings.works import PREFIX, Postings, Work
from undersigned.graph.resolve.entities import Question
from undersigned.graph.resolve.known import Knowledge, load_knowledge
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.verdicts import Answer, Verdict

if TYPE_CHECKING:
    from undersigned.graph.postings.shingles import Numbers

Case: TypeAlias = tuple[Profile, Profile, Verdict]
"""Two letters that were compared, and the answer."""

_LAST = "~"
"""Sorts behind every date: letters without one come last."""

_KEYS = 3
"""How many sampled shingles, and how many signatories, two letters share before they are compared."""


def find_postings(
    letters: Sequence[Letter], judgements: Sequence[Judgement] = (), *, knowledge: Knowledge | None = None
) -> Postings:
    """Return which of `letters` are one, what a person should be asked, and which judgements could not be followed.

    `knowledge` stands in for the reference that ships with this version. Letters may come in any order; a judgement
    names a letter as "letter/ID". A letter's words, day, addressees and list must all agree before two are one.
    """
    known = load_knowledge() if knowledge is None else knowledge
    by_id = {letter.id: letter for letter in letters}
    return postings_among([profile(letter, known) for letter in by_id.values()], judgements)


def postings_among(profiles: Iterable[Profile], judgements: Sequence[Judgement] = ()) -> Postings:
    """Which of the letters with these profiles are one, as `find_postings` says."""
    profiles = sorted(profiles, key=_when)
    merging = Merging()
    answered, reports = replayed(judgements, {each.id for each in profiles}, merging)
    compared = ((one, other, compare_letters(one, other)) for one, other in candidates(profiles))
    cases = [case for case in compared if case[2].answer is not Answer.DIFFERENT]
    same, doubted = _certain([case for case in cases if case[2].answer is Answer.SAME])
    for one, other, _ in same:
        merging.join(PREFIX + one.id, PREFIX + other.id)
    unclear = [*doubted, *(case for case in cases if case[2].answer is Answer.REVIEW)]
    works = tuple(_works(profiles, merging))
    return Postings(works, _primaries(works), _questions(unclear, merging, answered), reports)


def in_order(postings: Postings, letters: Iterable[Letter]) -> Postings:
    """The same with the postings of each letter in the order of what `letters` say, which people may have judged."""
    by_id = {each.id: each for each in letters}
    listed = ([_Listed.of(by_id[version]) for version in work.versions] for work in postings.works)
    works = tuple(sorted(map(_work, listed), key=lambda work: work.primary))
    return replace(postings, works=works, primary=_primaries(works))


def _primaries(works: Iterable[Work]) -> Mapping[str, str]:
    return {version: work.primary for work in works for version in sorted(work.versions)}


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs worth comparing, each once, sorted by their ids; `profiles` are in order of date.

    They share wording, or signatories, or the addressee and the day, or every word.
    """
    worded = neighbours([sample(each.shingles) for each in profiles], least=_KEYS, share=HALF / 2)
    listed = neighbours([_numbers(each.names) for each in profiles], least=_KEYS)
    aimed = neighbours([_numbers(f"{to} {each.date}" for to in each.addressees) for each in profiles], least=1)
    equal = neighbours([_numbers([each.contents]) for each in profiles], least=1)
    pairs = {*worded, *listed, *aimed, *equal}
    for left, right in sorted(pairs, key=lambda pair: (profiles[pair[0]].id, profiles[pair[1]].id)):
        yield profiles[left], profiles[right]


def _certain(cases: "Sequence[Case]") -> "tuple[list[Case], list[Case]]":
    """The pairs that are one also when all are seen together, and those that are not.

    "First weekly letter" and "Second weekly letter" are not led together by a page that prints the text of both under a
    title of its own: which of the two it is, a person must say.
    """
    together = Merging()
    for one, other, _ in cases:
        together.join(one.id, other.id)
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for one, other, _ in cases:
        titles[together.find(one.id)].update((one.title, other.title))
    series = {root for root, found in titles.items() if are_a_series(found)}
    same: list[Case] = []
    doubted: list[Case] = []
    for case in cases:
        sure = case[0].title == case[1].title or together.find(case[0].id) not in series
        (same if sure else doubted).append(case)
    return same, doubted


def _numbers(keys: "Iterable[str]") -> "Numbers":
    import numpy as np

    return np.array(sorted(number_of(key) for key in keys), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class _Listed:
    """By what postings are put in order."""

    id: str
    date: str | None
    signers: int

    @classmethod
    def of(cls, letter: Letter) -> "_Listed":
        return cls(letter.id, letter.issued, len(letter.signatories))


def _when(each: Profile | _Listed) -> tuple[str, str]:
    return each.date or _LAST, each.id


def replayed(
    judgements: Sequence[Judgement], letters: Container[str], merging: Merging
) -> tuple[set[frozenset[str]], tuple[str, ...]]:
    """Follow what people said about letters; returns the pairs they answered on, and what could not be followed.

    Of several answers of one person on one pair the last counts, as everywhere.
    """
    answered: set[frozenset[str]] = set()
    reports: list[str] = []
    said = [each for each in sorted(judgements) if is_about_letters(each)]
    last = last_words((each, [frozenset((each.left, each.right))]) for each in said)
    # What holds apart comes first: it stands, whatever else joins.
    for each in sorted(said, key=lambda one: (one.verdict != "different", one.moment, one)):
        pair = frozenset((each.left, each.right))
        if last[each.by, pair] != each:
            continue  # taken back by whoever gave it
        told = f"{each.left!r} and {each.right!r}: {each.verdict} (by {each.reviewer}, {each.at})"
        gone = [name for name in (each.left, each.right) if name.removeprefix(PREFIX) not in letters]
        if gone:
            reports.append(f"{told} was not followed: there is no {gone[0]} any more")
        elif each.left == each.right:
            reports.append(f"{told} was not followed: it names one letter twice")
        else:
            answered.add(pair)
            if each.verdict == "different":
                merging.part(each.left, each.right)
            elif each.verdict == "same" and not merging.join(each.left, each.right):
                reports.append(f"{told} was not followed: another judgement holds them apart")
    return answered, tuple(sorted(reports))


def is_about_letters(judgement: Judgement) -> bool:
    """Whether a judgement says that two letters are one, or two."""
    about = judgement.kind in ("same", "different")
    return about and judgement.left.startswith(PREFIX) and judgement.right.startswith(PREFIX)


def letter_reports(letters: Iterable[Letter], judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Sentences on the judgements about letters that cannot be followed."""
    return replayed(judgements, {letter.id for letter in letters}, Merging())[1]


def _works(profiles: Sequence[Profile], merging: Merging) -> Iterator[Work]:
    sets: defaultdict[str, list[_Listed]] = defaultdict(list)
    for each in profiles:
        sets[merging.find(PREFIX + each.id)].append(_Listed(each.id, each.date, len(each.signers)))
    several = (_work(members) for members in sets.values() if len(members) > 1)
    yield from sorted(several, key=lambda work: work.primary)


def _work(members: Sequence[_Listed]) -> Work:
    ordered = sorted(members, key=lambda each: (each.date or _LAST, each.signers, each.id))
    return Work(min(members, key=_when).id, tuple(each.id for each in ordered))


def _questions(unclear: Sequence[Case], merging: Merging, answered: set[frozenset[str]]) -> tuple[Question, ...]:
    """The questions, the weightiest first; none on letters that are one or held apart, or that a person answered.

    Two works are asked about once, by the pair of postings that has most in common. A pair against which something
    speaks waits where others lead from one to the other: of a text sent to twenty addressees each is asked about once
    and not nineteen times. If those answers do not settle it, the next build asks.
    """
    settled = {frozenset(map(merging.find, pair)) for pair in answered}
    linked = Merging()
    asked: set[frozenset[str]] = set()
    found = []
    for one, other, verdict in sorted(unclear, key=_nearest):
        left, right = sorted((PREFIX + one.id, PREFIX + other.id))
        works = merging.find(left), merging.find(right)
        if frozenset(works) in settled or works[0] == works[1] or merging.is_apart(left, right):
            continue
        new = linked.find(works[0]) != linked.find(works[1])
        if new or (frozenset(works) not in asked and not any(clue.score < 0 for clue in verdict.clues)):
            linked.join(*works)
            asked.add(frozenset(works))
            weight = len(one.signers) + len(other.signers)
            found.append(Question("letter", left, right, verdict.reason, weight, verdict.clues))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.left, each.right)))


def _nearest(case: Case) -> tuple[bool, float, str, str]:
    """What brings the pair that has most in common to the front, behind those against which nothing speaks."""
    one, other, verdict = case
    scores = [clue.score for clue in verdict.clues]
    return min(scores) < 0, -sum(scores), min(one.id, other.id), max(one.id, other.id)
