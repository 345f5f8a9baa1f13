"""What stands side by side: columns of names, or blocks with a name and what is under it."""

from collections import Counter
from collections.abc import Sequence

from undersigned.graph.extract.groups import MOST_LINES, is_head
from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness, role_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.model import Source

Place = tuple[int, int]


_SURE = 0.6
_SOME = 0.4
_DISTINCT = 0.9  # share of a column's cells that differ where they are names
_TWO = 2


def stacks_abreast(source: Source, units: Sequence[Unit]) -> list[list[Place]] | None:
    """The columns of rows of which the first holds people and no other does; None where rows are a list or a table."""
    if not 1 < len(units) <= MOST_LINES or not all(len(unit.cells) > 1 for unit in units):
        return None
    width = max(len(unit.cells) for unit in units)
    rows = [[source.text[slice(*cell)] for cell in unit.cells] for unit in units]
    if not all(is_head(cell) for cell in rows[0] if cell) or sum(map(bool, rows[0])) < _TWO:
        return None
    if any(is_head(cell) and role_likeness(cell) < _SURE for row in rows[1:] for cell in row if cell):
        return None
    columns = [
        [unit.cells[n] for unit in units if n < len(unit.cells) and unit.cells[n][0] < unit.cells[n][1]]
        for n in range(width)
    ]
    return [column for column in columns if column]


def side_by_side(source: Source, units: Sequence[Unit]) -> list[list[Place]] | None:
    """The columns of rows whose cells are names alike, as a page sets a long list; None where rows belong together."""
    rows = [unit for unit in units if unit.cells]
    if len(rows) < len(units) or len(rows) < 2:
        return None
    width = max(len(unit.cells) for unit in rows)
    columns = [[unit.cells[n] for unit in rows if n < len(unit.cells)] for n in range(width)]
    filled = [[place for place in column if place[0] < place[1]] for column in columns]
    return filled if width > 1 and all(filled) and _alike(source, filled) else None


def _alike(source: Source, columns: Sequence[Sequence[Place]]) -> bool:
    """Whether all columns hold names of the same sort: organizations in each, people in each, or countries in each."""
    words = [[source.text[slice(*place)].split("\n", maxsplit=1)[0] for place in column] for column in columns]
    if any(len(set(column)) < len(column) * _DISTINCT for column in words):
        return False  # what stands beside a name, a town or a country, repeats itself
    counts = [Counter(_sort(cell) for cell in column) for column in words]
    pooled = sum(counts, Counter())
    kind, most = max(pooled.items(), key=lambda pair: (pair[1], pair[0]))
    alike = all(count[kind] >= _SOME * sum(count.values()) for count in counts)
    return kind != "other" and most >= _SURE * sum(pooled.values()) and alike


def _sort(words: str) -> str:
    """What a cell names: a country, a person, an organization, or something else."""
    if is_country(words):
        return "country"
    if role_likeness(words) >= 0.85:
        return "other"
    person, organization = person_likeness(words), organization_likeness(words)
    if max(person, organization) < _SURE:
        return "other"
    return "person" if person > organization else "organization"
