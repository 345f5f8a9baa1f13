"""The date of a letter: of the dates that a document prints, the one on which the letter was made.

A milestone in the body, a date after a name, that of an event, a deadline or a footer is not the letter's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.dates import PrintedDate, date_line, dateline, find_dates
from undersigned.graph.extract.labels import is_elsewhere, is_label, is_navigation
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, letter_kinds, one_of, words
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import BlockKind, Fact, Source

_OPENING = 4  # units from the beginning of the body in which the letter may still introduce itself
_NEAR = 3  # units between a closing date and the list of signatories
_WEEKS = 31
_STAMP = re.compile(r"\d{4}-\d\d-\d\d")
_SET_OFF = re.compile(r"(?:[,，(（|:：–—-]|\s\|)\s*(?:\w+day,?\s+)?$")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_SENTENCE = 220
_LIST = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the letter's, and the rule that found it."""

    unit: Unit
    found: PrintedDate
    rule: str


def find_date(source: Source, zones: Zones, units: Sequence[Unit] = ()) -> Fact | None:
    """The letter's date; `units` are all of the document, also those that stand in no zone.

    Asked in this order: a line of the heading with a place or a date alone, a dateline, a line at the letter's end, the
    label of the list ("Signed (3 May 2021)"), the date on which the page was published, the title, at last a year in
    the title. Where two of one kind differ, the later in the heading stands nearer to the letter.
    """
    units = units or (*zones.heading, *zones.body)
    language = source.language
    closing = next(_closing(zones, units, language), None)
    for candidate in _headed(zones, language):
        if closing is not None and _put_out_later(candidate, closing):
            break
        return _fact(source, candidate)
    ways = (
        _dateline(zones, units, language),
        _introduced(zones, language),
        iter([closing] if closing else ()),
        _signed(zones, language),
    )
    said = (_published(zones, units, language), _named_by_date(zones, units, language), _in_title(zones, language))
    for way in (*ways, *said, _stamped(units, language), _year(zones)):
        found = next(way, None)
        if found is not None:
            return _fact(source, found)
    return None


def _fact(source: Source, candidate: _Candidate) -> Fact:
    start, found = candidate.unit.start, candidate.found
    return Fact(
        found.value, source.span(start + found.start, start + found.end), confidence(candidate.rule), candidate.rule
    )


@cache
def _publication() -> re.Pattern[str]:
    return re.compile(rf"^\W*{one_of('date_words', 'published')}|^\W*\d{{4}}-\d\d-\d\d\b", re.IGNORECASE)


def _headed(zones: Zones, language: str | None) -> Iterator[_Candidate]:
    """Yield the dated lines of the heading, a letter's own before those of the page, the last one first."""
    dated = [
        _Candidate(unit, found, "date-line")
        for unit in zones.heading
        if (found := date_line(unit.words, language)) is not None and not is_navigation(unit.words)
    ]
    own = [each for each in dated if _publication().match(each.unit.words) is None]
    yield from reversed(own or dated)
    yield from (
        _Candidate(unit, found, "dateline")
        for unit in zones.heading
        if (found := dateline(unit.words, language)) is not None
    )


def _put_out_later(candidate: _Candidate, closing: _Candidate) -> bool:
    """Whether a page's date follows, by some days, the one at the letter's end."""
    if _publication().match(candidate.unit.words) is None:
        return False
    page, letter = candidate.found.value, closing.found.value
    if not (_STAMP.fullmatch(page) and _STAMP.fullmatch(letter)):
        return False
    from datetime import date

    return 0 < (date.fromisoformat(page) - date.fromisoformat(letter)).days <= _WEEKS


