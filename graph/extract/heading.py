"""What stands above a letter: its kind, title and subject."""

import re
from collections.abc import Sequence
from functools import cache

from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.labels import is_copy_label
from undersigned.graph.extract.offices import is_office
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import letter_kinds, words
from undersigned.graph.extract.zones import Zones, subject_label
from undersigned.graph.model import BlockKind, Fact, Source

_DANGLING = re.compile(
    r"(?:\s(?:and|of|for|the|in|to|on|at|from|with|by|de|des|du|der|die|das|für|und|et|y|la|el)|[,&–-])$"
)
_TO = re.compile(r"To:?\s+(?:(?:the|all|our)\s+\w|[A-ZÀ-Þ])")
_WORDS = 4
_JOINED = re.compile(
    r"(?:AND|OF|FOR|THE|IN|TO|ON|AT|FROM|WITH|BY|DE|DES|DU|SUR|POUR|VON|ZUR|ZUM|FÜR|UND|POR|PARA|SOBRE)\b"
)
_BYLINE = re.compile(r"(?:by|von|par|por|作者|文|来源|來源)[\s:：]", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCES = re.compile(r"[.!?。！？]\s*\S")
_CLOSED = re.compile(r"[.。:：;]$")
_PLAIN = 0.5
_LONGEST_TITLE = 300
_SHORTEST_TITLE = 12
_SHORT_SENTENCE = 200
_OPENING = 4  # units from the beginning of the body in which a title may stand that an introduction precedes


def find_title(source: Source, zones: Zones) -> Fact | None:
    """The title: of the lines above the address, the one that speaks most like a title.

    Where there is none, it may be the sentence with which the text opens, or a heading below a few words of
    introduction.
    """
    lines = [unit for unit in zones.heading if unit is not zones.subject]
    scored = [(score, -number, unit) for number, unit in enumerate(lines) if (score := _title_score(unit)) > 0]
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is None or best[0] < 1.0:
        opening = _opening_title(zones.body)
        if opening is not None:
            return _title(source, zones.body, opening)
    return None if best is None else _title(source, lines, best[2])


def _title(source: Source, lines: Sequence[Unit], unit: Unit) -> Fact:
    span = source.span(unit.start, _wrapped_end(source.text, lines, unit))
    return Fact(" ".join(span.quote.split()), span, confidence("title-line"), "title-line")


def _opening_title(body: Sequence[Unit]) -> Unit | None:
    """The title among the first units of the body: a heading of a letter's kind, or a sentence set as a title."""
    for unit in body[:_OPENING]:
        if unit.kind is BlockKind.HEADING and (_names_kind(unit.words) or _names_letter(unit.words)):
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
            and (_names_kind(opens) or _names_letter(opens))
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


def _title_score(unit: Unit) -> float:
    """How much a line of the heading speaks like a title: a heading, words for letters, a title's length."""
    text = unit.words
    heading = unit.kind is BlockKind.HEADING
    long = len(text) + 2 * len(_HAN.findall(text))
    if not heading and not (long >= _SHORTEST_TITLE and len(text) <= _LONGEST_TITLE):
        return 0.0
    if date_line(text) is not None or unit.marker is not None or is_copy_label(text):
        return 0.0
    folded = text.casefold()
    if HONORIFIC.match(text) and person_likeness(text) > 0.5:
        return 0.0
    if _BYLINE.match(text) and not heading:
        return 0.0
    if any(folded.strip(" .:：") == form for form, _ in letter_kinds()):
        return 0.1
    if _TO.match(text) and not heading:
        return 0.0
    if text.count(",") > 2 and not heading:  # a list of names, not a title
        return 0.1
    if person_likeness(text) > 0.8 and not _names_letter(folded):
        return 0.1 if heading else 0.0
    score = 0.0
    if heading:
        score += 3.0 - 0.3 * unit.level
        score -= 1.5 * (gazetteer("organizations").fullmatch(text) is not None)
    elif unit.prose:
        score -= 1.5
    if _names_kind(folded):
        score += 2.0
    elif _names_letter(folded):
        score += 1.0
    if long >= 40:
        score += 0.75
    return score or _plain_title(text)


def _plain_title(text: str) -> float:
    """What speaks for a short line without any word for letters: several words, not all of them names."""
    tokens = text.split()
    spoken = len(tokens) >= _WORDS and any(token.islower() for token in tokens) and text[0].isupper()
    other = text.endswith((",", ":", ";")) or any(letter.isdigit() for letter in text) or is_office(text)
    known = gazetteer("organizations").fullmatch(text) or gazetteer("institutions").fullmatch(text)
    return _PLAIN if spoken and not other and known is None else 0.0


def _names_kind(words: str) -> bool:
    folded = words.casefold()
    return any(form in folded for form, _ in letter_kinds())


def _names_letter(words: str) -> bool:
    folded = words.casefold()
    return any(word in folded for word in _letter_words())


@cache
def _letter_words() -> tuple[str, ...]:
    return tuple(word.casefold() for word in words("letter_words", "letter_words"))


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
