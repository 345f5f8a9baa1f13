"""Replies: an answer on its way from the process that found it to the one that asked, as lines of JSON.

The first line has the columns, the next ones rows by the hundred, the last one says that this was all, or why there is
no answer. JSON, since whoever asks should not run what a process may say that has read a stranger's query.
"""

import json
from typing import Protocol

from pyoxigraph import Store

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf.answers import Answer, found
from undersigned.graph.rdf.gate import parse_select
from undersigned.graph.rdf.limits import Limits, too_large, too_many, too_wide
from undersigned.graph.rdf.rows import Result, Term

_AT_ONCE = 100
"""The rows of a line."""


class Sink(Protocol):
    """Where a reply is written to."""

    def write(self, words: bytes, /) -> object:
        """Take bytes."""


def reply(store: Store, query: str, limits: Limits, *, sink: Sink, trusted: bool, union: bool) -> None:
    """Find the answer to `query` and write it to `sink` while it is found; the last word is the caller's.

    QueryError when the gate refuses the query (never when `trusted`), when the engine does, or when there is too much.
    """
    text = query if trusted else parse_select(query).text
    answer = found(store, text, union=union, most=limits.rows)
    _Reply(sink, limits).tell(answer)


def checked(query: str, *, sink: Sink) -> None:
    """Write what the gate says of `query`, as a row of its text and its form."""
    passed = parse_select(query)
    row = (Term("literal", passed.text), Term("literal", passed.form))
    _Reply(sink, Limits(memory=0)).tell(Answer(("text", "form"), [row]))


def last_word(refused: str | None = None, *, bug: str | None = None) -> bytes:
    """The end of a reply: all is told, or why not, or the traceback of a mistake of ours."""
    end = {"end": True} if refused is None and bug is None else {"refused": refused, "bug": bug}
    # Begun on a line of its own, whatever was half said before.
    return b"\n" + json.dumps(end).encode() + b"\n"


def heard(said: bytes) -> Result | None:
    """The answer in a reply; None when it broke off. QueryError when it says why there is none."""
    *lines, end, rest = [b"", *said.split(b"\n")]
    if rest or not end:
        return None
    last = json.loads(end)
    if not isinstance(last, dict) or "columns" in last:
        return None
    if last.get("refused") is not None:
        raise QueryError(last["refused"])
    if last.get("bug") is not None:
        raise RuntimeError(f"a query ended in a mistake of ours:\n{last['bug']}")
    columns: tuple[str, ...] = ()
    rows: list[tuple[Term | None, ...]] = []
    for line in filter(None, lines):
        part = json.loads(line)
        if isinstance(part, list):
            rows.extend(tuple(None if term is None else Term(*term) for term in row) for row in part)
        else:
            columns = tuple(part["columns"])
    return Result(columns, rows)


class _Reply:
    """A reply that is being written, and counted."""

    def __init__(self, sink: Sink, limits: Limits) -> None:
        self._sink = sink
        self._limits = limits
        self._size = 0

    def tell(self, answer: Answer) -> None:
        self._write({"columns": answer.columns})
        lines: list[list[list[str | None] | None]] = []
        for told, row in enumerate(answer.rows, 1):
            if self._limits.rows and told > self._limits.rows:
                raise too_many(self._limits)
            if self._limits.cells and told * len(answer.columns) > self._limits.cells:
                raise too_wide(self._limits)
            lines.append([None if term is None else _plain(term) for term in row])
            if len(lines) == _AT_ONCE:
                self._write(lines)
                lines = []
        self._write(lines)

    def _write(self, said: object) -> None:
        line = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._size += len(line)
        if self._limits.size and self._size > self._limits.size:
            raise too_large(self._limits)
        self._sink.write(line)


def _plain(term: Term) -> list[str | None]:
    return [term.kind, term.value, term.datatype, term.language]
