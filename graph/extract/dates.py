"""Dates as letters print them, in five languages, with the precision they give."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from undersigned.graph.extract.shape import is_country
from undersigned.graph.extract.vocabulary import any_of, months, one_of, word_set, words


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: `value` is "2021-02-18", "2022-08" or "2022"."""

    value: str
    start: int
    end: int


_HAN_DIGITS = {digit: value for value, forms in enumerate(("〇零○", *"一二三四五六七八九")) for digit in forms}
_DIGITED = re.compile(r"\d{4}|[〇零○一二三四五六七八九]{4}年|民[國国]")
_DAY_FIRST = frozenset({"de", "fr", "es"})
_MINGUO = 1911
_MONTHS = 12
_HAN = r"[\u3400-\u9fff]"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ways to print a date, those that say most first."""
    names = "|".join(sorted((re.escape(name) for name in months()), key=lambda name: (-len(name), name)))
    month = rf"(?P<month>{names})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\s?er|\.|[º°])?"
    year = r"(?P<year>(?:19|20)\d\d)"
    link = r"(?:,|de\s|del\s|of\s|\.)?"
    han = "〇零○一二三四五六七八九"
    number, short = r"(?P<{}>\d{{1,2}})", rf"(?P<{{}}>[{han}十廿卅]{{{{1,3}}}})"
    western = (
        rf"{year}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?=T\d|\W|_|$)",
        rf"{day}\s*(?:day\s+)?(?:of\s+|de\s+)?{month}\s*{link}\s*{year}(?!\w)",
        rf"{month}\s+(?:the\s+)?{day}\s*{link}\s*{year}(?!\w)",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}(?!\w)",
        rf"(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){year}(?!\w)",
        rf"{month}\s*{link}\s*{year}(?!\w)",
    )
    eastern = (
        rf"(?<!\d){year}\s*年\s*{number.format('month')}\s*月\s*{number.format('day')}\s*[日号號]",
        rf"(?P<year>[{han}]{{4}})\s*年\s*{short.format('month')}\s*月\s*{short.format('day')}\s*[日号號]",
        rf"民[國国]\s?(?P<minguo>\d{{2,3}})\s*年\s*{number.format('month')}\s*月\s*{number.format('day')}\s*日",
        rf"(?<!\d){year}\s*年\s*{number.format('month')}\s*月(?:份)?(?!\s*[\d初])",
        rf"(?P<year>[{han}]{{4}})\s*年\s*{short.format('month')}\s*月(?:份)?(?!\s*[{han}十初])",
    )
    ranked = (*(rf"(?<![\w/.-]){pattern}" for pattern in western[:5]), *eastern, rf"(?<!\w){western[5]}")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in ranked)


def find_dates(text: str, language: str | None = None) -> list[PrintedDate]:
    """The dates of `text`, from left to right, none within another; impossible ones (30 February) are no dates.

    Figures that may be read in two ways ("3/5/2021") are a date only where the `language` settles it.

    >>> [found.value for found in find_dates("18 February 2021; August 2022; le 3 mai 2019; 二〇一九年八月一日")]
    ['2021-02-18', '2022-08', '2019-05-03', '2019-08-01']
    >>> find_dates("3/5/2021"), find_dates("3/5/2021", "fr")[0].value, find_dates("3/25/2021")[0].value
    ([], '2021-05-03', '2021-03-25')
    """
    if _DIGITED.search(text) is None:
        return []
    found: list[PrintedDate] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            value = _value(match.groupdict(), language)
            if value is not None:
                _keep(found, PrintedDate(value, match.start(), match.end()))
    return found


def _keep(found: list[PrintedDate], printed: PrintedDate) -> None:
    """Keep a date unless it overlaps one that is kept; `found` stays in order."""
    at = bisect_left(found, printed.start, key=lambda each: each.start)
    if (at == 0 or found[at - 1].end <= printed.start) and (at == len(found) or printed.end <= found[at].start):
        found.insert(at, printed)


def _value(parts: Mapping[str, str | None], language: str | None) -> str | None:
    first, second = parts.get("first"), parts.get("second")
    day: int | None
    if first is not None and second is not None:
        ordered = _ordered(int(first), int(second), language)
        if ordered is None:
            return None
        day, month = ordered
    else:
        printed = (parts["month"] or "").casefold()
        month = months()[printed] if printed in months() else _number(printed)
        day = None if parts.get("day") is None else _number(parts["day"] or "")
    minguo = parts.get("minguo")
    year = int(minguo) + _MINGUO if minguo is not None else _number(parts["year"] or "")
    try:
        return f"{date(year, month, 1):%Y-%m}" if day is None else date(year, month, day).isoformat()
    except ValueError:
        return None


def _ordered(first: int, second: int, language: str | None) -> tuple[int, int] | None:
    """Day and month of two figures, or None where either may be the day."""
    if first > _MONTHS or language in _DAY_FIRST or first == second:
        return first, second
    return (second, first) if second > _MONTHS else None


def _number(printed: str) -> int:
    """The number that figures or Chinese numerals print; "二十一" is 21, "二〇二一" 2021; 0 where they print none."""
    if printed.isdigit() and printed[0] not in _HAN_DIGITS:
        return int(printed)
    printed = printed.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = printed.partition("十")
    if ten:
        return _HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(ones, 0)
    return int("".join(str(_HAN_DIGITS.get(digit, 0)) for digit in printed) or 0)


_AROUND = re.compile(r"[^\W\d_]+")
_LONGEST = 140
_PLACE_WORDS, _PLACES = 4, 10


def _joints() -> frozenset[str]:
    return word_set("date_words", "joints")


_BRACKETED = 40
_TIME = re.compile(
    r"^[\s,T|–—/·-]*(?:at\s+|um\s+|à\s+)?(?:[上下]午)?\s*(?:\d{1,2}[:.hH]\s?(?:\d{2})?(?::\d{2}(?:\.\d+)?)?(?:\s?Uhr)?)?"
    r"\s*(?:[AaPp]\.?\s?[Mm]\.?)?\s*(?:[A-Z]{2,4}\b)?\s*Z?"
)
_RANGE = re.compile(r"\d\s*\.?\s*(?:[-–—/&]|and|und|et|y|to|bis|au|al|或|至)\s*(?:\d{1,2}\.?\s*)?$")
_IN_PLACE = re.compile(rf"[于於]{_HAN}{{2,6}}$")
_OPEN, _CLOSED = "(（[［【", ")）]］】"


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"[(（]?\s*(?:{one_of('date_words', 'weekdays')})\s*[)）]?[.,，]?", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    labels = any_of((*words("date_words", "labels"), *words("date_words", "published")))
    return re.compile(rf"(?:^|.*\W){labels}$|^{one_of('date_words', 'published')}", re.IGNORECASE)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"^\W*{one_of('date_words', 'changed')}", re.IGNORECASE)


@cache
def _author() -> re.Pattern[str]:
    return re.compile(rf"^\W*{one_of('date_words', 'authors')}[\s:：].{{0,60}}$", re.IGNORECASE)


def date_line(text: str, language: str | None = None) -> PrintedDate | None:
    """The date of a line that holds a date and no more than a place, a weekday or a label beside it; else None.

    >>> date_line("Washington, DC, 18 February 2021").value, date_line("2021年2月18日 星期四").value
    ('2021-02-18', '2021-02-18')
    >>> date_line("January 4, 2014 - first test day requiring encryption") is None, date_line("3-5 May 2021") is None
    (True, True)
    """
    if len(text) > _LONGEST:
        return None
    text = _first_stamp(text)
    found = find_dates(text, language)
    if not found or len({each.value for each in found}) > 1 or _changed().match(text):
        return None
    before, after = text[: found[0].start], text[found[-1].end :]
    if _RANGE.search(before) or any(_AROUND.search(text[a.end : b.start]) for a, b in pairwise(found)):
        return None
    return found[0] if _stands_before(before) and _stands_after(after) else None


def _first_stamp(text: str) -> str:
    """A page's line up to the date of a later change ("Published 3 May 2021 | Updated 4 May 2021"), or a next sentence.

    >>> _first_stamp("Published 3 May 2021 | Updated 4 May 2021"), _first_stamp("Published on 3 May 2021. Read it.")
    ('Published 3 May 2021', 'Published on 3 May 2021')
    """
    if _publishing().match(text) is None:
        return text
    change = _later_change().search(text)
    return text[: change.start()] if change is not None else text


@cache
def _publishing() -> re.Pattern[str]:
    return re.compile(rf"^\W*{one_of('date_words', 'published')}", re.IGNORECASE)


@cache
def _later_change() -> re.Pattern[str]:
    """Where a page's date ends: before the date of a change, or with a sentence."""
    change = rf"\s*[|·•,;(（/–—-]\s*(?:\w+\s+){{0,2}}?{one_of('date_words', 'changed')}"
    return re.compile(rf"{change}|(?:(?<=\d{{4}})|(?<=-\d\d))\.\s+(?=\w)", re.IGNORECASE)


