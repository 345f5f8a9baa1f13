"""The columns of a table of signatories: what each holds, told by its cells first and by its header second.

Headers may be missing, vague ("name" over organizations) or swapped. So every column gets a profile, the share of its
cells that look like people, organizations, countries, roles and so on, and its header decides only what cells cannot:
which of two columns of names holds those who signed. A column whose header is qualified by a strange word ("mp_name")
is somebody else's where a plain one stands beside it. Where nothing decides, nothing is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from undersigned.graph.extract.profiles import Column, Part, profile

_NAMES = frozenset({Part.PERSON, Part.GIVEN, Part.FAMILY, Part.ORGANIZATION, Part.EITHER})
_FEW, _MOST = 0.2, 0.75
_STRANGE = 2  # strange words in a header that still says what it says


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds, None being nothing of the signatory's; and what people should know of that decision.

    Without any name among `parts` the table was not understood; `swapped` says that two headers stand over each
    other's cells, `beside` lists columns of names that are somebody else's, `unclear` says what could not be decided,
    and `said` lists the columns of people or organizations of which the header says so.
    """

    parts: tuple[Part | None, ...]
    swapped: bool = False
    beside: tuple[int, ...] = ()
    unclear: str | None = None
    said: tuple[int, ...] = ()

    @property
    def has_one_name(self) -> bool:
        """Whether a single column holds names."""
        joined = Part.GIVEN in self.parts and Part.FAMILY in self.parts
        return sum(part in _NAMES for part in self.parts) - joined <= 1

    @property
    def is_read(self) -> bool:
        """Whether it is known who signed."""
        return any(part in _NAMES for part in self.parts)


