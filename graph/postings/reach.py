"""Reach: from which letters a name stays erased, because they were one letter when somebody asked for it.

What was promised about a letter is not taken back when its postings are parted later: by a person's "different", by a
third posting that makes the rules doubt, or by a fact that was judged in one of them. To cover more is the safe side.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from undersigned.graph.judgements import Judgement
from undersigned.graph.postings.finding import is_about_letters, replayed
from undersigned.graph.postings.policy import compare_letters
from undersigned.graph.postings.profiles import Profile
from undersigned.graph.postings.works import PREFIX, Postings
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.verdicts import Answer


def reached(
    judgements: Sequence[Judgement], postings: Postings, readings: Sequence[Mapping[str, Profile]]
) -> Mapping[str, frozenset[str]]:
    """For each letter from which something is to be erased: the letters that are, or then were, one with it.

    `readings` are the profiles of all letters by their ids, as the rules read them and as people judged them.
    """
    asked = sorted(each for each in judgements if each.verdict == "erased" and each.letter in readings[0])
    about = [each for each in judgements if is_about_letters(each)]
    bonds = _bonds({each.letter for each in asked} | _named(about), readings)
    now = {work.primary: frozenset(work.versions) for work in postings.works}
    found: dict[str, frozenset[str]] = {}
    for each in asked:
        ones = now.get(postings.of(each.letter), frozenset()) | _then(each, about, bonds, readings[0])
        found[each.letter] = found.get(each.letter, frozenset()) | ones
    return found


def _then(
    erasure: Judgement, about: Sequence[Judgement], bonds: Collection[tuple[str, str]], letters: Mapping[str, Profile]
) -> frozenset[str]:
    """The letters that were one with the erasure's when it was made."""
    # Of two answers of one day the one that joins was there before.
    at = erasure.moment
    before = [each for each in about if each.moment < at or (each.moment == at and each.verdict != "different")]
    merging = Merging()
    replayed(before, letters, merging)
    for one, other in sorted(bonds):
        merging.join(PREFIX + one, PREFIX + other)
    own = merging.find(PREFIX + erasure.letter)
    near = {erasure.letter, *(id for bond in bonds for id in bond), *_named(before)} & letters.keys()
    return frozenset(id for id in near if merging.find(PREFIX + id) == own)


def _named(about: Sequence[Judgement]) -> set[str]:
    return {side.removeprefix(PREFIX) for each in about for side in (each.left, each.right)}


def _bonds(start: set[str], readings: Sequence[Mapping[str, Profile]]) -> set[tuple[str, str]]:
    """The pairs that are one for certain, from the letters `start` on, whatever a third posting makes doubtful."""
    bonds: set[tuple[str, str]] = set()
    for profiles in readings:
        alike: defaultdict[str, list[Profile]] = defaultdict(list)
        for each in profiles.values():
            for mark in {each.text, each.contents}:
                alike[mark].append(each)
        waiting, seen = sorted(start & profiles.keys()), set[str]()
        while waiting:
            each = profiles[waiting.pop()]
            if each.id in seen:
                continue
            seen.add(each.id)
            for other in _same(each, alike):
                bonds.add((min(each.id, other.id), max(each.id, other.id)))
                waiting.append(other.id)
    return bonds


def _same(each: Profile, alike: Mapping[str, Sequence[Profile]]) -> Iterator[Profile]:
    for mark in sorted({each.text, each.contents}):
        for other in alike[mark]:
            if other.id != each.id and compare_letters(each, other).answer is Answer.SAME:
                yield other
