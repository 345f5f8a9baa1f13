"""The rows of one table of signatories, beside a letter or within it: what each says of the one who signed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from undersigned.graph.extract.columns import Columns, read_columns
from undersigned.graph.extract.profiles import Part, is_odd_one_out
from undersigned.graph.extract.shape import organization_likeness, person_likeness
from undersigned.graph.extract.signature import signature
from undersigned.graph.extract.stacked_cells import name_in, one_line, places_below, stacked_columns
from undersigned.graph.ingest.headers import is_answer, is_header
from undersigned.graph.ingest.personal import consent_columns, is_withheld
from undersigned.graph.model import Block, Issue, Severity, Signatory, Source, Span

_HAN_FIRST = "\u2e80"
_NAMES = frozenset({Part.PERSON, Part.ORGANIZATION, Part.EITHER})
_ASKED = 20  # questions about single rows, at most

_Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row says of its signatory: the value of each part, and the place of its words in the text."""

    values: dict[str, str]
    places: dict[str, tuple[int, int]]
    doubtful: bool = False

    @property
    def rule(self) -> str:
        """The rule that read it, named after the columns it used."""
        return "-".join(("table", *(part for part in ("person", "organization") if part in self.values)))


def read_table(source: Source, rows: Sequence[Block]) -> tuple[tuple[RowReading | None, ...], tuple[Issue, ...]]:
    """What each row of one table says of its signatory, None where it says nothing (a header), and what is uncertain.

    All are None, and a question says why, where it cannot be told which column holds those who signed. A row that
    repeats an earlier one has a reading of its own; to count it once is for the caller.
    """
    places = [row.cells or ((row.start, row.end),) for row in rows]
    printed = [[source.text[start:end] for start, end in row] for row in places]
    cells = [[one_line(cell) for cell in row] for row in printed]
    if not cells:
        return (), ()
    headed = is_header(cells[0]) or is_odd_one_out(cells[0], cells[1:])
    header, body = (cells[0], cells[1:]) if headed else ([], cells)
    consent = consent_columns(header, body)
    places, printed = places[len(rows) - len(body) :], printed[len(rows) - len(body) :]
    stacked = stacked_columns(header, printed)
    for row, whole in zip(body, printed, strict=True):
        for at in stacked:
            row[at : at + 1] = [name_in(cell) for cell in whole[at : at + 1]]
    shown = [None if is_withheld(row, header, consent) else row for row in body]
    columns = read_columns(header if headed else None, [row for row in shown if row is not None])
    below = rows[len(rows) - len(body) :]
    issues = list(_about(source, rows, header, columns))
    if columns.is_read and columns.unclear is None:
        found = [_reading(spot, row, columns) for spot, row in zip(places, shown, strict=True)]
        for reading, spot, whole in zip(found, places, printed, strict=True):
            if reading is not None and stacked:
                _add_below(reading, spot, whole, stacked)
    else:
        found = [None] * len(body)
    issues.extend(_unnamed(source, below, shown, found, is_read=columns.is_read))
    issues.extend(_doubts(source, below, found))
    return ((None,) if headed else ()) + tuple(found), tuple(issues)


def signatory_of(source: Source, reading: RowReading, position: int) -> Signatory:
    """The signatory of a row of a table."""
    parts = {part: source.span(start, end) for part, (start, end) in reading.places.items()}
    return signature(position, reading.values, parts, _entry(source, reading), reading.rule)


def _entry(source: Source, reading: RowReading) -> Span:
    """From the first to the last word that says something of the signatory; cells of others at the ends stay out."""
    return source.span(
        min(start for start, _ in reading.places.values()), max(end for _, end in reading.places.values())
    )


def _reading(places: _Places, row: Sequence[str] | None, columns: Columns) -> RowReading | None:
    """The reading of a row; None for one that names nobody."""
    if row is None:
        return None
    values: dict[str, str] = {}
    found: dict[str, tuple[int, int]] = {}
    doubtful = False
    named = sum(bool(cell) for cell, part in zip(row, columns.parts, strict=False) if part in _NAMES)
    for at, part in enumerate(columns.parts):
        if part is None or at >= len(row) or not row[at] or is_answer(row[at], "nothing"):
            continue
        name = part.value
        if part in _NAMES and at not in columns.said:
            name, unsure = _told(row[at], part, alone=columns.has_one_name, only=named == 1)
            doubtful = doubtful or unsure
        values[name], found[name] = row[at], places[at]
    _join(values, found)
    if values.get("person") is not None and values.get("person") == values.get("organization"):
        del values["organization"], found["organization"]
    if "person" not in values and "organization" not in values:
        return None
    return RowReading(values, found, doubtful)


