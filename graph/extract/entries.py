"""One entry of a list of signatories: its place and its words, without what is printed around a name."""

import re
from dataclasses import dataclass

from undersigned.graph.extract.dates import find_dates
from undersigned.graph.model import Source

Place = tuple[int, int]

_SEPARATOR = re.compile(r"(?:\s*[;,；，、]|\s+/|(?<=\))\s*/)$")
_MARK = re.compile(r"\s*[(（]?\d{1,4}[.)）、]\s*|\s*[•▪●◦–*-]\s+")
_SIGNED = re.compile(
    r"[(\[](?:signed|sgd\.?|gez\.?|gezeichnet|signé|firmado|fdo\.?)[)\]]:?\s+|(?:Sgd\.|gez\.|Fdo\.:?)\s+", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:[*†‡§¹²³⁰-⁹]|\[\d{1,3}\]|\(\d{1,2}\))+$")
_FUSED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$|(?<=\))\d{1,2}$")
_FUSED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$|(?<=\))\d{1,2}$")
_TRAILING = re.compile(
    r"[\s,;|–-]*(?:<?\S+@\S+\.\w+>?|https?://\S+|www\.\S+|(?<=\s)@\w+|\((?:https?://|www\.)\S+\))[\s,;.]*$"
)
_CLOSING = {"»": "«", "”": "“", "」": "「", "』": "『", '"': '"'}
_DATED = re.compile(r"[\s,;|(–—-]*$")
_OTHERS = re.compile(
    r"(?:…|\.{3})?\s*(?:(?:and|plus|und|sowie|et|ainsi que|y|así como)\s+)(?:over\s+|more\s+than\s+)?"
    r"(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:others?|more|individuals?|organi[sz]ations?|people|members|signatories|anonymous|weitere|Personen|autres|personnes|otros|personas|más)\b"
    r"|\(?(?:list|partial list|names?)\s+(?:is\s+)?(?:incomplete|withheld|continues)\)?$|\[?(?:name|names) withheld"
    r"|\(?(?:anonymous|anonym|anonyme|anónimo|anónima|匿名)\b.{0,20}$|(?:以及|及|和|另有|还有|還有)\s*(?:另外)?\d[\d,]*\s*[位名个個]",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r",?\s*(?:\s(?:and|plus|und|sowie|et|y)\s+|以及|及|和)(?:over\s+|more\s+than\s+|más\s+de\s+|plus\s+de\s+|über\s+)?\d[\d.,]*"
    r"\s*(?:others?|more|further|anonymous|individuals?|people|members|weitere\w*|Personen|autres|personnes|otr[oa]s|personas|más|位|名)\b.{0,80}$",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r",?\s*(?:\s(?:and|plus|und|sowie|et|y)\s+|以及|及|和)(?:over\s+|more\s+than\s+|más\s+de\s+|plus\s+de\s+|über\s+)?\d[\d.,]*"
    r"\s*(?:others?|more|further|anonymous|individuals?|people|members|weitere\w*|Personen|autres|personnes|otr[oa]s|personas|más|位|名)\b.{0,80}$",
    re.IGNORECASE,
)
_TAIL = 12  # characters at an entry's end that tell whether it goes on
_ADDRESS = 120  # characters at an entry's end in which an address is looked for
_MOST_LINES = 5  # lines of one entry that stands over several


@dataclass(frozen=True, slots=True)
class Entry:
    """One who signed as printed: the place, its words, the places of its lines where there are several.

    `country` is the place of the country printed above a group of entries.
    """

    start: int
    end: int
    words: str
    lines: tuple[Place, ...] = ()
    country: Place | None = None


def entry_of(source: Source, start: int, end: int, *, country: Place | None = None) -> Entry | None:
    """The entry without separators, footnote marks, addresses and the date of signing printed around it."""
    words = source.text[start:end]
    mark = _MARK.match(words) or _SIGNED.match(words)
    if mark is not None and mark.end() < len(words):
        start, words = start + mark.end(), words[mark.end() :]
    words = trimmed(words)
    more = _AND_OTHERS.search(words, max(0, len(words) - _ADDRESS))
    words = words if more is None else words[: more.start()]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words or _OTHERS.match(words):
        return None
    lines: list[Place] = []
    at = start
    for line in words.split("\n"):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            lines.append((begin, begin + len(line.strip())))
        at += len(line) + 1
    return Entry(start, start + len(words), words, tuple(lines) if len(lines) > 1 else (), country)


def names_nobody(words: str) -> bool:
    """Whether a line of a list says that others signed, and not who: "and 12 individuals", "name withheld"."""
    return _OTHERS.match(words) is not None


def ends_separated(words: str) -> bool:
    """Whether a separator is printed at the end, as after each name of some lists."""
    return _SEPARATOR.search(words) is not None


def number_fused(words: str) -> bool:
    """Whether the number of a footnote may be fused to the last word."""
    return _FUSED_NUMBER.search(words) is not None


def unsigned(words: str) -> int:
    """Where a name begins after "(Signed)"."""
    signed = _SIGNED.match(words)
    return 0 if signed is None else signed.end()


def unmarked(text: str, start: int, end: int) -> int:
    """Where the words begin after an item's mark and "(Signed)", if they do before `end`."""
    for pattern in (_MARK, _SIGNED):
        found = pattern.match(text, start, end)
        if found is not None and found.end() < end:
            start = found.end()
    return start


def without_number(entry: Entry) -> Entry:
    """The entry without the number of a footnote fused to its last word."""
    fused = _FUSED_NUMBER.search(entry.words)
    if fused is None:
        return entry
    return Entry(entry.start, entry.start + fused.start(), entry.words[: fused.start()], entry.lines, entry.country)


def line_places(words: str) -> list[Place]:
    """The places of the lines, white space around them left out."""
    places = []
    at = 0
    for line in words.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            places.append((start, start + len(line.strip())))
        at += len(line) + 1
    return places


def trimmed(words: str) -> str:
    """The words without what may follow a name: a separator, a footnote's mark, an address, a date of signing."""
    while True:
        before = words
        words = words.rstrip()
        tail = max(0, len(words) - _TAIL)
        for pattern in (_SEPARATOR, _FOOTNOTE):
            cut = pattern.search(words, tail)
            if cut is not None and cut.start():
                words = words[: cut.start()].rstrip()
        address = _TRAILING.search(words, max(0, len(words) - _ADDRESS))
        if address is not None and address.start():
            words = words[: address.start()]
        words = _undated(words)
        if words[-1:] in _CLOSING and _CLOSING[words[-1]] not in words:
            words = words[:-1]
        if words == before or not words:
            return words


def _undated(words: str) -> str:
    """The words without a date at their end, with the bracket or comma around it."""
    bare = words.rstrip(" ).,;")
    for found in find_dates(bare[-40:]) if any(letter.isdigit() for letter in bare[-6:]) else ():
        if found.end == len(bare[-40:]):
            start = len(bare) - len(bare[-40:]) + found.start
            before = bare[:start]
            cut = _DATED.search(before)
            if cut is not None and cut.start() and (cut.start() < len(before)):
                return before[: cut.start()]
    return words
