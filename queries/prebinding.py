"""Pre-binding: the SPARQL of a question as SHACL binds variables in it beforehand, its subqueries returning them.

A value that is bound before a query runs reaches a subquery only through the variables that this returns: whatever
may be bound so, SHACL asks every subquery to return (https://www.w3.org/TR/shacl/#pre-binding).
"""

from __future__ import annotations

import re
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(
    r"""\#[^\n]* | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | <[^<>"{}|^`\\\s]*> | [?$]\w+ | [\w:.-]*\w | [{}()]""",
    re.VERBOSE,
)
_AFTER_GROUPS = frozenset({"HAVING", "ORDER", "LIMIT", "OFFSET"})
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})


class _Token(NamedTuple):
    """A word, string, variable or bracket of a query, and where it ends; our keywords are in capitals."""

    text: str
    end: int


def returning(text: str, variables: Sequence[str]) -> str:
    """The SELECT query `text` with subqueries that return these variables, and group by them where they group.

    >>> returning("SELECT ?a { { SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b } GROUP BY ?a } }", ["x"])
    'SELECT ?a { { SELECT ?a (COUNT(?b) AS ?n) ?x { ?a ?p ?b } GROUP BY ?a ?x } }'
    """
    tokens = _tokens(text)
    _, *subqueries = (at for at, token in enumerate(tokens) if token.text == "SELECT")
    added = dict(addition for at in subqueries for addition in _additions(tokens, at, variables))
    places = [0, *sorted(added), len(text)]
    return "".join(added.get(start, "") + text[start:end] for start, end in pairwise(places))


def can_be_bound_before(text: str, variables: Sequence[str]) -> bool:
    """Whether SHACL lets these be bound before `text` runs: no MINUS, VALUES or SERVICE in it, nothing AS any of them.

    >>> can_be_bound_before("SELECT (?b AS ?a) { ?b ?p ?o }", ["p"]), can_be_bound_before("SELECT (?b AS ?a) {}", ["a"])
    (True, False)
    """
    words = [token.text for token in _tokens(text)]
    named = {f"?{name}" for name in variables}
    computed = (after for word, after in pairwise(words) if word == "AS")
    return named.isdisjoint(computed) and not {"MINUS", "VALUES", "SERVICE"} & {*words}


def _tokens(text: str) -> Sequence[_Token]:
    return [_Token(found[0], found.end()) for found in _TOKEN.finditer(text) if not found[0].startswith("#")]


def _additions(tokens: Sequence[_Token], at: int, variables: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What the subquery that begins `at` lacks, and where it goes."""
    body = next(place for place in count(at) if tokens[place].text == "{")
    pattern_end = _closing(tokens, body)
    end = next(place for place in count(pattern_end + 1) if tokens[place].text == "}")
    head = tokens[at:body]
    head = head[:-1] if head[-1].text == "WHERE" else head
    if lacking := _lacking(head, variables):
        yield head[-1].end, lacking
    modifiers = tokens[pattern_end + 1 : end]
    if [token.text for token in modifiers[:2]] == ["GROUP", "BY"]:
        stop = next((place for place, token in enumerate(modifiers) if token.text in _AFTER_GROUPS), None)
        keys = modifiers[:stop]
        if lacking := _lacking(keys, variables):
            yield keys[-1].end, lacking
    elif variables and any(token.text in _AGGREGATES for token in head):
        yield tokens[pattern_end].end, " GROUP BY" + _lacking((), variables)


def _lacking(tokens: Iterable[_Token], variables: Sequence[str]) -> str:
    """Those of the variables that do not stand by themselves, outside of all brackets, among these tokens."""
    depth, plain = 0, set[str]()
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            plain.add(token.text)
    return "".join(f" ?{name}" for name in variables if f"?{name}" not in plain)


def _closing(tokens: Sequence[_Token], opening: int) -> int:
    depth = 0
    for place in count(opening):
        depth += {"{": 1, "}": -1}.get(tokens[place].text, 0)
        if depth == 0:
            return place
    raise AssertionError("unreachable: count() does not end")
