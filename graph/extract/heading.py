"""What stands above a letter: its kind, title and subject."""

import re
from collections.abc import Sequence

from undersigned.graph.extract.copies import copied_above
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.postal import is_address, is_letterhead
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import organization_likeness
from undersigned.graph.extract.title_lines import names_kind, names_letter, title_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import letter_kinds
from undersigned.graph.extract.zones import Zones, subject_label
from undersigned.graph.model import BlockKind, Fact, Source

_DANGLING = re.compile(
    r"(?:\s(?:and|of|for|the|in|to|on|at|from|with|by|de|des|du|der|die|das|für|und|et|y|la|el)|[,&–-])$"
)
_JOINED = re.compile(
    r"(?:AND|OF|FOR|THE|IN|TO|ON|AT|FROM|WITH|BY|DE|DES|DU|SUR|POUR|VON|ZUR|ZUM|FÜR|UND|POR|PARA|SOBRE)\b"
)
_SENTENCES = re.compile(r"[.!?。！？]\s*\S")
_CLOSED = re.compile(r"[.。:：;]$")
_BODY = 0.8
_SHORT_SENTENCE = 200
_OPENING = 4  # units from the beginning of the body in which a title may stand that an introduction precedes


def find_title(source: Source, zones: Zones) -> Fact | None:
    """The title: of the lines above the address, the one that speaks most like a title.

    Where there is none, it may be the sentence with which the text opens, a heading below a few words of introduction,
    or what the subject line says.
    """
    copied = {unit.start for unit in copied_above(zones)}
    lines = [unit for unit in zones.heading if unit is not zones.subject and unit.start not in copied]
    lines = [unit for unit in lines if not _is_letterhead(unit, zones.heading)]
    scored = [(score, -number, unit) for number, unit in enumerate(lines) if (score := title_likeness(unit)) > 0]
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is None or best[0] < 1.0:
        opening = _opening_title(zones.body)
        if opening is not None:
            return _title(source, zones.body, opening)
    if best is None:
        return find_subject(source, zones)
    return _title(source, lines, best[2])


def _is_letterhead(unit: Unit, heading: Sequence[Unit]) -> bool:
    """Whether a line is the name of those who write, with their address on the next line."""
    after = next((each for each in heading if each.start > unit.start), None)
    addressed = after is not None and after.gap == 0 and (is_address(after.words) or is_letterhead(after.words))
    named = not names_letter(unit.words) and unit.kind is not BlockKind.HEADING
    return addressed and named and organization_likeness(unit.words) >= _BODY


def _title(source: Source, lines: Sequence[Unit], unit: Unit) -> Fact:
    span = source.span(unit.start, _wrapped_end(source.text, lines, unit))
    return Fact(" ".join(span.quote.split()), span, confidence("title-line"), "title-line")


def _opening_title(body: Sequence[Unit]) -> Unit | None:
    """The title among the first units of the body: a heading of a letter's kind, or a sentence set as a title."""
    for unit in body[:_OPENING]:
        if unit.kind is BlockKind.HEADING and (names_kind(unit.words) or names_letter(unit.words)):
            return unit
    for number, unit in enumerate(body[:_OPENING]):
        after = body[number + 1] if number + 1 < len(body) else None
        lone = (
            unit.marker is None
            and len(unit.words) <= _SHORT_SENTENCE
            and _SENTENCES.search(unit.words.rstrip(".。")) is None
        )
        opens = " ".join(unit.words.split()[:4])
        if (
            lone
            and (names_kind(opens) or names_letter(opens))
            and not _CLOSED.search(unit.words.rstrip("."))
            and after is not None
            and date_line(after.words)
        ):
            return unit
        if (
            number == 0
            and unit.words.endswith(("!", "！"))
            and len(unit.words) <= _SHORT_SENTENCE / 2
            and after is not None
            and after.gap
        ):
            return unit
        if unit.prose and not lone:
            break
    return next((unit for unit in body[:_OPENING] if unit.kind is BlockKind.HEADING and unit.level == 1), None)


def _wrapped_end(text: str, lines: Sequence[Unit], title: Unit) -> int:
    """Where the title ends when it goes on over the next lines of its block."""
    end = title.end
    for unit in lines[lines.index(title) + 1 :]:
        dangling = _DANGLING.search(text[title.start : end][-12:]) or unit.words[0].islower()
        shouted = title.words.isupper() and unit.words.isupper() and _JOINED.match(unit.words)
        if unit.block != title.block or not (dangling or shouted):
            break
        end = unit.end
    return end


def find_kind(source: Source, title: Fact | None) -> Fact | None:
    """What kind of letter the title says it is; None where it does not say."""
    if title is None:
        return None
    folded = title.span.quote.casefold()
    if len(folded) != len(title.span.quote):  # a letter whose folding is longer would shift the place
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
