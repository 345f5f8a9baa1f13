"""How many signatories a letter says it has: "on behalf of 59 organizations and individuals"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.numbers import number, number_value
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words
from undersigned.graph.model import BlockKind, ClaimedCount, Source

RULE = "declared-count"
_MOST = 5_000_000
_FAR = 1500
_BEFORE, _AFTER = 90, 60
_OPENING = 3  # paragraphs of prose in which a letter may still be introduced
_SHORT = 120
_IN_LABEL = re.compile(r"[(（\[]\s*(?P<count>\d[\d,.]*)\s*(?:[^\W\d_]+\s*){0,3}[)）\]]\s*[:：]?$")
_COUNTED_LABEL = re.compile(r"^\W*(?:[^\W\d]+\s+){0,3}?[^\W\d]+\s*[:：]\s*(?P<count>\d[\d,.]*)\s*$")
_NUMBERED = re.compile(r"\d|[一二三四五六七八九十百千兩两]")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to claim a count, and where it may stand: anywhere, or only where a letter is still introduced."""

    pattern: re.Pattern[str]
    anywhere: bool


@cache
def _ways() -> tuple[_Way, ...]:
    """The ways to claim a count, the strongest first."""
    noun = any_of(words("counts", "nouns"))
    described = r"(?:-\w{1,20})?(?:\s+[\w'’&][\w'’.&-]{0,40}){0,6}?\s+"
    joint = r",?\s+(?:and|und|et|y|&|or|e|sowie)\s+"
    over = rf"(?:(?:the|die|der|den|les|las|los|these|our|unsere|nos|nuestras)\s+)?(?:{one_of('counts', 'over')}\s+)?"
    more = rf"(?:{joint}{over}(?P<second>{number()})(?:\s+[\w'’-]+){{0,3}}?\s+(?P<other>{noun}))"
    unit = rf"(?P<unit>{noun}(?:{joint}(?!{number()})(?:[\w'’-]+\s+){{0,2}}?{noun})?)"
    many = rf"(?:{one_of('counts', 'over')}\s+)?"
    plain = rf"(?P<count>{number()}){described}{unit}"
    counted = rf"{over}{plain}{more}?"
    the = r"(?:^\W*|(?<!\w)(?:we|the|die|der|wir|nous|les|las|los|nosotr[ao]s|our|unsere),?\s+)"
    own, by, acting, signing, undersigned = (
        one_of("counts", section) for section in ("own", "by", "acting", "signing", "undersigned")
    )
    western = (
        (rf"{own}\s+{counted}", True),
        (rf"{the}(?P<count>{number()})(?:\s+[\w'’-]+){{0,2}}?\s+{undersigned}(?:\s+(?P<unit>{noun}))?", True),
        (rf"{the}{plain}\s+{undersigned}", True),
        (rf"{by}\s+{counted}", True),
        (rf"^\W*(?:\w+\s*:\s+)?{many}{plain}{more}?(?:[\w,'’\s()·/-]{{0,110}}?){acting}", False),
        (rf"(?<!\w){counted}(?:[\w,'’\s()-]{{0,80}}?){signing}", False),
    )
    return tuple(_Way(re.compile(pattern, re.IGNORECASE), anywhere) for pattern, anywhere in western)


@cache
def _eastern() -> tuple[re.Pattern[str], ...]:
    """The ways to claim a count in Chinese: a number, a measure word, who is counted, and that they sign or ask."""
    counted = rf"(?P<count>{number()})\s*[多余餘]?\s*(?P<unit>[個个名位家間间人國国][^，。；！？\d]{{0,24}}?)"
    signing = one_of("letter_words", "signing_marks")
    asking = any_of(word for word in words("letter_words", "urging") if not word.isascii())
    before = r"(?:由|共有|共|已有|[獲获]得?了?|代表|我[们們]是?，?|以下)"
    bodies = r"(?:组织|組織|团体|團體|机构|機構)"
    return (
        re.compile(rf"^\W*[逾近超過过]*\s*{counted}(?:{signing}|{asking})"),
        re.compile(rf"{before}\s*[逾近超過过]*\s*{counted}(?:{signing}|{bodies})"),
        re.compile(rf"[逾超過过]+\s*{counted}{signing}"),
        re.compile(rf"(?<![\d一-十]){counted}{signing}"),
    )


@cache
def _counter() -> re.Pattern[str]:
    """A petition's counter: "See all 1,204 signatures", "1,204 of 2,000", at a line's or a sentence's beginning."""
    opens = rf"(?:^\W*|\d[.!]\s+)(?:{one_of('counts', 'before_counters')}\s+)*(?=\d)"
    counted = rf"(?:\w+\s+){{0,2}}?(?P<unit>{one_of('counts', 'counters')})(?!\s+\w+\s+\w+\s+\w+)"
    goal = rf"(?:[\s.,/|·-]*{one_of('counts', 'goals')}\W*{number()}\W*(?:\w+)?\W*)?"
    return re.compile(rf"{opens}(?P<count>{number()})\s+(?:{counted}|(?=next\s+goal)){goal}", re.IGNORECASE)


