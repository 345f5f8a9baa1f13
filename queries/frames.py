"""Answers as pandas frames: columns typed by what they hold, entities as names that know their IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from undersigned.graph.errors import QueryError
from undersigned.graph.markup import table
from undersigned.graph.named import Named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    from undersigned.graph.rdf.rows import Result, Term
    from undersigned.queries.head import Question

    Value = str | int | float | bool | None

    class Naming(Protocol):
        """What a frame has to know of names: what to show for an IRI, and its short id."""

        @property
        def labels(self) -> Mapping[str, str]:
            """What to show, by IRI."""

        def id(self, iri: str) -> str:
            """The short id behind an IRI."""


_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = f"{_XSD}integer"
_WIDE = 2**63
_REAL = frozenset({f"{_XSD}decimal", f"{_XSD}double", f"{_XSD}float"})


class Answer(pd.DataFrame):
    """A frame that a notebook shows with the IRI of every name as its title; what is made of it is a plain frame."""

    def _repr_html_(self) -> str:
        rows = [tuple(None if cell is pd.NA else cell for cell in row) for row in self.itertuples(index=False)]
        counted = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"
        return table([str(column) for column in self.columns], rows, caption=counted)


def frame(asked: Question, result: Result, names: Naming) -> Answer:
    """The answer `result` to the question `asked`, with the columns of its head, also when there are no rows.

    Cells of entities and letters are `Named`: text that keeps `iri` and `id`. Their short ids stand in a column
    `..._id` where the head asks for one. Whole numbers are Int64, decimals Float64, truth boolean, the rest objects.
    """
    given = {name: [row[place] for row in result.rows] for place, name in enumerate(result.columns)}
    cells = _Cells(names)
    columns: dict[str, pd.Series[Any]] = {}
    for name, _ in asked.columns:
        if name in given:
            columns[name] = series([cells.value(term) for term in given[name]])
        else:
            entities = given.get(name.removesuffix("_id"))
            if entities is None:
                raise QueryError(
                    f"the answer to {asked.name} has no column {name}; is it a SPARQL store that was asked?"
                )
            columns[name] = series([None if term is None else names.id(term.value) for term in entities])
    return Answer(columns)


def series(values: list[Value]) -> pd.Series[Any]:
    """A column: whole numbers as Int64, decimals as Float64, truth as boolean, anything else as objects.

    Text stays object: pandas' own type for text would make plain text of every `Named`.
    """
    kinds = {type(value) for value in values if value is not None}
    dtype = {frozenset({int}): "Int64", frozenset({bool}): "boolean"}.get(frozenset(kinds), "object")
    if kinds and kinds <= {int, float} and float in kinds:
        dtype = "Float64"
    if int in kinds and any(isinstance(value, int) and not -_WIDE <= value < _WIDE for value in values):
        dtype = "object"  # what no column of numbers holds
    return pd.Series(values, dtype=dtype)


class _Cells:
    """Terms as plain values; every IRI is named once."""

    def __init__(self, names: Naming) -> None:
        self._names = names
        self._named: dict[str, str] = {}

    def value(self, term: Term | None) -> Value:
        """A number, a truth, a name for an IRI that has one, else the term's text (empty as None)."""
        if term is None or not term.value:
            return None
        if term.kind == "iri":
            return self._name(term.value)
        if term.datatype == _WHOLE:
            return int(term.value)
        if term.datatype in _REAL:
            return float(term.value)
        return term.value == "true" if term.datatype == f"{_XSD}boolean" else term.value

    def _name(self, iri: str) -> str:
        found = self._named.get(iri)
        if found is None:
            label = self._names.labels.get(iri)
            found = self._named[iri] = iri if label is None else Named(label, iri, self._names.id(iri))
        return found
