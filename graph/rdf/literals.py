"""Literals: values with the datatype that says how exact they are."""

import re
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from undersigned.graph.rdf.names import XSD

_PRECISION: tuple[tuple[re.Pattern[str], NamedNode], ...] = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), XSD["date"]),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), XSD["gYearMonth"]),
    (re.compile(r"[0-9]{4}"), XSD["gYear"]),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"),
     XSD["dateTime"]),
)  # fmt: skip

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@cache
def whole(number: int) -> Literal:
    """A whole number."""
    return Literal(str(number), datatype=XSD["integer"])


@cache
def fraction(number: float) -> Literal:
    """A number with a decimal point, exactly as Python prints it and never in the form 1e-05.

    >>> fraction(0.00001).value
    '0.00001'
    """
    return Literal(f"{Decimal(repr(number)):f}", datatype=XSD["decimal"])


def truth(*, value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype=XSD["boolean"])


def moment(date: str) -> Literal:
    """A date with the precision it is written with; a plain string when it is not a date at all.

    >>> moment("2022-08").datatype == XSD["gYearMonth"], moment("2022").datatype == XSD["gYear"]
    (True, True)
    """
    for pattern, datatype in _PRECISION:
        if pattern.fullmatch(date):
            return Literal(date, datatype=datatype)
    return Literal(date)


def words(text: str, language: str | None = None) -> Literal:
    """Words, in a language when it is known; a language that is not a language tag is left out."""
    if language is not None and _LANGUAGE.fullmatch(language):
        return Literal(text, language=language.lower())
    return Literal(text)