def _dateline(zones: Zones, units: Sequence[Unit], language: str | None) -> Iterator[_Candidate]:
    """Yield the dateline with which the body opens; where several paragraphs open so, they tell a course of events."""
    if not zones.body:
        return
    after = [unit for unit in units if unit.start >= zones.body[0].start and unit.kind is BlockKind.PARAGRAPH]
    lines = [
        _Candidate(unit, found, "dateline") for unit in after if (found := dateline(unit.words, language)) is not None
    ]
    if lines and (lines[0].unit in after[:1] or (len(lines) == 1 and lines[0].unit in after[:_OPENING])):
        yield lines[0]


def _introduced(zones: Zones, language: str | None) -> Iterator[_Candidate]:
    """Yield the date of a letter that a few words introduce: alone on a line, before its first sentences."""
    dated = [
        (number, _Candidate(unit, found, "date-line"))
        for number, unit in enumerate(zones.body)
        if not unit.prose or _publication().match(unit.words)
        if (found := date_line(unit.words, language)) is not None
    ]
    if len(dated) == 1 and dated[0][0] < _OPENING and any(unit.prose for unit in zones.body[dated[0][0] + 1 :]):
        yield dated[0][1]


def _closing(zones: Zones, units: Sequence[Unit], language: str | None) -> Iterator[_Candidate]:
    """Yield the date at the letter's end, on a line of its own: before those who sign, or after them."""
    signed = [unit.start for run in zones.signatories for unit in run.units]
    taken = set(signed) | {unit.start for unit in zones.heading}
    room = sum(len(unit.words) for unit in zones.body if unit.prose) / 2  # the second half of the letter's words
    lines = []
    for number, unit in enumerate(units):
        room -= len(unit.words) if unit.prose else 0
        if room > 0 or unit.prose or unit.start in taken:
            continue
        if is_elsewhere(unit.words):
            break
        found = date_line(unit.words, language)
        if found is not None and unit.marker is None and _publication().match(unit.words) is None:
            lines.append((number, _Candidate(unit, found, "closing-date")))
    if len({candidate.found.value for _, candidate in lines}) != 1:
        return
    number, candidate = lines[0]
    if person_likeness(candidate.unit.words[: candidate.found.start].strip(" ,")) > 0.8:
        return
    places = [place for place, unit in enumerate(units) if unit.start in set(signed)]
    if not places:
        yield candidate
        return
    placed = bool(re.search(r"[^\W\d_]", candidate.unit.words[: candidate.found.start])) or "年" in candidate.unit.words
    if (number < places[0] and places[0] - number <= _NEAR) or (
        number > places[-1] and number - places[-1] <= _NEAR and (placed or len(signed) >= _LIST)
    ):
        yield candidate


def _signed(zones: Zones, language: str | None) -> Iterator[_Candidate]:
    """Yield the date of a label: "Signed (3 May 2021):", "Signed on 3 May 2021 by"."""
    for run in zones.signatories:
        if run.label is None or run.label.prose or not is_label(run.label.words):
            continue
        dated = find_dates(run.label.words, language)
        if len(dated) == 1 and not re.search(one_of("date_words", "changed"), run.label.words, re.IGNORECASE):
            yield _Candidate(run.label, dated[0], "signed-date")


