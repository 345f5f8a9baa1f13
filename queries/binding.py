"""Binding: a question's parameters become typed terms, and these a VALUES block in its SPARQL.

Text that a person typed never becomes part of a query as it is. Names lead to IRIs of the dataset, choices to words of
the head, whole numbers and dates are parsed; what is left, free text, is written as an escaped literal.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.graph.slots import filled
from undersigned.queries.head import Param, ParamType, Question
from undersigned.queries.nearest import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undersigned.graph.rdf.rows import Term
    from undersigned.queries.names import Names

XSD = "http://www.w3.org/2001/XMLSchema#"
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
"""The type of a date by its length: 2022, 2022-08, 2022-08-31."""

LONGEST = 1000
"""The most characters of a value; no name or phrase of a letter comes near it."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def bound(question: Question, given: Mapping[str, object], names: Names) -> str:
    """The SPARQL of `question` with the parameters `given`, defaults filled in.

    A value may be text (as from a command line), an int, or a date of Python's. None counts as not given.
    QueryError when a parameter is unknown, missing, or not what its type takes.
    """
    from undersigned.graph.rdf.terms import written

    return filled(question.text, {name: written(term) for name, term in typed(question, given, names).items()})


def typed(question: Question, given: Mapping[str, object], names: Names) -> dict[str, Term]:
    """The term of every parameter that has a value or a default."""
    known = [param.name for param in question.params]
    for name in given:
        if name not in known:
            hint = f"it takes {', '.join(known)}" if known else "it takes none"
            near = [close for close in nearest(name, known) if close][:1]
            hint = f"did you mean {near[0]}? {hint}" if near else hint
            raise QueryError(f"query {question.name} has no parameter {shown(name)}; {hint}")
    found: dict[str, Term] = {}
    for param in question.params:
        value = given.get(param.name)
        if value is None:
            value = param.default
        if value is None and param.required:
            raise QueryError(
                f"query {question.name} needs {param.name} ({param.description}), as in: {question.example}"
            )
        if value is not None:
            found[param.name] = term(param, value, names)
    _check_pairs(question, found, names)
    return found


def _check_pairs(question: Question, found: Mapping[str, Term], names: Names) -> None:
    """QueryError where two parameters that a question keeps apart mean the same, or two dates are the wrong way round.

    Two dates are compared as far as both go, as the questions compare them.
    """
    one, other = ([found[name] for name in pair if name in found] for pair in (question.distinct, question.order))
    if len(one) == 2 and one[0] == one[1]:
        first, second = question.distinct
        same = names.id(one[0].value) if one[0].kind == "iri" else one[0].value
        kind = next(param.type for param in question.params if param.name == first)
        which = same if "/" in same else f"{kind} {same}"  # an id such as organization/pen-america tells its kind
        raise QueryError(f"{first} and {second} are both {which}; query {question.name} compares two")
    if len(other) == 2:
        begin, end = (term.value for term in other)
        if begin[: len(end)] > end[: len(begin)]:
            first, second = question.order
            raise QueryError(f"{first} {begin} is after {second} {end}, so that no date is in between; swap them")


def term(param: Param, value: object, names: Names) -> Term:
    """The value of one parameter as an IRI of the dataset or a literal of the right type."""
    from undersigned.graph.rdf.rows import Term

    text = _text(param, value)
    match param.type:
        case ParamType.INT:
            if _WHOLE.fullmatch(text) is None or not _within(param, int(text)):
                raise QueryError(f"{param.name} takes a whole number{_bounds(param)}, got {shown(text)}")
            return Term("literal", str(int(text)), f"{XSD}integer")
        case ParamType.DATE:
            if not _is_date(text):
                raise QueryError(f"{param.name} takes a date as 2021, 2021-02 or 2021-02-18, got {shown(text)}")
            return Term("literal", text, XSD + DATES[len(text)])
        case ParamType.CHOICE:
            if text not in param.choices:
                raise QueryError(f"{param.name} takes one of {', '.join(param.choices)}, got {shown(text)}")
            return Term("literal", text)
        case ParamType.STRING:
            return Term("literal", text)
        case _:
            return Term("iri", names.find(param.type, text))


def _text(param: Param, value: object) -> str:
    r"""The value as text; only characters that mean the same to every SPARQL engine.

    A backslash is refused: an engine that expands \uXXXX before it reads a query could see a quote in it.
    """
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise QueryError(f"{param.name} takes text, a number or a date, got {type(value).__name__}")
    text = str(value).strip()
    if not text:
        raise QueryError(f"{param.name} is empty; leave it out, or give it a value")
    if len(text) > LONGEST:
        raise QueryError(f"{param.name} is {len(text)} characters long; give {LONGEST} at most")
    if "\\" in text or any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise QueryError(f"{param.name} holds a backslash or an invisible sign, got {shown(text)}; leave it out")
    return text


def _within(param: Param, number: int) -> bool:
    return (param.least is None or param.least <= number) and (param.most is None or number <= param.most)


def _bounds(param: Param) -> str:
    """What the bounds of a whole number are, to be said after these words."""
    if param.least is not None and param.most is not None:
        return f" from {param.least} to {param.most}"
    if param.least is not None:
        return f" from {param.least}"
    return "" if param.most is None else f" up to {param.most}"


def _is_date(text: str) -> bool:
    matched = _DATE.fullmatch(text)
    if matched is None or matched["year"] == "0000":
        return False
    month, day = int(matched["month"] or 1), int(matched["day"] or 1)
    return 1 <= month <= 12 and 1 <= day <= monthrange(int(matched["year"]), month)[1]