def find_claimed_count(
    source: Source, told: Sequence[Unit], lists: Sequence[Unit], units: Sequence[Unit] = ()
) -> ClaimedCount | None:
    """The count that the title, the sentences (`told`) or the labels of the lists (`lists`) declare, if any does.

    A petition's counter may stand anywhere among the `units` of the document.

    A number counts only where words claim it for this letter ("on behalf of", "the undersigned", "we, …"): a number of
    experts whom the letter cites is not its own. "7 organizations and 4 individuals" are 11.
    """
    numbered = [
        (unit, opens)
        for unit, opens in _opening(told)
        if _NUMBERED.search(unit.words) or _worded().search(unit.words[:_FAR])
    ]
    for way in _ways():
        for unit, opens in numbered:
            claim = _claim(way.pattern, unit) if way.anywhere or opens else None
            if claim is not None:
                return _count(source, unit, claim)
    if source.language == "zh" or any(not unit.words.isascii() for unit, opens in numbered if opens):
        for pattern in _eastern():
            for unit, opens in numbered:
                claim = _claim(pattern, unit) if opens else None
                if claim is not None:
                    return _count(source, unit, claim)
    for unit in units or (*told, *lists):
        stamped = not unit.prose or date_line(unit.words) is not None
        claim = _counter().search(unit.words) if stamped and len(unit.words) <= _SHORT else None
        if claim is not None:
            return _count(source, unit, claim)
    labels = {unit.start for unit in lists}
    short = [unit for unit in units if unit.marker is None and not unit.prose and len(unit.words) <= _SHORT / 2]
    sections = [_IN_LABEL.search(unit.words) for unit in short if unit.start not in labels]
    most = max((number_value(section["count"]) for section in sections if section is not None), default=0)
    found = _labelled(source, lists)
    return None if found is not None and found.value < most else found  # a section's count is not the letter's


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(number(), re.IGNORECASE)


def _opening(told: Sequence[Unit]) -> Iterator[tuple[Unit, bool]]:
    """Yield the units, and whether each stands where a letter is introduced."""
    prose = 0
    for unit in told:
        prose += unit.prose and unit.kind is not BlockKind.HEADING
        yield unit, prose <= _OPENING


def _claim(pattern: re.Pattern[str], unit: Unit) -> re.Match[str] | None:
    """The first claim of a count that is the letter's own: not another statement's, nor a number of those held."""
    text = unit.words[:_FAR]
    for claim in pattern.finditer(text):
        at = claim.start("count")
        sentence = max((text.rfind(mark, 0, at) for mark in (". ", "。", "! ", "? ")), default=0)
        before = text[max(0, sentence, at - _BEFORE) : at]
        said = text[at : claim.end()]
        own = re.search(r"(?<!\w)(?:this|our|diesen|unseren|cette|notre|esta|nuestra)(?!\w)", said[-20:])
        if (own or not _other().search(before)) and not _held().search(said) and not re.match(r"\d{4}\s*年", text[at:]):
            return claim
    return None


@cache
def _other() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('counts', 'others')}|\b(?:in|im|en)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d,?\s", re.IGNORECASE
    )


@cache
def _held() -> re.Pattern[str]:
    return re.compile(one_of("counts", "held"), re.IGNORECASE)


def _labelled(source: Source, lists: Sequence[Unit]) -> ClaimedCount | None:
    """The count of a label; of several the whole where the others are its parts, or the sum of two kinds."""
    labelled = [
        (unit, claim)
        for unit in lists
        if (claim := _IN_LABEL.search(unit.words) or _COUNTED_LABEL.match(unit.words)) is not None
        and number_value(claim["count"]) > 0
    ]
    if len(labelled) <= 1:
        return _count(source, *labelled[0]) if labelled else None
    values = [number_value(claim["count"]) for _, claim in labelled]
    for (unit, claim), value in zip(labelled, values, strict=True):
        if value * 2 == sum(values):
            return _count(source, unit, claim)
    people = [
        any(word in word_set("counts", "people") for word in re.findall(r"[^\W\d_]+", unit.words.casefold()))
        for unit, _ in labelled
    ]
    if len(labelled) == 2 and people[0] is not people[1]:
        first = _count(source, *labelled[0])
        return None if first is None else ClaimedCount(sum(values), None, first.span, first.confidence, RULE)
    return None


def _count(source: Source, unit: Unit, claim: re.Match[str]) -> ClaimedCount | None:
    groups = claim.groupdict()
    value = number_value(claim["count"]) + (number_value(groups["second"] or "") if groups.get("second") else 0)
    if not 0 < value <= _MOST:
        return None
    end = claim.end("second") if groups.get("second") else claim.end("count")
    unit_words = [words for words in (groups.get("unit"), groups.get("other")) if words]
    counted = " and ".join(" ".join(words.split()) for words in unit_words) or None
    span = source.span(unit.start + claim.start("count"), unit.start + end)
    return ClaimedCount(value, counted, span, confidence(RULE), RULE)