@cache
def _issuing() -> re.Pattern[str]:
    this = any_of((*words("letter_words", "letter_words"), *(form for form, _ in letter_kinds())))
    return re.compile(
        rf"^(?P<this>\W*(?:this|dies\w*|ce(?:tte)?|est[ae]|本|此|the)\s*(?:\w+\s+){{0,2}}?{this})(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def _published(zones: Zones, units: Sequence[Unit], language: str | None) -> Iterator[_Candidate]:
    """Yield the date of a sentence that says when the letter came out."""
    for unit in (*zones.heading, *zones.body[:_OPENING], *units[-2 * _OPENING :]):
        said = _issuing().match(unit.words) if len(unit.words) <= _SENTENCE else None
        dated = find_dates(unit.words, language) if said is not None else []
        if said is None or len(dated) != 1:
            continue
        between = unit.words[said.end("this") : dated[0].start]
        verb = re.search(
            rf"{one_of('date_words', 'issuing')}(?P<after>[^,;.]{{0,60}})",
            between.replace(".org", "").replace(".com", ""),
            re.IGNORECASE,
        )
        if verb is not None and re.search(r"(?:^|\W)(?:on|am|le|el|in|du|del)\s*$|[于於在]\s*$", verb["after"] or ""):
            yield _Candidate(unit, dated[0], "published-date")


@cache
def _made() -> re.Pattern[str]:
    """A line that says no more than when the letter came out: "Petition created on 3 May 2021"."""
    letter, verb = one_of("letter_words", "letter_words"), one_of("date_words", "issuing")
    return re.compile(rf"^\W*{letter}\s+{verb}\s+(?:on|am|le|el)?\s*$", re.IGNORECASE)


def _stamped(units: Sequence[Unit], language: str | None) -> Iterator[_Candidate]:
    """Yield the date of a page's line below the letter that says when it was made."""
    for unit in units:
        dated = find_dates(unit.words, language) if len(unit.words) <= _SENTENCE and not unit.prose else []
        if len(dated) == 1 and dated[0].end == len(unit.words) and _made().match(unit.words[: dated[0].start]):
            yield _Candidate(unit, dated[0], "published-date")


@cache
def _dated() -> re.Pattern[str]:
    letter = any_of((*words("letter_words", "letter_words"), *(form for form, _ in letter_kinds())))
    return re.compile(rf"^\W*(?:\w+\s+){{0,2}}?{letter}\s+{one_of('date_words', 'dating')}\s+$", re.IGNORECASE)


def _named_by_date(zones: Zones, units: Sequence[Unit], language: str | None) -> Iterator[_Candidate]:
    """Yield the date by which a title calls the letter: "Letter dated 3 May 2021 from the members of"."""
    for unit in (*zones.heading, *units[: 2 * _OPENING]):
        dated = find_dates(unit.words, language) if not unit.prose or unit in zones.heading else []
        if dated and _dated().match(unit.words[: dated[0].start]):
            yield _Candidate(unit, dated[0], "date-in-title")


def _in_title(zones: Zones, language: str | None) -> Iterator[_Candidate]:
    """Yield the date set off from the words of a title, at its end."""
    for unit in zones.heading:
        dated = find_dates(unit.words, language)
        if len(dated) != 1 or (unit.prose and unit.kind is not BlockKind.HEADING and not _is_titled(unit)):
            continue
        before, after = unit.words[: dated[0].start], unit.words[dated[0].end :]
        around = re.sub(rf"{one_of('date_words', 'weekdays')}", "", before[-40:], flags=re.IGNORECASE).rstrip()
        if not after.strip(" )）]】.") and (_SET_OFF.search(before) or around.endswith((",", "，", "(", "-", "–"))):
            yield _Candidate(unit, dated[0], "date-in-title")


def _is_titled(unit: Unit) -> bool:
    return any(form in unit.words.casefold() for form, _ in letter_kinds())


def _year(zones: Zones) -> Iterator[_Candidate]:
    """Yield the year of "Our 2024 Open Letter", or of "Joint statement 2024"."""
    kind = any_of(form for form, _ in letter_kinds())
    for unit in zones.heading:
        years = list(_YEAR.finditer(unit.words))
        if len(years) != 1 or find_dates(unit.words):
            continue
        before, after = unit.words[: years[0].start()], unit.words[years[0].end() :]
        ends = re.fullmatch(rf"\s+(?:\w+\s+){{0,3}}?{kind}\W*", after, re.IGNORECASE)
        if (ends and len(before.split()) <= 1) or (
            not after.strip() and re.fullmatch(rf"\W*(?:\w+\s+)?{kind}\W*", before, re.IGNORECASE)
        ):
            yield _Candidate(unit, PrintedDate(years[0][1], *years[0].span()), "year-in-title")
