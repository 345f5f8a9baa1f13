"""The numbers and bullets that Word prints before paragraphs, and does not write into their text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from undersigned.graph.ingest.docx_parts import Element, attribute, child, children, value
from undersigned.graph.ingest.numbering import numbered

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HAN = "〇一二三四五六七八九"
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital",
    "japaneseCounting", "japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
})  # fmt: skip
_MOST_LEVELS = 9
_LONGEST = 40  # characters of a marker


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: its first number, its kind of number, and the text around it."""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each of them has counted."""

    abstract: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def marker(self, number: str, level: int) -> str | None:
        """What is printed before the next paragraph of a list; None where nothing is, or there is no such list.

        >>> two = {0: Level(1, "decimal", "%1."), 1: Level(1, "lowerLetter", "%2)")}
        >>> numbering = Numbering({"7": "0"}, {"0": two})
        >>> [numbering.marker("7", level) for level in (0, 1, 1, 0, 1)]
        ['1.', 'a)', 'b)', '2.', 'a)']
        """
        abstract = self.abstract.get(number, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return None
        counts = self._counts.setdefault(abstract, {})
        if level in self.restarts.get(number, {}) and (number, level) not in self._begun:
            counts[level] = self.restarts[number][level] - 1
        self._begun.add((number, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._shown(levels, counts, level) or None

    def _shown(self, levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
        if levels[level].form == "bullet":
            return _PRIVATE.sub("•", levels[level].text.strip()) or "•"

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at not in levels:
                return ""
            return printed(counts.get(at, levels[at].start), levels[at].form)

        return _PLACE.sub(number, levels[level].text).strip()[:_LONGEST]


def numbering(part: Element | None) -> Numbering:
    """The lists that a document's numbering part declares."""
    if part is None:
        return Numbering()
    levels: dict[str, dict[int, Level]] = {}
    for each in children(part, "abstractNum"):
        levels[attribute(each, "abstractNumId") or ""] = dict(map(_level, children(each, "lvl")))
    abstract: dict[str, str] = {}
    restarts: dict[str, dict[int, int]] = {}
    for each in children(part, "num"):
        own = attribute(each, "numId") or ""
        abstract[own] = value(each, "abstractNumId") or ""
        for override in children(each, "lvlOverride"):
            depth = whole(attribute(override, "ilvl"), 0)
            start = value(override, "startOverride")
            if start is not None:
                restarts.setdefault(own, {})[depth] = whole(start, 1)
            changed = child(override, "lvl")
            if changed is not None:  # a list that differs from its model counts by itself
                model = levels.get(abstract[own], {})
                abstract[own] = f"{abstract[own]}/{own}" if "/" not in abstract[own] else abstract[own]
                levels[abstract[own]] = {**model, **levels.get(abstract[own], {}), depth: _level(changed)[1]}
    return Numbering(abstract, levels, restarts)


def printed(number: int, form: str) -> str:
    """A number in one of Word's forms; a form we do not know is printed in digits.

    >>> [printed(number, form) for number, form in ((4, "lowerRoman"), (28, "upperLetter"), (12, "chineseCounting"))]
    ['iv', 'BB', '十二']
    """
    number = max(number, 0)
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return (numbered(number, "I" if form == "upperRoman" else "i") or "").rstrip(".")
    if form in {"lowerLetter", "upperLetter"} and 0 < number < 1000:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones or not tens else "")
    if form == "decimalZero":
        return f"{number:02}"
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x245F + number)
    return "" if form == "none" else str(number)


def whole(text: str | None, otherwise: int) -> int:
    """An attribute's whole number, where it is one of a likely size.

    >>> whole("3", 0), whole("-x", 0)
    (3, 0)
    """
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,6}", text) else otherwise


def _level(element: Element) -> tuple[int, Level]:
    depth = min(whole(attribute(element, "ilvl"), 0), _MOST_LEVELS - 1)
    form = value(element, "numFmt") or "decimal"
    return depth, Level(whole(value(element, "start"), 1), form, value(element, "lvlText") or "")
