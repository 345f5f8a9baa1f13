"""Those who get a copy of a letter: a list of people and offices, labelled or not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.labels import is_copy_label
from undersigned.graph.extract.offices import is_office, office
from undersigned.graph.extract.one_recipient import honorific, recipient
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import POSTNOMINAL, organization_likeness, person_likeness, role_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of, word_set
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import Addressee, BlockKind, Issue, Severity, Source

_JOINT = re.compile(r"\s*(?:and|und|et|y|And|Und|Et|Y)\s+")
_ROLE, _BODY = 0.9, 0.8
_TWO = 2


def copied_above(zones: Zones) -> tuple[Unit, ...]:
    """The lines of the heading that list copies: from a label on to a date, another label or the end of the list."""
    found: list[Unit] = []
    opened = tight = False
    for unit in zones.heading:
        label = is_copy_label(unit.words)
        if opened and not label:
            ends = date_line(unit.words) is not None or unit is zones.subject or unit.kind is BlockKind.HEADING
            apart = unit.gap > 0 and (tight or (len(found) > 1 and unit.gap > 1))
            opened = not (ends or apart or unit.prose or is_recipient_label(unit.words))
            tight = tight or (opened and unit.gap == 0 and len(found) > 0)
        elif label:
            opened, tight = True, _label().sub("", unit.words) != ""  # names beside the label: a gap ends the list
        if opened:
            found.append(unit)
    return tuple(found)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('letter_words', 'copies')}\s*(?:(?:an|à|a|to)(?!\w))?\s*[.:：]*\s*")


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(rf"^\W*{one_of('addresses', 'contacts')}\b|^\S+@\S+$|^\+?[\d\s()/.-]{{6,}}$")


@cache
def _recipient_label() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('letter_words', 'recipients')}\s*[:：]")


def is_recipient_label(text: str) -> bool:
    """Whether a line opens with the label of an addressee: "To:"."""
    return _recipient_label().match(text) is not None


def find_copies(source: Source, zones: Zones) -> tuple[tuple[Addressee, ...], tuple[Issue, ...]]:
    """Those who get a copy, a person and an office on each line; lines fused by a lost newline are parted, and said."""
    above = copied_above(zones)
    below = _listed(zones.copies)
    fused = [unit for unit in below if len(_copy_entries(source.text, [unit])) > 1 and ";" not in unit.words]
    found = (*_blocks(source, _copy_entries(source.text, above)), *_single(source, _copy_entries(source.text, below)))
    return found, tuple(_fused_issue(source, unit) for unit in fused if not is_copy_label(unit.words))


def _listed(copies: Sequence[Unit]) -> tuple[Unit, ...]:
    """Without sentences, which name officials for other reasons, and ways to reach someone."""
    labelled = bool(copies) and is_copy_label(copies[0].words)
    kept = [unit for unit in copies if is_copy_label(unit.words) or not unit.prose]
    return tuple(unit for unit in kept if _contact().match(unit.words) is None) if labelled or len(kept) > 1 else ()


def _blocks(source: Source, entries: Sequence[tuple[int, int]]) -> Iterator[Addressee]:
    """Yield the copied of a heading, where an office may stand on the line below the name."""
    last: Addressee | None = None
    for each in _single(source, entries):
        alone = each.name is None and each.position is not None
        if last is not None and alone and last.name is not None and last.position is None:
            span = source.span(last.span.start, each.span.end)
            last = replace(last, position=each.position, span=span)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _single(source: Source, entries: Sequence[tuple[int, int]]) -> Iterator[Addressee]:
    rule = "copy-line"
    for first, last in entries:
        titled = honorific().match(source.text, first, last)
        addressed = titled is not None and titled.end() < last and not is_office(source.text[first:last])
        start, end = titled.end() if titled is not None and addressed else first, last
        words = source.text[start:end]
        name, comma, rest = words.partition(",")
        if comma and rest.strip() and (person_likeness(name) > 0.5 or titled is not None):
            person, position, institution = name.strip(), " ".join(rest.split()) or None, None
        elif person_likeness(words) > 0.5 or (titled is not None and person_likeness(words) > 0):
            letters = POSTNOMINAL.search(words)
            person, position, institution = words[: letters.start() if letters is not None else None], None, None
        elif is_office(words) or role_likeness(words) > _ROLE:
            person, position, institution = None, " ".join(words.split()), None
        else:
            person, position, institution = None, None, " ".join(words.split())
        span = source.span(start, end)
        yield Addressee(person, position, institution, None, span, confidence(rule), rule)


def _fused_issue(source: Source, unit: Unit) -> Issue:
    message = "Two officials stand fused on one line of the copy list; parted where a new name begins."
    return Issue("fused-line", Severity.NOTE, message, source.span(unit.start, unit.end))


def _copy_entries(text: str, copies: Sequence[Unit]) -> list[tuple[int, int]]:
    entries: list[tuple[int, int]] = []
    office_words = _office_words([unit.words for unit in copies])
    for unit in copies:
        label = _label().match(unit.words) if is_copy_label(unit.words) else None
        start = unit.start + (label.end() if label is not None else 0)
        joint = _JOINT.match(text, start, unit.end)
        start = joint.end() if joint is not None else start
        if _contact().match(text[start : unit.end]):
            continue
        for begin, stop in _semicolons(text, start, unit.end, labelled=label is not None):
            pieces = [begin]
            while (cut := _fused_at(text[pieces[-1] : stop], office_words)) is not None:
                pieces.append(pieces[-1] + cut)
            for first, last in zip(pieces, [*pieces[1:], stop], strict=True):
                stripped = text[first:last].rstrip(" \n;,.")
                if stripped:
                    entries.append((first, first + len(stripped)))
    return entries


def _semicolons(text: str, start: int, end: int, *, labelled: bool) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line with semicolons between them; after a label also of one with commas between equals."""
    words = text[start:end]
    marks = ";；、" if any(mark in words for mark in ";；、") else ""
    if not marks and labelled and "," in words:
        parts = [re.sub(r"^(?:and|und|et|y)\s+", "", part.strip()) for part in words.split(",")]
        names = [
            each is not None and each.name is not None for each in (recipient(part, 0, len(part)) for part in parts)
        ]
        bodies = [organization_likeness(part) >= _BODY for part in parts]
        equal = all(names) or (len(parts) > _TWO and all(map(any, zip(names, bodies, strict=True))))
        held = (
            names[0] and not names[1] and re.search(office(), parts[1]) is not None
        )  # a name, and the office that this one holds
        marks = "," if equal and not held else ""
    at = start
    for cut in [*(place for place in range(start, end) if marks and text[place] in marks), end]:
        joint = _JOINT.match(text, at, cut)
        first = joint.end() if joint is not None else at
        first += len(text[first:cut]) - len(text[first:cut].lstrip())
        if first < cut:
            yield first, cut
        at = cut + 1


