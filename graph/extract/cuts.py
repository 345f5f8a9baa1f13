"""From the lines of a run to entries, one a signatory: lines joined, parted or grouped, in every way they may be meant.

A list can be set in several ways that look alike: a name a line, a name over two lines, a name with a role and an
organization under it, many names in one paragraph, two columns side by side. Each way is a `Cut`; which one is meant
is decided by what its entries read like (`undersigned.graph.extract.signatories`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from undersigned.graph.extract.abreast import side_by_side, stacks_abreast
from undersigned.graph.extract.blocks import Run
from undersigned.graph.extract.by_country import under_countries
from undersigned.graph.extract.entries import (
    Entry,
    ends_separated,
    entry_of,
    line_places,
    names_nobody,
    number_fused,
    trimmed,
    unmarked,
    without_number,
)
from undersigned.graph.extract.fused import bars, unfused
from undersigned.graph.extract.groups import by_gap, by_item, by_name, by_period
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import word_set
from undersigned.graph.extract.wraps import dangles, goes_on, hanging, is_full, margin
from undersigned.graph.model import Issue, Severity, Source

Place = tuple[int, int]


_LONGEST = 300  # characters of one entry over several lines
_REGULAR = 0.1


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to part a run into entries, and what was mended on the way.

    `way` names it; `evidence` is what the setting itself, blank lines or a steady count of lines, speaks for it;
    `spaced` says that blank lines or items set the entries apart.
    """

    way: str
    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...] = ()
    evidence: float = 0.0
    spaced: bool = False


def cuts(source: Source, run: Run) -> tuple[list[Cut], list[Issue]]:
    """Every way to part `run` into entries, the plainest first, and what is to be said of the run whichever it is."""
    units, issues = _named(source, run)
    if not units:
        return [], issues
    found = []
    inline = _inline(source, units)
    if inline is not None:
        found.append(inline)
        if len(units) == 1 or len(inline.entries) >= 2 * len(units):
            return found, issues
    columns = _grid(source, units) or _columns(source, units)
    if columns is not None:
        return [columns], issues
    found.insert(0, _lines(source, units))
    stacked = _stacked(source, units)
    return [*found, *(() if stacked is None else (stacked,))], issues


def _named(source: Source, run: Run) -> tuple[list[Unit], list[Issue]]:
    """The units that name someone; of the others it is said that they do not."""
    named, issues = [], []
    for unit in run.units:
        if names_nobody(unit.words):
            message = "This line of the list names nobody; more may have signed than are listed."
            issues.append(Issue("unnamed-signatories", Severity.NOTE, message, source.span(unit.start, unit.end)))
        elif not (unit.style == "row" and is_header(unit.words)):
            named.append(unit)
    return named, issues


def is_header(row: str) -> bool:
    """Whether the cells of a table row name its columns."""
    return all(cell.strip(" .#:").casefold() in word_set("letter_words", "columns") for cell in row.split(" | "))


def _inline(source: Source, units: Sequence[Unit]) -> Cut | None:
    """Units that hold several names each, parted at their separators."""
    split = [unit.several for unit in units]
    if len(units) > 1 and any(unit.marker is not None for unit in units):
        return None
    several = sum(bool(places) for places in split)
    if not several or (several * 2 < len(units) and len(units) > 2):
        return None
    entries: list[Entry | None] = []
    for unit, places in zip(units, split, strict=True):
        for start, end in places or ((0, len(unit.words)),):
            entries.append(entry_of(source, unit.start + start, unit.start + end))
    return Cut("inline", tuple(_flat(entry) for entry in entries if entry is not None))


def _flat(entry: Entry) -> Entry:
    """A name that a margin broke is one line."""
    return Entry(entry.start, entry.end, entry.words, (), entry.country)