def _stands_before(before: str) -> bool:
    """Whether what stands before a date is a place, a weekday or a label."""
    before = _weekday().sub("", before).strip()
    if not before.strip(" ()（）[]【】_*,"):
        return True
    label = before.rstrip(" :：\t,，(（")
    around = _AROUND.findall(label)
    labelled = _labels().match(label) is not None
    if len(around) > _PLACE_WORDS:
        return labelled and len(around) <= _PLACES and all(word[0].isupper() or word in _joints() for word in around)
    if labelled or before.endswith((",", ":", "：", "-", "–", "—", "|", "，", "/", "·")):
        return True
    return all(word[0].isupper() or is_country(word) for word in around)


def _stands_after(after: str) -> bool:
    """Whether what stands after a date is a weekday, a time, a place or an author."""
    after = _TIME.sub("", _weekday().sub("", after, count=1), count=1)
    if _author().match(after):
        return True
    around = _AROUND.findall(after)
    bare = after.strip(" ,，()（）[]")
    if not around or is_country(bare) or _IN_PLACE.match(bare):
        return True
    placed = after.lstrip().startswith((",", "，", "|", "("))
    return placed and len(around) < _PLACE_WORDS and all(word[0].isupper() for word in around)


_DATELINED = 110
_BREAK = re.compile(rf"\s*[{re.escape(_CLOSED)}]?\s*(?:[-–—:：|/]|--)|\s*[{re.escape(_CLOSED)}]")
_CLOSING = re.compile(rf"[^{re.escape(_CLOSED)}.!?。]{{0,{_BRACKETED}}}[{re.escape(_CLOSED)}]")


def dateline(text: str, language: str | None = None) -> PrintedDate | None:
    """The date before the first words of a sentence, as news agencies print it; else None.

    >>> dateline("(Lima, 3 May 2021) We write").value, dateline("Lima/Paris – 3 May 2021 – We write").value
    ('2021-05-03', '2021-05-03')
    >>> dateline("On 3 May 2021 the police came") is None
    True
    """
    found = find_dates(text[:_DATELINED], language)
    if not found:
        return None
    before, after = text[: found[0].start], text[found[0].end :][:_DATELINED]
    after = _weekday().sub("", after, count=1) if _weekday().match(after.lstrip(" ,")) else after
    around = _AROUND.findall(_weekday().sub("", before))
    named = all(word[0].isupper() or word in _joints() or is_country(word) for word in around)
    if len(around) > 2 * _PLACE_WORDS or not named or _RANGE.search(before):
        return None
    opened = before.lstrip()[:1]
    if opened and opened in _OPEN and not any(mark in before for mark in _CLOSED):
        return found[0] if _CLOSING.match(after) else None
    return found[0] if _BREAK.match(after) else None
