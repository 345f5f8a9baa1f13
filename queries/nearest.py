"""Nearest names: what to suggest to somebody who mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 60.0
"""Similarity, of 100, below which a name is no help."""

_LONGEST = 80


def nearest(typed: str, names: Iterable[str], *, most: int = 3) -> list[str]:
    """The names most like what was typed, best first, then by alphabet.

    >>> nearest("cosigner", ["cosigners", "detainees", "strongest_pairs"])
    ['cosigners']
    """
    from rapidfuzz import fuzz, process, utils

    scored = process.extract(
        typed, sorted(set(names)), scorer=fuzz.WRatio, processor=utils.default_process, limit=None, score_cutoff=LEAST
    )
    best = sorted(scored, key=lambda found: (-found[1], found[0]))
    return [name for name, _, _ in best[:most]]


def shown(typed: str) -> str:
    r"""What was typed, safe to repeat on one line.

    >>> shown("PEN\nAmerica")
    "'PEN\\nAmerica'"
    """
    return repr(typed if len(typed) <= _LONGEST else typed[: _LONGEST - 1] + "…")