def _lines(source: Source, units: Sequence[Unit]) -> Cut:
    """A unit an entry: wrapped lines joined, fused ones parted, a country above a group given to its names."""
    places: list[Place] = []
    issues: list[Issue] = []
    previous: Unit | None = None
    page = margin(units)
    widest = max(len(unit.words) for unit in units)
    several = hanging(units, widest)
    footnoted = sum(number_fused(unit.words) for unit in units) > 1
    ends = sum(ends_separated(unit.words) for unit in units)
    separated = ends * 2 > len(units) or ends == len(units) - 1 > 0
    for unit in units:
        follows = previous is not None and unit.gap == 0 and unit.marker is None and unit.block == previous.block
        before = source.text[slice(*places[-1])] if places else ""
        dangling = not separated and places and dangles(before)
        short = places and unit.end - places[-1][0] <= _LONGEST
        lower = several and unit.words[0].islower() and goes_on(before[before.rfind("\n") + 1 :], unit.words, widest)
        broken = lower or dangling or before.count("(") > before.count(")")
        wrapped = page is not None and previous is not None and is_full(previous.words, unit.words, page)
        if follows and short and (broken or wrapped):
            places[-1] = (places[-1][0], unit.end)
            span = source.span(*places[-1])
            issues.append(
                Issue("wrapped-line", Severity.NOTE, "A name goes on over a line's end; its lines were joined.", span)
            )
        else:
            places.append((unit.start, unit.end))
        previous = unit
    barred = Counter(bars(source.text[slice(*place)]) for place in places)
    tabular = len(places) > 1 and max(barred, key=lambda count: (barred[count], -count)) > 1
    entries: list[Entry] = []
    numbers = {unit.start: int(digits) for unit in units if (digits := re.sub(r"\D", "", unit.marker or ""))}
    for place in places:
        pieces = [place] if tabular else list(unfused(source.text, place, numbers.get(place[0])))
        if len(pieces) > 1:
            message = f"{len(pieces)} signatories stand fused on one line; parted where a new name begins."
            issues.append(Issue("fused-line", Severity.NOTE, message, source.span(*place)))
        entries.extend(entry for piece in pieces if (entry := entry_of(source, *piece)) is not None)
    if footnoted:
        entries = [without_number(entry) for entry in entries]
    return Cut("lines", tuple(under_countries(entries)), tuple(issues))


def _grid(source: Source, units: Sequence[Unit]) -> Cut | None:
    """Blocks of several lines side by side: in each column a name, and under it roles and an organization."""
    columns = stacks_abreast(source, units)
    if columns is None:
        return None
    entries = [
        Entry(column[0][0], column[-1][1], source.text[column[0][0] : column[-1][1]], tuple(column))
        for column in columns
    ]
    return Cut("abreast", tuple(entries))


def _columns(source: Source, units: Sequence[Unit]) -> Cut | None:
    """The cells of columns side by side, read one column after the other."""
    columns = side_by_side(source, units)
    if columns is None:
        return None
    entries = [entry_of(source, *place) for column in columns for place in column]
    return Cut("columns", tuple(entry for entry in entries if entry is not None))


def _stacked(source: Source, units: Sequence[Unit]) -> Cut | None:
    """Entries over several lines: a name, and under it roles, an organization, a place."""
    spaced = by_item(units) or by_gap(units)
    regular = spaced or by_period(units)
    groups = regular or by_name(units)
    if groups is None:
        return None
    entries = []
    for group in groups:
        places = [(unit.start + start, unit.start + end) for unit in group for start, end in line_places(unit.words)]
        start = unmarked(source.text, *places[0])
        places[0] = (start, places[0][1])
        lines = tuple((first, first + len(trimmed(source.text[first:last]))) for first, last in places)
        kept = tuple(place for place in lines if place[0] < place[1])
        if kept:
            entries.append(Entry(start, kept[-1][1], source.text[start : kept[-1][1]], kept if len(kept) > 1 else ()))
    return (
        Cut("stacked", tuple(entries), evidence=_REGULAR if regular else 0.0, spaced=spaced is not None)
        if entries
        else None
    )
