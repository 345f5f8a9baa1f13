"""Signatory lines: from the runs under a letter to people and organizations."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from undersigned.graph.extract.blocks import Run
from undersigned.graph.extract.readers import BlockReading, Reading, read_block, read_organization
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, POSTNOMINAL, organization_likeness, person_likeness
from undersigned.graph.extract.vocabulary import word_set
from undersigned.graph.model import Capacity, Issue, Severity, Signatory, Source

_DANGLING = re.compile(r"(?:\s(?:and|of|for|the|in|to|on|de|des|du|del|für|und|et|y|against)|[,&/–-])$")
_BORDER = re.compile(r"(?<=[a-z\u00df-\u00ff.)])(?=[A-Z\u00c0-\u00de])")
_SEPARATOR = re.compile(r"(?:\s*[;,]|\s+/|(?<=\))\s*/)$")
_INDIVIDUALS = re.compile(
    r"individual|personal|people|persons|Einzelperson|Personen|personnes|personas|个人|個人", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?:(?:and|plus|und|et|y)\s+)(?:over\s+|more\s+than\s+)?(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:others?|more|individuals?|organi[sz]ations?|people|members|signatories|anonymous|weitere|autres|otros|más)\b"
    r"|\(?(?:list|partial list|names?)\s+(?:is\s+)?(?:incomplete|withheld|continues)\)?$|\[?(?:name|names) withheld",
    re.IGNORECASE,
)
_MOSTLY = 0.6  # share of organizations from which a bare name in a list is taken for one
_TURNS = 2  # from here on, taking turns is no accident
_LONGEST = 300  # characters of one entry over several lines
_TAIL = 12  # characters at an entry's end that tell whether it goes on
_BAR = re.compile(r"[|｜]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    words: str


def read_signatories(
    source: Source, runs: Sequence[Run], *, people: bool = True
) -> tuple[tuple[Signatory, ...], tuple[Issue, ...]]:
    r"""Every signatory of the runs in the order printed, and what was uncertain in reading them.

    Where the letter does not say that people sign by themselves (`people`), a bare name among many organizations is
    taken for one of these, and asked about.

    >>> from undersigned.graph.extract.blocks import runs
    >>> from undersigned.graph.extract.units import units
    >>> from undersigned.graph.ingest import source_from_bytes
    >>> source = source_from_bytes("a.txt", b"1. PEN America\n2. Hong Kong Watch\n")
    >>> [each.organization for each in read_signatories(source, runs(units(source)))[0]]
    ['PEN America', 'Hong Kong Watch']
    """
    signatories: list[Signatory] = []
    issues: list[Issue] = []
    for run in runs:
        entries, repairs = _entries(source, run)
        best, other = read_block([entry.words for entry in entries])
        if best.rule == "mixed-line" and not people and not _of_individuals(run):
            best = _as_organizations(entries, best)
        issues.extend(repairs)
        if other is not None:
            issues.append(_close_call(source, entries, best, other))
        if _alternates(best):
            issues.append(_alternating(source, entries))
        for entry, reading in zip(entries, best.readings, strict=True):
            signatory = _signatory(source, entry, reading, best.rule, len(signatories) + 1)
            signatories.append(signatory)
            issues.extend(_doubts(signatory, reading))
    return tuple(signatories), tuple(issues)


def _of_individuals(run: Run) -> bool:
    return run.label is not None and _INDIVIDUALS.search(run.label.words) is not None


def _as_organizations(entries: Sequence[_Entry], block: BlockReading) -> BlockReading:
    """Read bare names as organizations where most entries are: two capitalised words may be either."""
    organizations = sum(reading is not None and reading.person is None for reading in block.readings)
    if organizations < _MOSTLY * len(entries):
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


def _entries(source: Source, run: Run) -> tuple[list[_Entry], list[Issue]]:
    """The entries of a run: wrapped lines joined, fused lines parted."""
    joined: list[_Entry] = []
    issues: list[Issue] = []
    previous = -1
    separated = sum(_SEPARATOR.search(unit.words) is not None for unit in run.units) * 2 > len(run.units)
    for unit in run.units:
        if _no_name(unit.words):
            message = "This line of the list names nobody; more may have signed than are listed."
            issues.append(Issue("unnamed-signatories", Severity.NOTE, message, source.span(unit.start, unit.end)))
            continue
        if unit.style == "row" and _is_header(unit.words):
            continue
        goes_on = joined and unit.gap == 0 and unit.marker is None and unit.block == previous
        dangling = not separated and joined and _DANGLING.search(joined[-1].words[-_TAIL:])
        short = joined and unit.end - joined[-1].start <= _LONGEST
        if goes_on and short and (unit.words[0].islower() or dangling):
            joined[-1] = _entry(source, joined[-1].start, unit.end)
            span = source.span(joined[-1].start, joined[-1].end)
            issues.append(
                Issue("wrapped-line", Severity.NOTE, "A name goes on over a line's end; its lines were joined.", span)
            )
        else:
            joined.append(_entry(source, unit.start, unit.end))
        previous = unit.block
    entries: list[_Entry] = []
    bars = Counter(len(_BAR.findall(entry.words)) for entry in joined)
    columns = len(joined) > 1 and max(bars, key=lambda count: (bars[count], -count)) > 1
    for entry in joined:
        pieces = [entry] if columns else list(_unfused(source, entry))
        if len(pieces) > 1:
            message = f"{len(pieces)} signatories stand fused on one line; parted where a new name begins."
            issues.append(Issue("fused-line", Severity.NOTE, message, source.span(entry.start, entry.end)))
        entries.extend(pieces)
    return entries, issues


def _no_name(words: str) -> bool:
    return _OTHERS.match(words) is not None


def _is_header(row: str) -> bool:
    """Whether the cells of a table row name its columns."""
    return all(cell.strip(" .#").casefold() in word_set("letter_words", "columns") for cell in row.split(" | "))


def _entry(source: Source, start: int, end: int) -> _Entry:
    """The entry without a separator printed at its end."""
    words = source.text[start:end]
    separator = _SEPARATOR.search(words, max(0, len(words) - _TAIL))
    words = words if separator is None else words[: separator.start()].rstrip()
    return _Entry(start, start + len(words), words)


def _unfused(source: Source, entry: _Entry) -> Iterator[_Entry]:
    """Part `A | B` entries that a lost newline has fused: where two bars stand, a name begins between them."""
    bars = [match.start() for match in _BAR.finditer(entry.words)]
    start = 0
    for left, right in pairwise(bars):
        cut = _border(entry.words, left + 1, right)
        if cut is not None and cut > start:
            yield _entry(source, entry.start + start, entry.start + len(entry.words[:cut].rstrip()))
            start = cut
    yield _entry(source, entry.start + start, entry.end)


def _border(words: str, start: int, end: int) -> int | None:
    """Where, between two bars, an organization ends and the next person begins.

    A capital right after a small letter is the trace of the lost newline itself and outweighs any space.
    """
    best, cut = 0.5, None
    glued = {match.start() for match in _BORDER.finditer(words, start, end)}
    spaced = {
        match.end() for match in re.finditer(r"(?<=\S)\s+(?=\S)", words) if start < match.start() and match.end() < end
    }
    for at in sorted(glued | spaced):
        left, right = words[start:at].strip(), words[at:end].strip()
        if not left or not right or person_likeness(right) <= 0.5:
            continue
        score = organization_likeness(left) * person_likeness(right) + (1.0 if at in glued else 0.0)
        if score > best:
            best, cut = score, at
    return cut


def _signatory(source: Source, entry: _Entry, reading: Reading | None, rule: str, position: int) -> Signatory:
    read = reading if reading is not None else Reading(0.0, organization=(0, len(entry.words)))
    rule = rule if reading is not None else "unread-entry"
    places = {
        "person": read.person,
        "organization": read.organization,
        "acronym": read.acronym,
        "role": read.role,
        "country": read.country,
    }
    parts = {
        name: source.span(entry.start + place[0], entry.start + place[1])
        for name, place in places.items()
        if place is not None
    }
    value = {name: _SPACE.sub(" ", span.quote) for name, span in parts.items()}
    if read.person is not None:
        capacity = Capacity.ON_BEHALF_OF if read.organization is not None else Capacity.INDIVIDUAL
    else:
        capacity = Capacity.ORGANIZATION
    return Signatory(
        position=position,
        person=value.get("person"),
        organization=value.get("organization"),
        acronym=value.get("acronym"),
        role=value.get("role"),
        country=value.get("country"),
        capacity=capacity,
        span=source.span(entry.start, entry.end),
        confidence=confidence(rule),
        rule=rule,
        parts=parts,
    )


def _close_call(source: Source, entries: Sequence[_Entry], best: BlockReading, other: BlockReading) -> Issue:
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


def _alternating(source: Source, entries: Sequence[_Entry]) -> Issue:
    message = "People and organizations take turns line by line; a name and the line under it may be one signatory."
    return Issue("alternating-lines", Severity.QUESTION, message, source.span(entries[0].start, entries[-1].end))


def _doubts(signatory: Signatory, reading: Reading | None) -> Iterator[Issue]:
    """Questions about single entries: nothing explains the entry, or a person stands where organizations do."""
    if reading is None:
        yield Issue(
            "unread-entry", Severity.QUESTION, "Nothing known explains this entry; it was kept whole.", signatory.span
        )
        return
    name = signatory.organization
    if name is None or signatory.capacity is not Capacity.ORGANIZATION:
        return
    if person_likeness(name) > 0.8 and organization_likeness(name) < 0.5:
        message = f"“{name}” stands among organizations but looks like a person's name."
        yield Issue("possible-person", Severity.QUESTION, message, signatory.span)
