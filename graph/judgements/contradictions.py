"""Contradictions: what two answers about the same words of a letter say that cannot both be so.

Nobody's word outranks another's: what is contradicted stays as the rules read it, and people are told. One person's
later word stands for the earlier, though. Only a signature that somebody wants erased is erased, for that is the side
on which nobody is harmed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from undersigned.graph.judgements.judgement import Judgement
from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.judgements.words import key

_DONE = {"accept": "accepted", "reject": "rejected", "shown": "marked as withdrawn", "erased": "erased"}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that cannot all be followed: what they are about, and the answers themselves."""

    about: str
    judgements: tuple[Judgement, ...]

    @property
    def line(self) -> str:
        """Who said what, and when, as one line."""
        said = ", ".join(f"{_said(each)} by {each.reviewer} ({each.at})" for each in self.judgements)
        return f"{self.about} judged differently: {said}"


def contradictions(judgements: Iterable[Judgement]) -> tuple[Contradiction, ...]:
    """The contradictions among judgements about words of letters, in one order; those about names are found elsewhere.

    >>> yes = Judgement("fact", "apec", "PEN", "accept", "seen", (), "A", "2024", "signatory")
    >>> no = Judgement("fact", "apec", "Pen", "reject", "unseen", (), "B", "2025", "signatory")
    >>> [each.line for each in contradictions([no, yes])]
    ["letter apec, signatory 'PEN' judged differently: accepted by A (2024), rejected by B (2025)"]
    """
    groups: defaultdict[tuple[str, str, str], list[Judgement]] = defaultdict(list)
    for each in standing(judgements):
        if each.kind in ABOUT_LETTERS and each.verdict != "unsure":
            groups[each.letter, each.field, key(each.right)].append(each)
    found = [_withdrawn(group) if not field else _read(group) for (_, field, _), group in sorted(groups.items())]
    return tuple(each for each in found if each is not None)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements without those that their own author took back later by saying something else."""
    ordered = sorted(judgements)
    groups: defaultdict[tuple[str, ...], list[Judgement]] = defaultdict(list)
    for each in ordered:
        if each.kind in ("fact", "correct"):
            groups[each.by, each.letter, each.field, key(each.right)].append(each)
        elif each.kind not in ABOUT_LETTERS:
            names = sorted(key(name) or name for name in (each.left, each.right))
            groups[each.by, str(each.kind == "relation"), *names].append(each)
    taken_back = {
        earlier
        for group in groups.values()
        for earlier in group
        for later in group
        if earlier.moment < later.moment and _takes_back(later, earlier)
    }
    return tuple(each for each in ordered if each not in taken_back)


def _takes_back(later: Judgement, earlier: Judgement) -> bool:
    if "correct" in (later.kind, earlier.kind) and "reject" not in (later.verdict, earlier.verdict):
        # To accept words and to read them goes together; two readings do where they are of different parts.
        parts = {part for part, _ in earlier.value}
        return later.verdict == "unsure" or (later.kind == earlier.kind and not parts.isdisjoint(dict(later.value)))
    return later.verdict != earlier.verdict


def _withdrawn(group: Sequence[Judgement]) -> Contradiction | None:
    """A signature that one wants shown as withdrawn, and another erased; its words must not be told."""
    if len({each.verdict for each in group}) == 1:
        return None
    return Contradiction(f"letter {group[0].letter}: a signature", tuple(group))


def _read(group: Sequence[Judgement]) -> Contradiction | None:
    verdicts = {each.verdict for each in group}
    if "reject" in verdicts and len(verdicts) > 1:
        return _about(group)
    readings = [each for each in group if each.kind == "correct"]
    values: defaultdict[str, set[str]] = defaultdict(set)
    for each in readings:
        for part, text in each.value:
            values[part].add(text)
    # Two people who read different parts of the same words agree.
    return _about(readings) if any(len(texts) > 1 for texts in values.values()) else None


def _about(group: Sequence[Judgement]) -> Contradiction:
    first = group[0]
    return Contradiction(f"letter {first.letter}, {first.field} {first.right!r:.100}", tuple(group))


def _said(judgement: Judgement) -> str:
    if judgement.kind == "correct":
        return "read as " + " and ".join(f"{part} {text!r:.100}" for part, text in judgement.value)
    if judgement.kind == "relation" and judgement.verdict != "none":  # which of the two is what to the other
        return f"{judgement.left!r:.100} {judgement.verdict} {judgement.right!r:.100}"
    return _DONE.get(judgement.verdict, judgement.verdict)
