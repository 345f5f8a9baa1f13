"""Signatory lines: from the runs under a letter to people and organizations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from undersigned.graph.extract.abreast import side_by_side, stacks_abreast
from undersigned.graph.extract.blocks import Run
from undersigned.graph.extract.cuts import Cut, cuts
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.entries import Entry
from undersigned.graph.extract.labels import without_count
from undersigned.graph.extract.parts import without_acronym
from undersigned.graph.extract.readers import (
    BlockReading,
    Reading,
    read_anyhow,
    read_block,
    read_on_behalf,
    read_organization,
)
from undersigned.graph.extract.scripts import two_names
from undersigned.graph.extract.shape import (
    HONORIFIC,
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
)
from undersigned.graph.extract.signature import signature
from undersigned.graph.extract.signed_prose import RULE as NAMED
from undersigned.graph.extract.stacks import RULE as STACKED
from undersigned.graph.extract.stacks import read_stack
from undersigned.graph.extract.table_rows import read_table, signatory_of
from undersigned.graph.model import Block, Capacity, Issue, Severity, Signatory, Source, Span

_INDIVIDUALS = re.compile(
    r"individual|personal|people|persons|Einzelperson|Personen|personnes|personas|个人|個人", re.IGNORECASE
)
_ORGANIZATIONS = re.compile(
    r"organi[sz]ation|\bNGO|\bgroups?\b|Verbände|Vereine|asociaciones|associations|collectifs|colectivos|团体|團體|组织|組織|机构|機構",
    re.IGNORECASE,
)
_MOSTLY = 0.6  # share of organizations from which a bare name in a list is taken for one
_HALF = 0.5  # share of organizations from which a bare name in a sentence is taken for one
_SOME = 0.3  # the share where the sentence says that organizations sign
_TOLD = 60  # characters before names in a sentence that may say whose they are
_TURNS = 2  # from here on, taking turns is no accident
_QUOTES = {"“": "”", "«": "»", '"': '"', "„": "“", "「": "」", "《": "》"}
_NO_NAME = re.compile(
    r"[\W\d_]*(?:(?:19|20)\d\d)?[\W\d_]*|(?:LLC|Inc|Ltd|GmbH|e\.\s?V|S\.A|LLP|PLC)\.?|\[\d+\].*|.*://.*"
)
_FORM_AFTER = re.compile(r",?\s+(?P<form>(?:LLC|L\.L\.C\.|Inc|Ltd|LLP|PLC|GmbH|AG|S\.A|e\.\s?V)\.?)(?=\s*(?:$|[,;(]))")
_SPACE = re.compile(r"\s+")
_LEAST = 0.3  # an entry that no reader explains better than this names nobody
_STEADY = 0.85  # a list of organizations so sure that even a name like a person's is one of them, and asked about
_EXACT = 0.3  # what the declared count adds to the cut that has it
_NEAR = 0.06  # cuts that are as close as this in score are both worth showing
_FORFEIT = {"lines": 0.0, "inline": 0.0, "stacked": 0.02, "columns": 0.0, "abreast": 0.0}
"""What a way to cut a list is believed less (or more) than the plainest: a line a name."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A run cut in one way, and what its entries then say."""

    cut: Cut
    block: BlockReading
    other: BlockReading | None
    score: float


