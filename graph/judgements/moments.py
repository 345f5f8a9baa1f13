"""Moments: when somebody judged, so that the later of two answers can be told whatever clock they were given by."""

import re
from datetime import UTC, datetime
from functools import lru_cache

WRITTEN = "a date or a date and time, like 2024-05-02, 2024-05-02T10:30:00Z or 2024-05-02T10:30:00+02:00"
"""What a moment is, in words for whoever wrote something else."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?", re.ASCII)
_YEARS = range(1900, 2200)
"""A year beyond these is a slip of the pen, which would stand before or after every answer there will be."""


@lru_cache(maxsize=1 << 14)
def moment(at: str) -> str:
    """The moment that `at` names, as a text that sorts by time; empty where it is no ISO date or date and time.

    A time without an offset is taken for UTC, a date for its first moment there, a year or a month for its first day.

    >>> moment("2024-05-02T11:00:00+02:00") == moment("2024-05-02T09:00:00Z")
    True
    >>> moment("2024-05-02") < moment("2024-05-02T09:00:00Z") < moment("2024-05-03")
    True
    >>> moment("31.12.2023"), moment("yesterday"), moment("2024-02-30"), moment("9999")
    ('', '', '', '')
    """
    if not (_DAY.fullmatch(at) or _TIME.fullmatch(at)):
        return ""
    try:
        read = datetime.fromisoformat(at + "0000-01-01"[len(at) :])
    except ValueError:
        return ""
    if read.year not in _YEARS:
        return ""
    there = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return there.isoformat(timespec="microseconds")