def _told(name: str, part: Part, *, alone: bool, only: bool) -> tuple[str, bool]:
    """What a name in a column of `part` is, and whether that is doubtful.

    `alone` says that no other column has names, `only` that no other cell of the row has one.
    """
    person, group = person_likeness(name), organization_likeness(name)
    if part is Part.ORGANIZATION:
        return part.value, alone and person > 0.8 and group < 0.5
    if part is Part.PERSON:
        plainly_none = group >= 0.9 and person <= 0.3
        return (Part.ORGANIZATION.value, False) if plainly_none and only else (part.value, plainly_none)
    if person > 0.5 and person > group:
        return Part.PERSON.value, not (person >= 0.8 and group < 0.5)
    return Part.ORGANIZATION.value, group < 0.7


def _add_below(reading: RowReading, places: _Places, cells: Sequence[str], stacked: Iterable[int]) -> None:
    """Add what the lines under the person's name say, where no column says it."""
    for at in stacked:
        if at >= len(cells) or reading.places.get("person") != places[at]:
            continue
        start = places[at][0]
        reading.places["person"] = (start, start + len(name_in(cells[at])))
        for part, (first, last) in places_below(cells[at]).items():
            if part not in reading.values:
                reading.values[part], reading.places[part] = cells[at][first:last], (start + first, start + last)


def _join(values: dict[str, str], places: dict[str, tuple[int, int]]) -> None:
    """Make one person of a given and a family name, in the order in which that script says them."""
    given, family = values.pop("given", None), values.pop("family", None)
    spots = [places.pop(part) for part in ("given", "family") if part in places]
    if given is None and family is None:
        return
    if given is not None and family is not None:
        values["person"] = f"{given} {family}" if family < _HAN_FIRST else f"{family}{given}"
    else:
        values["person"] = given if given is not None else family or ""
    places["person"] = (min(start for start, _ in spots), max(end for _, end in spots))


def _about(source: Source, rows: Sequence[Block], header: Sequence[str], columns: Columns) -> Iterator[Issue]:
    """What people should know of how the columns were read."""
    span = source.span(rows[0].start, rows[0].end)
    titles = [header[at] if at < len(header) else f"column {at + 1}" for at in range(len(columns.parts))]
    if columns.swapped:
        message = "Two headers stand over each other's cells; the columns were read by what their cells hold."
        yield Issue("headers-swapped", Severity.WARNING, message, span)
    if columns.unclear is not None or not columns.is_read:
        why = columns.unclear or "no column holds names of people or organizations"
        message = f"It cannot be told who signed in this table ({why}); give its columns headers such as “Signatory”."
        yield Issue("unread-table", Severity.QUESTION, message, span)
    elif columns.beside:
        listed = ", ".join(f"“{titles[at]}”" for at in columns.beside)
        message = f"Names in {listed} were not read as signatories; another column holds these."
        yield Issue("column-beside", Severity.NOTE, message, span)


def _unnamed(
    source: Source,
    rows: Sequence[Block],
    shown: Sequence[Sequence[str] | None],
    found: Sequence[RowReading | None],
    *,
    is_read: bool,
) -> Iterator[Issue]:
    withheld = [block for block, row in zip(rows, shown, strict=True) if row is None]
    if withheld:
        message = f"Rows of signatories who did not agree to be named, or are not named: {len(withheld):,}."
        yield Issue("unnamed-signatories", Severity.NOTE, message, source.span(withheld[0].start, withheld[0].end))
    if not is_read or not any(reading is not None for reading in found):
        return
    pairs = zip(rows, shown, found, strict=True)
    blank = [block for block, row, reading in pairs if row is not None and reading is None]
    if blank:
        message = f"Rows of the table that name nobody: {len(blank):,}."
        yield Issue("unnamed-signatories", Severity.NOTE, message, source.span(blank[0].start, blank[0].end))


def _doubts(source: Source, rows: Sequence[Block], found: Iterable[RowReading | None]) -> Iterator[Issue]:
    """Questions about names that may be people's or organizations'; of many, one that counts them."""
    doubtful = [
        (block, reading) for block, reading in zip(rows, found, strict=True) if reading is not None and reading.doubtful
    ]
    if len(doubtful) > _ASKED:
        block = doubtful[0][0]
        message = f"{len(doubtful):,} names in this table may be people's or organizations'; this is the first."
        yield Issue("possible-person", Severity.QUESTION, message, source.span(block.start, block.end))
        return
    for block, reading in doubtful:
        name = reading.values.get("person") or reading.values.get("organization")
        message = f"“{name}” may be a person or an organization; nothing in the table says which."
        yield Issue("possible-person", Severity.QUESTION, message, source.span(block.start, block.end))
