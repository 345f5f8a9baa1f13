"""Those who get a copy of a letter: a list of people and offices, labelled or not."""

import re
from collections import Counter
from collections.abc import Sequence

from undersigned.graph.extract.blocks import is_copy_label
from undersigned.graph.extract.offices import is_office, office
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of, word_set
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import Addressee, Issue, Severity, Source


def find_copies(source: Source, zones: Zones) -> tuple[tuple[Addressee, ...], tuple[Issue, ...]]:
    """Those who get a copy, a person and an office on each line; lines fused by a lost newline are parted, and said."""
    rule = "copy-line"
    found = []
    entries = _copy_entries(source.text, zones.copies)
    for start, end in entries:
        words = source.text[start:end]
        name, comma, rest = words.partition(",")
        if comma and (person_likeness(name) > 0.5 or HONORIFIC.match(name)):
            person, position, institution = name.strip(), " ".join(rest.split()) or None, None
        elif person_likeness(words) > 0.5:
            person, position, institution = words, None, None
        elif is_office(words):
            person, position, institution = None, " ".join(words.split()), None
        else:
            person, position, institution = None, None, " ".join(words.split())
        span = source.span(start, end)
        found.append(Addressee(person, position, institution, None, span, confidence(rule), rule))
    fused = [unit for unit in zones.copies if sum(unit.start <= start < unit.end for start, _ in entries) > 1]
    return tuple(found), tuple(_fused_issue(source, unit) for unit in fused)


def _fused_issue(source: Source, unit: Unit) -> Issue:
    message = "Two officials stand fused on one line of the copy list; parted where a new name begins."
    return Issue("fused-line", Severity.NOTE, message, source.span(unit.start, unit.end))


def _copy_entries(text: str, copies: Sequence[Unit]) -> list[tuple[int, int]]:
    entries: list[tuple[int, int]] = []
    office_words = _office_words([unit.words for unit in copies])
    for unit in copies:
        label = (
            re.match(rf"{one_of('letter_words', 'copies')}\s*[.:：]*\s*", unit.words)
            if is_copy_label(unit.words)
            else None
        )
        start = unit.start + (label.end() if label is not None else 0)
        pieces = [start]
        while (cut := _fused_at(text[pieces[-1] : unit.end], office_words)) is not None:
            pieces.append(pieces[-1] + cut)
        ends = [*pieces[1:], unit.end]
        for begin, end in zip(pieces, ends, strict=True):
            stripped = text[begin:end].rstrip(" \n;,")
            if stripped:
                entries.append((begin, begin + len(stripped)))
    return entries


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
