"""Finding postings: letters and judgements to works, in the order of authority.

A person's "different" first, so that no chain joins what it parts, then a person's "same", then what the policy is
certain of. What it is not certain of becomes a question.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.postings.neighbours import neighbours, sample
from undersigned.graph.postings.policy import HALF, compare_letters
from undersigned.graph.postings.profiles import Profile, profile
from undersigned.graph.postings.shingles import number_of
from undersigned.graph.postings.works import PREFIX, Postings, Work
from undersigned.graph.resolve.entities import Question
from undersigned.graph.resolve.known import Knowledge, load_knowledge
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.verdicts import Answer, Verdict

if TYPE_CHECKING:
    from undersigned.graph.postings.shingles import Numbers

_LAST = "~"
"""Sorts behind every date: letters without one come last."""

_KEYS = 3
"""How many sampled shingles, and how many signatories, two letters share before they are compared."""


def find_postings(
    letters: Sequence[Letter], judgements: Sequence[Judgement] = (), *, knowledge: Knowledge | None = None
) -> Postings:
    """Return which of `letters` are one, what a person should be asked, and which judgements could not be followed.

    `knowledge` stands in for the reference that ships with this version. Letters may come in any order; a judgement
    names a letter as "letter/ID". A letter's text, day, addressees and list must all agree before two are one.
    """
    known = load_knowledge() if knowledge is None else knowledge
    by_id = {letter.id: letter for letter in letters}
    merging = Merging()
    answered, reports = _replayed(judgements, by_id, merging)
    profiles = sorted((profile(letter, known) for letter in by_id.values()), key=_when)
    unclear: list[tuple[Profile, Profile, Verdict]] = []
    for one, other in candidates(profiles):
        verdict = compare_letters(one, other)
        if verdict.answer is Answer.SAME:
            merging.join(PREFIX + one.id, PREFIX + other.id)
        elif verdict.answer is Answer.REVIEW:
            unclear.append((one, other, verdict))
    works = tuple(_works(profiles, merging))
    return Postings(
        works,
        {version: work.primary for work in works for version in sorted(work.versions)},
        _questions(unclear, merging, answered),
        reports,
    )


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs worth comparing, each once, sorted by their ids; `profiles` are in order of date.

    They share wording, or signatories, or the addressee and the day.
    """
    worded = neighbours([sample(each.shingles) for each in profiles], least=_KEYS, share=HALF / 2)
    listed = neighbours([_numbers(each.names) for each in profiles], least=_KEYS)
    aimed = neighbours([_numbers(f"{to} {each.date}" for to in each.addressees) for each in profiles], least=1)
    pairs = {*worded, *listed, *aimed}
    for left, right in sorted(pairs, key=lambda pair: (profiles[pair[0]].id, profiles[pair[1]].id)):
        yield profiles[left], profiles[right]


def _numbers(keys: "Iterable[str]") -> "Numbers":
    import numpy as np

    return np.array(sorted(number_of(key) for key in keys), dtype=np.uint64)


def _when(each: Profile) -> tuple[str, str]:
    return each.date or _LAST, each.id


def _replayed(
    judgements: Sequence[Judgement], letters: Mapping[str, Letter], merging: Merging
) -> tuple[set[frozenset[str]], tuple[str, ...]]:
    """Follow what people said about letters; returns the pairs they answered on, and what could not be followed."""
    answered: set[frozenset[str]] = set()
    reports: list[str] = []
    said = [each for each in sorted(judgements) if is_about_letters(each)]
    # What holds apart comes first: it stands, whatever else joins.
    for each in sorted(said, key=lambda one: (one.verdict != "different", one)):
        told = f"{each.left!r} and {each.right!r}: {each.verdict} (by {each.by}, {each.at})"
        gone = [name for name in (each.left, each.right) if name.removeprefix(PREFIX) not in letters]
        if gone:
            reports.append(f"{told} was not followed: there is no {gone[0]} any more")
        elif each.left == each.right:
            reports.append(f"{told} was not followed: it names one letter twice")
        else:
            answered.add(frozenset((each.left, each.right)))
            if each.verdict == "different":
                merging.part(each.left, each.right)
            elif each.verdict == "same" and not merging.join(each.left, each.right):
                reports.append(f"{told} was not followed: another judgement holds them apart")
    return answered, tuple(sorted(reports))


def is_about_letters(judgement: Judgement) -> bool:
    """Whether a judgement says that two letters are one, or two."""
    about = judgement.kind in ("same", "different")
    return about and judgement.left.startswith(PREFIX) and judgement.right.startswith(PREFIX)


def _works(profiles: Sequence[Profile], merging: Merging) -> Iterator[Work]:
    sets: defaultdict[str, list[Profile]] = defaultdict(list)
    for each in profiles:
        sets[merging.find(PREFIX + each.id)].append(each)
    several = [members for members in sets.values() if len(members) > 1]
    for members in sorted(several, key=lambda each: min(each, key=_when).id):
        ordered = sorted(members, key=lambda each: (each.date or _LAST, len(each.signers), each.id))
        yield Work(min(members, key=_when).id, tuple(each.id for each in ordered))


def _questions(
    unclear: Sequence[tuple[Profile, Profile, Verdict]], merging: Merging, answered: set[frozenset[str]]
) -> tuple[Question, ...]:
    """The questions, the weightiest first; none on letters that are one or held apart, or that a person answered."""
    found = []
    for one, other, verdict in unclear:
        left, right = sorted((PREFIX + one.id, PREFIX + other.id))
        apart = merging.find(right) in merging.enemies(left)
        if frozenset((left, right)) not in answered and not apart and merging.find(left) != merging.find(right):
            weight = len(one.signers) + len(other.signers)
            found.append(Question("letter", left, right, verdict.reason, weight, verdict.clues))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.left, each.right)))
