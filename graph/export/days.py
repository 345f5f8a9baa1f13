"""Days: a date with the precision that a letter gives it, as the first and the last day that it can mean."""

import calendar
import re
from collections.abc import Iterable

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def days(date: str | None) -> tuple[str, str] | None:
    """The first and the last day of a year, a month or a day; None for what is no date.

    >>> days("2024-02"), days("2021-05-01"), days("last spring")
    (('2024-02-01', '2024-02-29'), ('2021-05-01', '2021-05-01'), None)
    """
    found = _DATE.fullmatch(date or "")
    if found is None or found[1] == "0000":
        return None
    year, month, day = found[1], found[2], found[3]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    last = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last}"
    return (f"{year}-{month}-{day}", f"{year}-{month}-{day}") if int(day) <= last else None


def parts(date: str | None) -> tuple[int, ...]:
    """The year, month and day of a date, as many as it has; none where it is no date.

    >>> parts("2024-02"), parts(None)
    ((2024, 2), ())
    """
    return () if date is None or days(date) is None else tuple(int(part) for part in date.split("-"))


def spells(dates: Iterable[str | None]) -> tuple[tuple[str, str], ...]:
    """The stretches of days that the dates cover, first and last day, in order; those that overlap are one.

    >>> spells(["2021", "2021-05-01", None, "2020-03-02", "2020-03-02"])
    (('2020-03-02', '2020-03-02'), ('2021-01-01', '2021-12-31'))
    """
    joined: list[tuple[str, str]] = []
    for start, end in sorted({each for date in dates if (each := days(date)) is not None}):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
