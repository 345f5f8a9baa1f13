"""Questions: names left apart that may be one, for a person to answer, the weightiest first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from undersigned.graph.resolve.alike import Doubt
from undersigned.graph.resolve.entities import Entity, Question
from undersigned.graph.resolve.verdicts import Answer, Verdict

_PRINTED = ("translation", "acronym")
"""Clues that a letter prints."""


def questions_on(
    doubts: Iterable[Doubt],
    entities: Mapping[str, Entity],
    weights: Counter[str],
    answered: Collection[tuple[str, str]],
) -> tuple[Question, ...]:
    """One question for each pair of entities in `doubts`, those on which most mentions hang first.

    Nobody is asked twice: pairs in `answered` were parted by somebody, or left unsure. Nor is anybody asked about two
    entries of the reference, which tells them apart, unless a letter prints what speaks against it. Whether one is a
    chapter of the other is asked last.
    """
    best: dict[tuple[str, str], Verdict] = {}
    for each in sorted(doubts, key=lambda doubt: (*_rank(doubt.verdict), doubt.left, doubt.right)):
        pair = (min(each.left, each.right), max(each.left, each.right))
        known = each.verdict.clues[0].name not in _PRINTED and all(entities[id].reference is not None for id in pair)
        if pair not in answered and not known and pair not in best:
            best[pair] = each.verdict if pair == (each.left, each.right) else each.verdict.turned()
    questions = [
        Question(
            entities[left].kind.value,
            left,
            right,
            verdict.reason,
            weights[left] + weights[right],
            verdict.clues,
            _whose(verdict),
        )
        for (left, right), verdict in best.items()
    ]
    asked_last = {pair for pair, verdict in best.items() if verdict.answer is Answer.DIFFERENT}
    return tuple(
        sorted(questions, key=lambda one: ((one.left, one.right) in asked_last, -one.weight, one.left, one.right))
    )


def _rank(verdict: Verdict) -> tuple[bool, bool, float, str]:
    """The order among several doubts on one pair: what a letter prints, what may be one, then the strongest clue."""
    return (
        verdict.clues[0].name not in _PRINTED,
        verdict.answer is Answer.DIFFERENT,
        -max((clue.score for clue in verdict.clues), default=0.0),
        verdict.reason,
    )


def _whose(verdict: Verdict) -> str | None:
    """What the left may be to the right; "has the chapter" where it is the right that may be so to the left."""
    if verdict.relation is None or not verdict.inverse:
        return verdict.relation
    return f"inverse {verdict.relation}"
