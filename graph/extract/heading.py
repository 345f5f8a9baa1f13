"""What stands above a letter: its kind, title, subject and date."""

import re
from collections.abc import Sequence
from functools import cache

from undersigned.graph.extract.dates import date_line, find_dates
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import letter_kinds, words
from undersigned.graph.extract.zones import Zones, subject_label
from undersigned.graph.model import BlockKind, Fact, Source

_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated|modified|aktualisiert|mis\s+à\s+jour|actualizado)\b", re.IGNORECASE)
_DATELINE = re.compile(r"\(?(?:[A-ZÀ-Þ][\w.'’-]*,?\s+){1,4}[^()]{6,30}\)?\s*[-–—]\s")
_DANGLING = re.compile(
    r"(?:\s(?:and|of|for|the|in|to|on|at|from|with|by|de|des|du|der|die|das|für|und|et|y|la|el)|[,&–-])$"
)
_TO = re.compile(r"To:?\s+(?:the\s+)?[A-ZÀ-Þ]")
_LONGEST_TITLE = 300
_SHORTEST_TITLE = 12


def find_title(source: Source, zones: Zones) -> Fact | None:
    """The title: of the lines above the address, the one that speaks most like a title."""
    lines = _above_address(zones)
    scored = [(score, -number, unit) for number, unit in enumerate(lines) if (score := _title_score(unit)) > 0]
    if not scored:
        return None
    unit = max(scored, key=lambda each: each[:2])[2]
    span = source.span(unit.start, _wrapped_end(source.text, lines, unit))
    return Fact(" ".join(span.quote.split()), span, confidence("title-line"), "title-line")


def _wrapped_end(text: str, lines: Sequence[Unit], title: Unit) -> int:
    """Where the title ends when it goes on over the next lines of its block."""
    end = title.end
    for unit in lines[lines.index(title) + 1 :]:
        dangling = _DANGLING.search(text[title.start : end][-12:]) or unit.words[0].islower()
        if unit.block != title.block or not dangling:
            break
        end = unit.end
    return end


def _above_address(zones: Zones) -> Sequence[Unit]:
    return [unit for unit in zones.heading if unit is not zones.subject]


def _title_score(unit: Unit) -> float:
    """How much a line of the heading speaks like a title: a heading, words for letters, a title's length."""
    text = unit.words
    if not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and unit.kind is not BlockKind.HEADING:
        return 0.0
    if date_line(text) is not None or unit.marker is not None:
        return 0.0
    folded = text.casefold()
    if HONORIFIC.match(text) and person_likeness(text) > 0.5:
        return 0.0
    if any(folded.strip(" .:") == form for form, _ in letter_kinds()):
        return 0.1
    if _TO.match(text) and unit.kind is not BlockKind.HEADING:
        return 0.0
    if text.count(",") > 2 and unit.kind is not BlockKind.HEADING:  # a list of names, not a title
        return 0.1
    score = 0.0
    if unit.kind is BlockKind.HEADING:
        score += 3.0 - 0.3 * unit.level
    if any(form in folded for form, _ in letter_kinds()):
        score += 2.0
    elif any(word in folded for word in _letter_words()):
        score += 1.0
    if len(text) >= 40:
        score += 0.75
    return score


@cache
def _letter_words() -> tuple[str, ...]:
    return tuple(word.casefold() for word in words("letter_words", "letter_words"))


def find_kind(source: Source, title: Fact | None) -> Fact | None:
    """What kind of letter the title says it is; None where it does not say."""
    if title is None:
        return None
    folded = title.value.casefold()
    if len(folded) != len(title.value):  # a letter whose folding is longer would shift the place
        return None
    for form, kind in letter_kinds():
        at = folded.find(form)
        if at >= 0:
            start = title.span.start + at
            return Fact(kind, source.span(start, start + len(form)), confidence("kind-in-title"), "kind-in-title")
    return None


def find_subject(source: Source, zones: Zones) -> Fact | None:
    """The subject line without its label."""
    if zones.subject is None:
        return None
    label = subject_label().match(zones.subject.words)
    start = zones.subject.start + (label.end() if label is not None else 0)
    if start >= zones.subject.end:
        return None
    span = source.span(start, zones.subject.end)
    return Fact(" ".join(span.quote.split()), span, confidence("subject-line"), "subject-line")


def find_date(source: Source, zones: Zones) -> Fact | None:
    """The date that stands on a line of its own in the heading.

    A date in the body is a milestone or an event, one after a name is that signature's, one in a footer is the site's.
    """
    dated = [(unit, found) for unit in zones.heading if (found := date_line(unit.words)) is not None]
    dated.sort(key=lambda pair: _UPDATED.match(pair[0].words) is not None)  # stable: the first date of its kind
    rule = "date-line"
    if not dated and zones.body:
        dateline = _DATELINE.match(zones.body[0].words)
        printed = find_dates(dateline[0]) if dateline is not None else []
        dated = [(zones.body[0], found) for found in printed[:1]]
        rule = "dateline"
    if not dated:
        return None
    unit, found = dated[0]
    span = source.span(unit.start + found.start, unit.start + found.end)
    return Fact(found.value, span, confidence(rule), rule)