def read_signatories(
    source: Source, runs: Sequence[Run], *, people: bool = True, claimed: int | None = None
) -> tuple[tuple[Signatory, ...], tuple[Issue, ...]]:
    r"""Every signatory of the runs in the order printed, and what was uncertain in reading them.

    Where the letter does not say that people sign by themselves (`people`), a bare name among many organizations is
    taken for one of these, and asked about. `claimed` is the declared count, which tells apart ways to cut a list.

    >>> from undersigned.graph.extract.blocks import runs
    >>> from undersigned.graph.extract.units import units
    >>> from undersigned.graph.ingest import source_from_bytes
    >>> source = source_from_bytes("a.txt", b"1. PEN America\n2. Hong Kong Watch\n")
    >>> [each.organization for each in read_signatories(source, runs(units(source)))[0]]
    ['PEN America', 'Hong Kong Watch']
    """
    signatories: list[Signatory] = []
    issues: list[Issue] = []
    listed = sum(run.names for run in runs) if claimed is not None else 0
    for run in runs:
        rows = _rows(source, run)
        if rows is not None:
            found, said = rows
            signatories += [replace(each, position=place) for place, each in enumerate(found, len(signatories) + 1)]
            issues.extend(said)
            continue
        room = None if claimed is None else claimed - (listed - run.names)
        ways, unnamed = cuts(source, run)
        issues.extend(unnamed)
        if not ways:
            continue
        best, close = _best([_read(cut, room) for cut in ways])
        block = best.block
        if _of_organizations(run, people=people):
            block = _as_organizations(best.cut.entries, block)
        issues.extend(best.cut.issues)
        if close is not None:
            issues.append(_other_cut(source, best.cut, close.cut))
        if best.other is not None:
            issues.append(_close_call(source, best.cut.entries, block, best.other))
        if (best.cut.way == "lines" and _alternates(block)) or _may_be_two(best, room):
            issues.append(_alternating(source, best.cut.entries))
        country = _country_above(run)
        for entry, reading in zip(best.cut.entries, block.readings, strict=True):
            behalf = read_on_behalf(entry.words)
            rule, read = (block.rule, _whole(entry.words, reading)) if behalf is None else ("on-behalf-of", behalf)
            steady = block.rule.startswith("organization") and block.score >= _STEADY
            if read is None or (read.score < _LEAST and not steady):
                rule, read = read_anyhow(entry.words)
            if read is None or (read.score < _LEAST and not steady) or not _possible(entry.words, read):
                issues.append(_unread(source, entry))
                continue
            signatory = _signatory(source, entry, read, rule, len(signatories) + 1)
            signatories.append(_placed(source, signatory, entry, country))
            issues.extend(_doubts(signatory))
    return tuple(signatories), tuple(issues)


def read_named(source: Source, places: Sequence[tuple[int, int]]) -> tuple[Signatory, ...]:
    """The signatories that a sentence names, at `places` of the text."""
    entries = [Entry(start, end, source.text[start:end]) for start, end in places]
    unread = Reading(0.0, organization=(0, 0))
    readings = [
        read if read is not None else replace(unread, organization=(0, len(entry.words)))
        for entry in entries
        for _, read in (read_anyhow(entry.words),)
    ]
    block = BlockReading(NAMED, tuple(readings), 0.0)
    if not any(_titled(entry.words) for entry in entries):
        told = source.text[max(0, places[0][0] - _TOLD) : places[0][0]] if places else ""
        said = _ORGANIZATIONS.search(told) is not None and _INDIVIDUALS.search(told) is None
        block = _as_organizations(entries, block, least=_SOME if said else _HALF)
    return tuple(
        _signatory(source, entry, read, NAMED, number)
        for number, (entry, read) in enumerate(zip(entries, block.readings, strict=True), start=1)
        if read is not None
    )


def _rows(source: Source, run: Run) -> tuple[list[Signatory], tuple[Issue, ...]] | None:
    """The signatories of a table's rows; None where the run is no table, or one whose columns tell nothing."""
    if not all(unit.cells for unit in run.units) or side_by_side(source, run.units):
        return None
    if stacks_abreast(source, run.units) is not None:
        return None
    blocks = [Block(unit.kind, unit.start, unit.end, cells=unit.cells) for unit in run.units]
    readings, issues = read_table(source, blocks)
    found = [signatory_of(source, reading, 1) for reading in readings if reading is not None]
    places = sum(each.organization is not None and is_country(each.organization) for each in found)
    if places * 2 > len(found) and any(cell[0] < cell[1] for unit in run.units for cell in unit.cells[:-1]):
        return None  # a column of countries beside one of names that look like nothing else
    return ([_unabbreviated(source, each) for each in found], issues) if found else None


