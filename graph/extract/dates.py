"""Dates as letters print them, in five languages, with the precision they give."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from undersigned.graph.extract.vocabulary import months


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: `value` is "2021-02-18", "2022-08" or "2022"."""

    value: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in months()), key=lambda name: (-len(name), name)))
    month = rf"(?P<month>{names})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    return tuple(
        re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
        for pattern in (
            rf"{year}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
            rf"{day}\s*(?:of\s+|de\s+)?{month}\s*(?:,|de\s|del\s)?\s*{year}",
            rf"{month}\s+{day}\s*,?\s*{year}",
            rf"{year}\s*年\s*(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*日",
            r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
            rf"{month}\s*(?:,|de\s|del\s|of\s)?\s*{year}",
            rf"{year}\s*年\s*(?P<month>\d{{1,2}})\s*月",
        )
    )


def find_dates(text: str) -> list[PrintedDate]:
    """The dates of `text`, from left to right, none within another; impossible ones (30 February) are no dates.

    >>> [found.value for found in find_dates("18 February 2021; August 2022; le 3 mai 2019")]
    ['2021-02-18', '2022-08', '2019-05-03']
    """
    found: list[PrintedDate] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            value = _value(match.groupdict())
            if value is not None and all(match.end() <= each.start or match.start() >= each.end for each in found):
                found.append(PrintedDate(value, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def _value(parts: dict[str, str | None]) -> str | None:
    year, printed = int(parts["year"] or 0), (parts["month"] or "").casefold()
    month = int(printed) if printed.isdigit() else months()[printed]
    try:
        if parts.get("day") is None:
            return f"{date(year, month, 1):%Y-%m}"
        return date(year, month, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None


_TIME = re.compile(
    r"^[\s,T|–-]*(?:at\s+)?(?:\d{1,2}[:.h]\d{2}(?::\d{2})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:[A-Z]{2,4}\b)?\s*(?:[|–-]?\s*[Bb]y\b.{0,60})?$"
)
_AROUND = re.compile(r"[^\W\d_]+")
_PLACE_WORDS = 4
_BY = re.compile(
    r"(?:date|dated|datum|fecha|updated|last updated|published|published on|posted|posted on|veröffentlicht"
    r"|on|le|den|am|el|der)$",
    re.IGNORECASE,
)


def date_line(text: str) -> PrintedDate | None:
    """The date of a line that holds a date and no more than a place, a weekday or a label beside it; else None.

    >>> date_line("Washington, DC, 18 February 2021").value
    '2021-02-18'
    >>> date_line("January 4, 2014 - first test day requiring encryption") is None
    True
    """
    found = find_dates(text)
    if len(found) != 1:
        return None
    before, after = text[: found[0].start], _TIME.sub("", text[found[0].end :])
    words_before, words_after = _AROUND.findall(before), _AROUND.findall(after)
    if words_after or len(words_before) > _PLACE_WORDS:
        return None
    label = before.rstrip(" :\t,")
    place = not words_before or before.rstrip().endswith((",", ":", "-", "–", "|")) or _BY.search(label) is not None
    weekday_or_place = all(word[0].isupper() for word in words_before)
    return found[0] if place or weekday_or_place else None
