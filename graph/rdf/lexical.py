"""Lexical forms: whether a literal is written as its datatype wants it, such as a day that is in the calendar."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.names import RDF, XSD
from undersigned.graph.rdf.report import Violation
from undersigned.graph.rdf.rows import Term

_ZONE = r"(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def find_ill_typed(statements: Sequence[Statement]) -> Iterator[Violation]:
    """Yield every literal of a date, number or truth that is none, and every text in a language that has no tag."""
    for subject, predicate, value, _ in statements:
        if value.kind == "literal" and not _is_sound(value):
            kind = (value.datatype or "").removeprefix(XSD.iri)
            tagged = value.language is not None
            message = (
                f"A language is a tag like en or zh-Hant, not {value.language!r:.40}."
                if tagged
                else f"A value of the datatype xsd:{kind} is {_WANTED[kind]}."
            )
            yield Violation(subject, predicate, message, "violation", value.value)


@cache
def _is_sound(value: Term) -> bool:
    if value.language is not None:
        return _LANGUAGE.fullmatch(value.language) is not None
    if value.datatype is None or not value.datatype.startswith(XSD.iri):
        return value.datatype != RDF["langString"].value
    test = _TESTS.get(value.datatype.removeprefix(XSD.iri))
    return test is None or test(value.value)


def _matching(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


def _dated(pattern: str, read: Callable[[str], object]) -> Callable[[str], bool]:
    """A test for the pattern and the calendar; the zone is left out. Years have four digits here."""
    compiled = re.compile(pattern + _ZONE, re.ASCII)

    def test(text: str) -> bool:
        found = compiled.fullmatch(text)
        if found is None:
            return False
        try:
            read(found[1])
        except ValueError:
            return False
        return True

    return test


_WHOLE = r"[+-]?[0-9]+"
_REAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_FLOAT = rf"{_REAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN"
_COUNTING = "a whole number"
_TESTS: Mapping[str, Callable[[str], bool]] = {
    "boolean": _matching("true|false|1|0"),
    "integer": _matching(_WHOLE),
    "long": _matching(_WHOLE),
    "int": _matching(_WHOLE),
    "short": _matching(_WHOLE),
    "nonNegativeInteger": _matching(r"\+?[0-9]+|-0+"),
    "positiveInteger": _matching(r"\+?0*[1-9][0-9]*"),
    "decimal": _matching(_REAL),
    "double": _matching(_FLOAT),
    "float": _matching(_FLOAT),
    "date": _dated(r"([0-9]{4}-[0-9]{2}-[0-9]{2})", date.fromisoformat),
    "gYearMonth": _dated(r"([0-9]{4}-[0-9]{2})", lambda text: date.fromisoformat(f"{text}-01")),
    "gYear": _dated(r"([0-9]{4})", lambda text: date.fromisoformat(f"{text}-01-01")),
    "dateTime": _dated(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?", datetime.fromisoformat),
}
_WANTED: Mapping[str, str] = {
    "boolean": "true or false",
    **dict.fromkeys(("integer", "long", "int", "short"), _COUNTING),
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "decimal": "a decimal number like 0.95",
    "double": "a number",
    "float": "a number",
    "date": "a day of the calendar like 2021-02-18",
    "gYearMonth": "a month like 2021-02",
    "gYear": "a year like 2021",
    "dateTime": "a moment like 2021-02-18T12:00:00Z",
}