def read_columns(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> Columns:
    """What the columns of `rows` hold; `header` is the row of their names, if there is one.

    >>> rows = [["PEN America", "Bob Fu"], ["Hong Kong Watch", "Anna Lee"], ["Free Tibet", "Carl Minz"]]
    >>> columns = read_columns(["Name", "Organisation"], rows)
    >>> [str(part) for part in columns.parts], columns.swapped
    (['organization', 'person'], True)
    """
    width = max((len(row) for row in rows), default=0)
    titles = [None] * width if header is None else [*header, *[None] * width][:width]
    columns = [profile(at, titles[at], [row[at] for row in rows if at < len(row)]) for at in range(width)]
    parts: list[Part | None] = [None if each.kind in {None, "names"} else Part(each.kind) for each in columns]
    _pair_names(columns, parts, rows)
    names = _named([column for column in columns if parts[column.at] is None and column.kind == "names"])
    found = _choose(names, joined=Part.FAMILY in parts)
    for column, part in found.chosen:
        parts[column.at] = part
    if not found.chosen and Part.FAMILY not in parts:
        _let_countries_sign(columns, parts)
    beside = tuple(column.at for column in names if parts[column.at] is None and column.looks is not Part.EITHER)
    said = tuple(column.at for column in columns if column.says == column.looks.value)
    return Columns(tuple(parts), found.swapped, beside, found.unclear, () if found.swapped else said)


@dataclass(frozen=True, slots=True)
class _Choice:
    chosen: tuple[tuple[Column, Part], ...] = ()
    swapped: bool = False
    unclear: str | None = None


def _pair_names(columns: Sequence[Column], parts: list[Part | None], rows: Sequence[Sequence[str]]) -> None:
    """Give a first name its last name: "Prénom, Nom" and "Nombre, Apellidos" have a column that only says "name"."""
    _keep_first(parts)
    bare = [each.at for each in columns if each.kind == "names" and each.plain and each.says == "name"]
    if Part.GIVEN in parts and Part.FAMILY not in parts:
        if bare and not _holds(rows, bare[0], parts.index(Part.GIVEN)):
            parts[bare[0]] = Part.FAMILY
        else:
            parts[parts.index(Part.GIVEN)] = None if bare else Part.PERSON
    elif Part.FAMILY in parts and Part.GIVEN not in parts and bare:
        if _holds(rows, bare[0], parts.index(Part.FAMILY)):
            parts[parts.index(Part.FAMILY)] = None  # the whole name stands in a column of its own
        else:
            parts[bare[0]] = Part.GIVEN


def _holds(rows: Sequence[Sequence[str]], whole: int, piece: int) -> bool:
    """Whether the names in one column hold those in another: then they are whole names."""
    both = [(row[whole], row[piece]) for row in rows if max(whole, piece) < len(row) and row[whole] and row[piece]]
    return sum(small in large for large, small in both) * 2 > len(both)


def _keep_first(parts: list[Part | None]) -> None:
    seen: set[Part] = set()
    for at, part in enumerate(parts):
        if part is not None and part in seen:
            parts[at] = None
        elif part is not None:
            seen.add(part)


def _named(names: Sequence[Column]) -> list[Column]:
    """The columns of names without those that only say something of another column's: where each is, and the like."""
    return [each for each in names if not any(each.is_attribute(other) for other in names if other is not each)]


def _choose(names: Sequence[Column], *, joined: bool) -> _Choice:
    """Which columns of names hold the person and the organization that signed."""
    signing = [each for each in names if each.says == "signatory"]
    plain = [each for each in names if each.plain and each not in signing]
    if signing:
        return _by_headers([*signing, *plain], joined=joined)
    said = [*plain, *(each for each in names if each not in plain and _says_enough(each))]
    if said:
        return _by_headers(said, joined=joined)
    if joined:
        groups = [each for each in names if each.looks is Part.ORGANIZATION and each.header is None]
        return _Choice(((groups[0], Part.ORGANIZATION),)) if len(groups) == 1 else _Choice()
    return _by_cells(names)


def _by_headers(names: Sequence[Column], *, joined: bool) -> _Choice:
    """Columns whose headers say that they are names of signatories; their cells say of what kind."""
    people = [each for each in names if each.looks is Part.PERSON]
    groups = [each for each in names if each.looks is Part.ORGANIZATION]
    misled = [each for each in groups if each.says in {"person", "name"}]
    swapped = any(each.says == "organization" for each in people) and bool(misled)
    wrong = [each for each in people if each.says == "organization"]
    if wrong and not swapped:  # organizations may be named like people; the header is the better witness
        return _two([each for each in people if each not in wrong], [*groups, *wrong], (), joined=joined)
    mixed = [each for each in names if each.looks is Part.EITHER]
    if not people and len(groups) > 1 and any(each.says == "organization" for each in groups):
        # Beside a column of organizations one of names holds people, unless it is plain that it does not.
        strangers = [each for each in groups if each.says in {"name", "signatory"} and each.surely_groups <= _FEW]
        groups = [each for each in groups if each not in strangers]
        people = strangers
    for each in mixed:
        if each.says == "organization":
            groups.append(each)
        elif each.says == "person":
            people.append(each)
    rest = [each for each in mixed if each not in groups and each not in people]
    choice = _two(people, groups, rest, joined=joined)
    return _Choice(choice.chosen, swapped, choice.unclear)


def _by_cells(names: Sequence[Column]) -> _Choice:
    """Columns that no header speaks for: at most one of people and one of organizations can be told apart."""
    people = [each for each in names if each.looks is Part.PERSON]
    groups = [each for each in names if each.looks is Part.ORGANIZATION]
    mixed = [each for each in names if each.looks is Part.EITHER]
    if any(each.person + each.organization < _MOST for each in mixed):
        return _Choice(unclear="its cells do not look like names")
    if len(people) > 1 or len(groups) > 1 or (mixed and (people or groups or len(mixed) > 1)):
        return _Choice(unclear="several columns hold names, and no header says which of them signed")
    return _two(people, groups, mixed, joined=False)


def _two(
    people: Sequence[Column],
    groups: Sequence[Column],
    mixed: Sequence[Column],
    *,
    joined: bool,
) -> _Choice:
    """The first column of people and the first of organizations; a mixed one where there is neither."""
    chosen: list[tuple[Column, Part]] = []
    if people and not joined:
        chosen.append((people[0], Part.PERSON))
    if groups:
        chosen.append((groups[0], Part.ORGANIZATION))
    if mixed and not people and not joined:
        # Beside organizations a mixed column of names is one of people, some with names we would not have known.
        chosen.append((mixed[0], Part.PERSON if groups else Part.EITHER))
    return _Choice(tuple(chosen))


def _let_countries_sign(columns: Sequence[Column], parts: list[Part | None]) -> None:
    """A table with countries and no other names is one of states that signed."""
    states = [each.at for each in columns if each.kind == "country"]
    if len(states) == 1 and not any(each.kind == "names" for each in columns):
        parts[states[0]] = Part.ORGANIZATION


def _says_enough(column: Column) -> bool:
    """Whether a qualified header still says what it says: "Organisation you represent", not "mp_name"."""
    strange = 0 if column.header is None else column.header.strange
    return strange <= _STRANGE and column.says in {"person", "organization"}