def _office_words(lines: Sequence[str]) -> frozenset[str]:
    """Words that stand more than once behind the names of a list: they belong to offices, not to a person."""
    counts = Counter(word for line in lines for word in re.findall(r"[\w'’]+", line.partition(",")[2]))
    return frozenset(word for word, count in counts.items() if count > 1)


def _fused_at(text: str, office_words: frozenset[str]) -> int | None:
    """Where a second `Name, Office` begins within a line: after the end of an office, before a name and an office."""
    commas = [match.start() for match in re.finditer(",", text)]
    for number, comma in enumerate(commas[1:], start=1):
        if not re.match(rf"\s*{office()}", text[comma + 1 :]):
            continue
        segment_start = commas[number - 1] + 1
        tokens = list(re.finditer(r"\S+", text[segment_start:comma]))
        best = _name_tail([token[0] for token in tokens], office_words)
        if best is not None:
            return segment_start + tokens[best].start()
    return None


def _name_tail(tokens: Sequence[str], office_words: frozenset[str]) -> int | None:
    """The token that begins a person's name at the end of a segment; the end of an office must stand before it."""
    fallback = None
    for first in range(len(tokens) - 2, max(0, len(tokens) - 5), -1):
        before = tokens[first - 1].strip(",")
        if person_likeness(" ".join(tokens[first:])) <= 0.5:
            continue
        if before in office_words or before.casefold() in word_set("organization_words", "strong"):
            return first
        fallback = first if fallback is None and not before.islower() else fallback
    return fallback
