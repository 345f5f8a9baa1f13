"""Answers of a store: SPARQL 1.1 results in JSON, read into the same plain values that a dataset gives."""

import json
import re
from collections.abc import Sequence

from undersigned.graph.errors import EndpointError
from undersigned.graph.rdf.rows import Result, Term

CELLS = 2 * 2**20
"""Rows times columns that an answer may have: as many as its largest text holds when none is empty."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TRUTH = {"1": "true", "0": "false"}
_NUMBERS = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]{1,300}"),
    f"{_XSD}decimal": re.compile(r"[+-]?(?=\.?[0-9])[0-9]{0,300}(?:\.[0-9]{0,300})?"),
} | dict.fromkeys(
    (f"{_XSD}double", f"{_XSD}float"),
    re.compile(r"[+-]?(?=\.?[0-9])[0-9]{0,300}(?:\.[0-9]{0,300})?(?:[eE][+-]?[0-9]{1,9})?|[+-]?INF|NaN", re.ASCII),
)
"""What a number of a type looks like; longer ones are nothing that a letter says."""


def result_of(body: bytes, host: str) -> Result:
    """The rows of an answer; EndpointError when it is not what the format says.

    Spellings that differ between stores and mean the same become one: a boolean "1" is "true", a text typed as
    xsd:string has no type.

    >>> result_of(b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "urn:b"}}, {}]}}',
    ...           "store.example.org").rows
    [(Term(kind='iri', value='urn:b', datatype=None, language=None),), (None,)]
    """
    try:
        said = json.loads(body)
        if "boolean" in said:
            words = "true" if said["boolean"] is True else "false"
            return Result(("answer",), [(Term("literal", words, f"{_XSD}boolean"),)])
        columns = tuple(_whole(name) for name in said["head"]["vars"])
        found = said["results"]["bindings"]
        if len(found) * len(columns) > CELLS:
            raise EndpointError(f"{host}: the answer has more than {CELLS} cells (rows times columns); ask for less")
        rows = [tuple(_term(row.get(name)) for name in columns) for row in found]
        if columns == ("__ASK_RETVAL",):  # Virtuoso's answer to some ASK queries
            [[truth]] = rows
            words = "true" if truth is not None and truth.value in {"1", "true"} else "false"
            return Result(("answer",), [(Term("literal", words, f"{_XSD}boolean"),)])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise EndpointError(f"{host}: the answer is not SPARQL results in JSON, or was cut off; try again") from None
    return Result(columns, rows)


def arranged(found: Result, columns: Sequence[str], host: str) -> Result:
    """An answer with its columns in the order of `columns`; EndpointError when it has not just these."""
    if found.columns == tuple(columns):
        return found
    missing = [name for name in columns if name not in found.columns]
    if missing or len(found.columns) != len(columns):
        has = f"no column {missing[0]}" if missing else "columns that nobody asked for"
        raise EndpointError(f"{host}: the answer has {has}; is this the address of its SPARQL queries?")
    places = [found.columns.index(name) for name in columns]
    return Result(tuple(columns), [tuple(row[place] for place in places) for row in found.rows])


def _term(said: dict[str, str] | None) -> Term | None:
    if said is None:
        return None
    value = said["value"]
    if not isinstance(value, str):
        raise TypeError(value)
    _whole(value)
    match said["type"]:
        case "uri":
            return Term("iri", value)
        case "bnode":
            return Term("blank", value)
        case "literal" | "typed-literal":
            language = said.get("xml:lang")
            datatype = said.get("datatype")
            for name in (language, datatype):
                if name is not None:
                    _whole(name)
            if language is not None:
                return Term("literal", value, None, language)
            if datatype == f"{_XSD}boolean":
                value = _TRUTH.get(value, value)
            if datatype in _NUMBERS and _NUMBERS[datatype].fullmatch(value) is None:
                raise ValueError(value)
            return Term("literal", value, None if datatype == f"{_XSD}string" else datatype)
        case other:
            raise TypeError(other)


def _whole(words: str) -> str:
    """The words; ValueError for halves of characters, which JSON can spell and nothing can print."""
    words.encode()
    return words
