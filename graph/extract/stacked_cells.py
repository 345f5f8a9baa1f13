"""Cells of several lines in a column of people: the name, and under it the post, the organization, the country."""

from collections.abc import Sequence

from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness, role_likeness
from undersigned.graph.ingest.headers import read_header

_NOT_PEOPLE = frozenset({"organization", "country", "city", "role", "acronym", "date", "number", "given", "family"})
_ROLE, _ORGANIZATION = 0.85, 0.6
_LEAST = 2  # cells that show how a column without a header is filled

Place = tuple[int, int]


def stacked_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> frozenset[int]:
    r"""The columns of `rows` in which lines under a person's name say who that is.

    >>> sorted(stacked_columns([], [["1", "Ola Berg\nDirector, Trust for Peace"], ["2", "Ana Ruiz\nDirector, PEN"]]))
    [1]
    """
    width = max((len(row) for row in rows), default=0)
    found = set()
    for at in range(width):
        says = read_header(header[at]) if at < len(header) else None
        several = [row[at] for row in rows if at < len(row) and "\n" in row[at]]
        told = sum(map(_is_stack, several))
        least = 1 if says is not None and says.kind == "person" else _LEAST
        if told >= least and told * 2 >= len(several) and (says is None or says.kind not in _NOT_PEOPLE):
            found.add(at)
    return frozenset(found)


def one_line(cell: str) -> str:
    """A cell's words without its line breaks."""
    return cell.replace("\n", " ") if "\n" in cell else cell


def name_in(cell: str) -> str:
    r"""The name in a cell of a stacked column: its first line, unless that is a single word.

    >>> name_in("Ola Berg\nDirector"), name_in("Ola\nBerg")
    ('Ola Berg', 'Ola Berg')
    """
    first = cell.partition("\n")[0]
    return first if len(first.split()) > 1 or not first.isascii() else one_line(cell)


def places_below(cell: str) -> dict[str, Place]:
    r"""Where the lines under the name say a post, an organization or a country, in characters of the cell.

    >>> cell = "Ola Berg\nDirector, Trust for Peace\nNorway"
    >>> {part: cell[start:end] for part, (start, end) in places_below(cell).items()}
    {'role': 'Director', 'organization': 'Trust for Peace', 'country': 'Norway'}
    """
    name = name_in(cell)
    found: dict[str, Place] = {}
    at = len(name)
    for line in cell[at:].split("\n"):
        if line:
            left, comma, right = line.partition(", ")
            if not comma or is_country(line) or role_likeness(left) < _ROLE or role_likeness(right) >= _ROLE:
                found.setdefault(_part(line), (at, at + len(line)))
            else:
                found.setdefault("role", (at, at + len(left)))
                kind = "country" if is_country(right) else "organization"
                found.setdefault(kind, (at + len(line) - len(right), at + len(line)))
        at += len(line) + 1
    return found


def _part(line: str) -> str:
    if is_country(line):
        return "country"
    is_group = organization_likeness(line) >= _ORGANIZATION and role_likeness(line) < _ROLE
    return "organization" if is_group else "role"


def _is_stack(cell: str) -> bool:
    """Whether the first line is a person, and a line under it surely none."""
    first, _, rest = cell.partition("\n")
    if person_likeness(first) <= max(0.5, organization_likeness(first)):
        return False
    return any(
        role_likeness(line.partition(",")[0]) >= _ROLE or organization_likeness(line) >= _ORGANIZATION
        for line in rest.split("\n")
    )