def _unabbreviated(source: Source, signatory: Signatory) -> Signatory:
    """The signatory with the acronym that stands in its organization's cell apart from the name."""
    cell = signatory.parts.get("organization")
    if cell is None or signatory.acronym is not None:
        return signatory
    name, acronym = without_acronym(cell.quote)
    if name is None or acronym is None:
        return signatory
    places = {"organization": name, "acronym": acronym}
    parts = {part: source.span(cell.start + start, cell.start + end) for part, (start, end) in places.items()}
    organization, short = (_SPACE.sub(" ", parts[part].quote) for part in places)
    return replace(signatory, organization=organization, acronym=short, parts=signatory.parts | parts)


def _read(cut: Cut, room: int | None) -> _Read:
    """Read the entries of a cut; the declared count speaks for the cut that has as many."""
    if cut.way in {"stacked", "abreast"} or (cut.way == "columns" and any(entry.lines for entry in cut.entries)):
        readings = tuple(read_stack(entry) for entry in cut.entries)
        mean = sum(reading.score for reading in readings if reading is not None) / len(readings)
        block, other = BlockReading(STACKED, readings, mean), None
    else:
        block, other = read_block([entry.words for entry in cut.entries])
    score = block.score + cut.evidence - _FORFEIT[cut.way] + (_EXACT if room == len(cut.entries) > 1 else 0.0)
    return _Read(cut, block, other, score)


def _best(reads: Sequence[_Read]) -> tuple[_Read, _Read | None]:
    """The best explanation, and the next one where it is nearly as good."""
    ranked = sorted(reads, key=lambda read: -read.score)
    close = next((read for read in ranked[1:] if ranked[0].score - read.score < _NEAR), None)
    return ranked[0], close


def _of_organizations(run: Run, *, people: bool) -> bool:
    """Whether bare names are organizations': the label says so, or neither it nor the letter says that people sign."""
    if run.label is not None and _INDIVIDUALS.search(run.label.words):
        return False
    return not people or (run.label is not None and _ORGANIZATIONS.search(run.label.words) is not None)


def _as_organizations(entries: Sequence[Entry], block: BlockReading, *, least: float = _MOSTLY) -> BlockReading:
    """Read bare names as organizations where `least` of the entries are: two capitalised words may be either."""
    organizations = sum(reading is not None and reading.person is None for reading in block.readings)
    if organizations < least * len(entries):
        return block
    readings = tuple(
        read_organization(entry.words)
        if reading is not None and reading.organization is None and reading.role is None and not _titled(entry.words)
        else reading
        for entry, reading in zip(entries, block.readings, strict=True)
    )
    return BlockReading(block.rule, readings, block.score)


def _titled(words: str) -> bool:
    return HONORIFIC.match(words) is not None or POSTNOMINAL.search(words) is not None


def _signatory(source: Source, entry: Entry, read: Reading, rule: str, position: int) -> Signatory:
    places = {
        "person": read.person,
        "organization": read.organization,
        "acronym": read.acronym,
        "role": read.role,
        "country": read.country,
        "translation": read.translation,
    }
    parts = {
        name: source.span(entry.start + place[0], entry.start + place[1])
        for name, place in places.items()
        if place is not None
    }
    translated = "organization" if read.person is None else "person"
    twice = two_names(parts[translated].quote) if translated in parts else None
    if twice is not None and "translation" not in parts:
        start = parts[translated].start
        (first, second) = twice
        parts[translated] = source.span(start + first[0], start + first[1])
        parts["translation"] = source.span(start + second[0], start + second[1])
    value = {name: _SPACE.sub(" ", span.quote) for name, span in parts.items()}
    return signature(position, value, parts, source.span(entry.start, entry.end), rule)


def _whole(words: str, read: Reading | None) -> Reading | None:
    """A name with its legal form after a comma, "Harbour Asset Management, LLC", as the organization that it is."""
    if read is None or read.person is None:
        return read
    form = _FORM_AFTER.match(words, read.person[1])
    return read if form is None else Reading(read.score, organization=(read.person[0], form.end("form")))


