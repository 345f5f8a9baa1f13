"""Lines that make one entry together: a name, and under it roles, an organization, a place."""

import re
from collections.abc import Sequence

from undersigned.graph.extract.entries import unsigned
from undersigned.graph.extract.shape import (
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.units import Unit

MOST_LINES = 5  # lines of one entry that stands over several
_SURE = 0.6


def by_item(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Each unit by itself, where most units are list items or cells of several lines."""
    several = sum("\n" in unit.words for unit in units)
    return [[unit] for unit in units] if several * 2 > len(units) else None


def by_gap(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Groups that blank lines set apart, where most hold several lines and no more than an entry does."""
    if any(unit.marker is not None for unit in units):
        return None
    groups: list[list[Unit]] = []
    for unit in units:
        if not groups or unit.gap > 0 or unit.block != groups[-1][-1].block:
            groups.append([])
        groups[-1].append(unit)
    several = sum(len(group) > 1 for group in groups)
    placed = sum(is_country(group[0].words) for group in groups)
    if len(groups) < 2 or several * 10 < len(groups) * 6 or max(map(len, groups)) > MOST_LINES:
        return None
    return groups if placed * 2 < len(groups) else None


def by_period(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Groups of equally many lines, each beginning with a person's name where no other line does."""
    if any(unit.marker is not None for unit in units):
        return None
    heads = [is_head(unit.words) for unit in units]
    for period in (2, 3, 4):
        count, rest = divmod(len(units), period)
        if rest or count < 2:
            continue
        first = sum(heads[::period]) / count
        others = (sum(heads) - sum(heads[::period])) / (len(units) - count)
        if first >= 0.75 and others <= 0.15:
            return [list(units[at : at + period]) for at in range(0, len(units), period)]
    return None


def by_name(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Groups that begin with each line that names a person, where something else stands under most of these."""
    heads = [is_head(unit.words) for unit in units]
    if not heads[0] or all(heads):
        return None
    groups: list[list[Unit]] = []
    for unit, head in zip(units, heads, strict=True):
        if head:
            groups.append([])
        groups[-1].append(unit)
    several = sum(len(group) > 1 for group in groups)
    if several * 10 < len(groups) * 6 or max(map(len, groups)) > MOST_LINES:
        return None
    return groups


def is_head(words: str) -> bool:
    """Whether a line begins with a person's name."""
    head = re.split(r"[,(|–—]", words[unsigned(words) :], maxsplit=1)[0].strip()
    bare = POSTNOMINAL.sub("", head)
    return person_likeness(bare) > _SURE and role_likeness(bare) < 0.85 and organization_likeness(bare) < 0.8
