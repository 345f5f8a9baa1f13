"""Folding: whom an organization is counted with, so that a chapter and its parent are no coalition of two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from undersigned.graph.rdf import Dataset

Fold: TypeAlias = Literal["chapters", "renamed", "both"]
"""What is counted with what: chapters with their parent, organizations under an earlier name with the later one, or
both. Members are never counted with their network: they sign for themselves."""

_FOLLOWED: dict[str, frozenset[str]] = {
    "chapters": frozenset({"chapter of"}),
    "renamed": frozenset({"renamed to"}),
    "both": frozenset({"chapter of", "renamed to"}),
}


def counted_with(dataset: Dataset, fold: Fold | None) -> Mapping[str, str]:
    """Lead every organization (IRI) that is counted with another to that other; those that stand alone are left out.

    ValueError for a `fold` that is none of the three; None folds nothing.
    """
    if fold is None:
        return {}
    if fold not in get_args(Fold):
        raise ValueError(f"fold is {fold!r}; it must be one of {', '.join(get_args(Fold))}, or None")
    return ends((row.left, row.right) for row in dataset.relations() if row.kind in _FOLLOWED[fold])


def ends(steps: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Lead every start of these steps to where they end: the chapter of a chapter to the parent of its parent.

    Where steps go in a circle, or end in more than one place, it is not clear with whom one should be counted: such
    an organization stands alone.

    >>> ends([("oslo", "norway"), ("norway", "world"), ("a", "b"), ("b", "a"), ("c", "x"), ("c", "y")])
    {'norway': 'world', 'oslo': 'world'}
    """
    above: dict[str, set[str]] = {}
    for start, end in steps:
        above.setdefault(start, set()).add(end)
    found: dict[str, str] = {}
    for start in sorted(above):
        reached, ahead = set[str](), [start]
        while ahead:
            further = above.get(ahead.pop(), set()) - reached
            reached |= further
            ahead.extend(further)
        last = [each for each in reached if each not in above]
        if len(last) == 1:
            found[start] = last[0]
    return found