def _possible(words: str, read: Reading) -> bool:
    """Whether what was read as the name can be one: no date, no year, nothing in quotes only, no legal form alone."""
    place = read.person if read.person is not None else read.organization
    if place is None:
        return False
    name = words[slice(*place)].strip()
    quoted = name[:1] in _QUOTES and name[-1:] in _QUOTES.values()
    return not quoted and _NO_NAME.fullmatch(name) is None and date_line(name) is None


def _country_above(run: Run) -> Span | None:
    """The country that the label of a run names, if it names one."""
    words = "" if run.label is None else without_count(run.label.words)
    if run.label is None or not is_country(words):
        return None
    return Span(run.label.start, run.label.start + len(words), words)


def _placed(source: Source, signatory: Signatory, entry: Entry, above: Span | None) -> Signatory:
    """The signatory with the country printed above its group, where its own line names none."""
    country = source.span(*entry.country) if entry.country is not None else above
    if country is None or signatory.country is not None:
        return signatory
    return replace(signatory, country=country.quote, parts=signatory.parts | {"country": country})


def _unread(source: Source, entry: Entry) -> Issue:
    message = "Nothing known explains this line among the signatories; it was left out of them."
    return Issue("unread-entry", Severity.QUESTION, message, source.span(entry.start, entry.end))


def _other_cut(source: Source, taken: Cut, other: Cut) -> Issue:
    ways = {
        "lines": "a name on each line ({})",
        "inline": "several names on a line ({})",
        "stacked": "a name with what stands under it ({})",
        "columns": "columns side by side ({})",
        "abreast": "blocks side by side ({})",
    }
    said = [ways[cut.way].format(len(cut.entries)) for cut in (taken, other)]
    code = "alternating-lines" if {taken.way, other.way} == {"lines", "stacked"} else "close-call"
    message = f"The list can be parted in two ways: {said[0]} (taken) or {said[1]}; look whether the names are right."
    return Issue(code, Severity.QUESTION, message, source.span(taken.entries[0].start, taken.entries[-1].end))


def _close_call(source: Source, entries: Sequence[Entry], best: BlockReading, other: BlockReading) -> Issue:
    message = (
        f"The list can be read in two ways: {best.rule} (taken) and {other.rule}; look whether the names are right."
    )
    span = source.span(entries[0].start, entries[-1].end)
    return Issue("close-call", Severity.QUESTION, message, span)


def _alternates(block: BlockReading) -> bool:
    """Whether people and organizations or roles take turns, line by line: then two lines may be one signatory."""
    alone = [
        reading is not None and reading.person is not None and reading.organization is None
        for reading in block.readings
    ]
    turns = sum(one and not other for one, other in pairwise(alone))
    return turns >= _TURNS and turns * 5 >= sum(alone) * 3


def _may_be_two(read: _Read, room: int | None) -> bool:
    """Whether a name and the line under it were joined, and nothing but their taking turns says so."""
    if read.cut.way != "stacked" or read.cut.spaced or room == len(read.cut.entries):
        return False
    return all(reading is None or reading.role is None for reading in read.block.readings)


def _alternating(source: Source, entries: Sequence[Entry]) -> Issue:
    message = "People and organizations take turns line by line; a name and the line under it may be one signatory."
    return Issue("alternating-lines", Severity.QUESTION, message, source.span(entries[0].start, entries[-1].end))


def _doubts(signatory: Signatory) -> Iterator[Issue]:
    """A question where a person's name stands among organizations."""
    name = signatory.organization
    if name is None or signatory.capacity is not Capacity.ORGANIZATION:
        return
    if person_likeness(name) > 0.8 and organization_likeness(name) < 0.5:
        message = f"“{name}” stands among organizations but looks like a person's name."
        yield Issue("possible-person", Severity.QUESTION, message, signatory.span)
