"""What the cells of one column look like: the share that are people, organizations, countries, roles, codes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness, role_likeness
from undersigned.graph.ingest.headers import Header, read_header

_SAMPLE = 400
_MOSTLY, _CLEARLY = 0.6, 0.8
_MANY, _LOOKALIKES = 20, 0.35
_SURELY = 0.9
_ENOUGH, _OFTEN, _RARELY = 4, 0.2, 0.1
_LONG = 120  # characters of a cell that no name has
_HAN_FIRST = "\u2e80"
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}\S*)?")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_CODE = re.compile(r"[A-Za-z]{0,4}[-_ ]?\d[\d.,:/ -]*|[\da-f-]{16,}|https?://\S+|www\.\S+|yes|no")


class Part(StrEnum):
    """What a column holds of a signatory."""

    PERSON = "person"
    GIVEN = "given"
    FAMILY = "family"
    ORGANIZATION = "organization"
    EITHER = "either"
    ROLE = "role"
    COUNTRY = "country"
    ACRONYM = "acronym"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its header, what it is without comparison with others, and shares of its cells.

    `kind` is "names" where it may hold those who signed, a part such as "role", or None for what is no part. The last
    two are the shares of cells of one word, and of cells that repeat an earlier one.
    """

    at: int
    header: Header | None
    kind: str | None
    person: float
    organization: float
    surely_groups: float
    size: int
    one_word: float = 0.0
    again: float = 0.0

    @property
    def says(self) -> str | None:
        """What its header says."""
        return None if self.header is None else self.header.kind

    @property
    def plain(self) -> bool:
        """Whether its header says that without qualification."""
        return self.header is not None and self.header.strange == 0

    @property
    def looks(self) -> Part:
        """What its cells look like, by themselves."""
        explicit = self.header is not None and self.header.kind in {"person", "organization"}
        enough = _MOSTLY if explicit else _CLEARLY
        if self.person >= enough and self.person > self.organization:
            return Part.PERSON
        # Of organizations' names up to a third look like people's ("Lyric Theatre"), of people's hardly any like those.
        many = self.size >= _MANY and self.person <= _LOOKALIKES and self.organization >= _MOSTLY
        return Part.ORGANIZATION if many or self.organization >= enough else Part.EITHER

    def is_attribute(self, other: "Column") -> bool:
        """Whether it says where the organizations of the `other` column are: in single words, or ever the same ones.

        Beside people such a column may hold their organizations ("Anna Lee | PEN").
        """
        if self.says is not None or max(self.person, self.surely_groups) > _RARELY or other.looks is Part.PERSON:
            return False
        short = self.one_word >= _MOSTLY and other.one_word <= self.one_word / 2
        repeated = self.size >= _ENOUGH and self.again >= _OFTEN and other.again <= _RARELY
        return short or repeated


def profile(at: int, header: str | None, cells: Sequence[str]) -> Column:
    """The column at the place `at`, with this header, judged by a sample of its cells."""
    step = max(1, len(cells) // _SAMPLE)
    values = [cell for cell in cells[::step] if cell]
    says = None if header is None else read_header(header)
    if not values:
        return Column(at, says, None, 0.0, 0.0, 0.0, 0)
    people = sum(_is_person(value) for value in values) / len(values)
    groups = sum(_is_group(value) for value in values) / len(values)
    surely = _share(values, lambda value: organization_likeness(value) >= _SURELY)
    single = _share(values, lambda value: len(value.split()) == 1 and value < _HAN_FIRST)
    again = 1 - len(set(values)) / len(values)
    return Column(at, says, _kind(says, values, people), people, groups, surely, len(values), single, again)


def _kind(header: Header | None, values: Sequence[str], people: float) -> str | None:
    says = None if header is None else header.kind
    names = says in {"name", "person", "organization", "signatory"}
    if says in {"private", "show", "hide", "number", "date"} or _share(values, _is_date) >= _MOSTLY:
        return None
    if _share(values, _is_code) >= _MOSTLY or _share(values, lambda value: len(value) > _LONG) >= 0.2:
        return None
    if says not in {"organization", "signatory", "given", "family"} and _share(values, is_country) >= _CLEARLY:
        return "country"
    if says in {"country", "city"}:
        return "country" if says == "country" and people < _CLEARLY else None
    if says in {"role", "acronym", "given", "family"}:
        return says
    roles = _share(values, lambda value: role_likeness(value) >= 0.85)
    if (says == "title" and roles >= 0.5) or (not names and roles >= _MOSTLY and roles > people):
        return "role"
    return None if says in {"title", "other"} else "names"


def is_odd_one_out(first: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a first row that has no known header is one all the same: it differs in kind from the rows under it."""
    for at, cell in enumerate(first):
        below = [row[at] for row in rows[:_SAMPLE] if at < len(row) and row[at]]
        for test in (is_country, _is_date, _is_code):
            if len(below) > 1 and cell and not test(cell) and all(test(value) for value in below):
                return True
    return False


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(value) for value in values) / len(values)


def _is_person(value: str) -> bool:
    likely = person_likeness(value)
    return likely > 0.5 and likely > organization_likeness(value)


def _is_group(value: str) -> bool:
    return _LETTERS.search(value) is not None and organization_likeness(value) >= 0.6 and not _is_person(value)


def _is_date(value: str) -> bool:
    return _DATE.fullmatch(value) is not None


def _is_code(value: str) -> bool:
    return _CODE.fullmatch(value) is not None
