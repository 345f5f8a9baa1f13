r"""The gate: a query from outside may only read, and only what is in the dataset.

Every engine follows SERVICE to the network, and none can be told not to. So a query passes only when two readers agree
that it is harmless: a scanner of its words, and a walk through the tree of rdflib's parser. What rdflib cannot parse
does not pass, for then nobody has looked. Both readers, and the engine afterwards, get the very same text, in which
escapes such as \u0053 and odd line breaks are already resolved; else one could hide from one reader what another sees.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf.names import PREFIXES

LONGEST = 100_000
"""The most characters that a query may have."""

DEEPEST = 20
"""The deepest that brackets may be nested; engines overflow their stack far beyond it."""

FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}
"""What a query may be, by rdflib's name for it."""

_REFUSED = {
    "ServiceGraphPattern": "SERVICE would contact another machine; ask the dataset alone",
    "DatasetClause": "FROM is not needed, a query asks all graphs together; use GRAPH to ask one",
}

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_SURROGATE = re.compile("[\ud800-\udfff]")

_MINUS = re.compile(r"-(?=[0-9]*\.[0-9])")

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:(?:"|"")?[^"\\]|(?:"|"")?\\.)*\"{3} | '{3}(?:(?:'|'')?[^'\\]|(?:'|'')?\\.)*'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | (?P<escaped>\\.)
    | (?P<variable>[?$]\w+ | @[A-Za-z0-9-]+)
    | (?P<prefixed>[\w.-]*:[\w.:%-]*)
    | (?P<word>\w+)
    | (?P<open>[{(\[])
    | (?P<close>[})\]])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be asked: its text as the engine shall get it, and its form ("SELECT", "ASK", …)."""

    text: str
    form: str


def parse_select(query: str) -> Checked:
    """Return `query` when it only reads and reaches nowhere; QueryError, one line with the place, when not.

    >>> parse_select("ASK { <https://example.org/letter> a und:JointLetter }").form
    'ASK'
    >>> parse_select("ASK { SERVICE <http://127.0.0.1/> {} }")
    Traceback (most recent call last):
    undersigned.graph.errors.QueryError: line 1, column 7: SERVICE would contact another machine; ask the dataset alone
    """
    if len(query) > LONGEST:
        raise QueryError(f"the query has {len(query)} characters; {LONGEST} are the most, so ask in smaller steps")
    text = _plain(query)
    _scan(text)
    tree = _parse(text)
    names = list(_names(tree))
    for name, reason in _REFUSED.items():
        if name in names:
            keyword = reason.partition(" ")[0]
            raise QueryError(f"{_place(text, _find_word(text, keyword))}: {reason}")
    form = next((FORMS[name] for name in names if name in FORMS), None)
    if form is None:
        raise QueryError("the query reads nothing; ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    return Checked(text, form)


def load_parser() -> None:
    """Have everything in memory that checking a query takes, for a process that may open no file afterwards."""
    _parse("ASK {}")


def misunderstood(query: str, error: SyntaxError) -> QueryError:
    """The error, in one line with its place, for a query that the engine does not understand."""
    found = re.match(r"error at (\d+):(\d+)", str(error))
    if found is None:
        return QueryError(f"the query cannot be understood: {' '.join(str(error).split())[:200]}")
    line, column = int(found[1]), int(found[2])
    lines = query.split("\n")
    near = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
    where = f"line {line}, column {column}"
    if "Prefix not found" in str(error):
        return QueryError(f"{where}: the prefix is not declared; put the word PREFIX, its name and its address first")
    if not re.search(r"(?i)\b(select|ask|construct|describe)\b", query):
        return QueryError("the query has none of the words SELECT, ASK, CONSTRUCT or DESCRIBE; begin with one of them")
    if not near:
        return QueryError(f"{where}: the query ends too early; is a bracket left open?")
    return QueryError(f"{where}: the query cannot be understood from {near!r} on")


def _plain(query: str) -> str:
    """The query with its escapes resolved once, as SPARQL asks, and with every line break the same."""

    def resolved(match: re.Match[str]) -> str:
        point = int(match[1] or match[2], 16)
        if point > 0x10FFFF or 0xD800 <= point <= 0xDFFF:
            raise QueryError(f"{_place(query, match.start())}: {match[0]} is no character")
        return chr(point)

    broken = _SURROGATE.search(query)
    if broken is not None:
        raise QueryError(f"{_place(query, broken.start())}: a byte here was not UTF-8; write the character again")
    text = _ESCAPE.sub(resolved, query).replace("\r\n", "\n").replace("\r", "\n")
    left = _ESCAPE.search(text)
    if left is not None:
        raise QueryError(f"{_place(text, left.start())}: an escape within an escape; write the character itself")
    return text


def _scan(text: str) -> None:
    """Refuse the word SERVICE outside of strings, comments, names and IRIs, and brackets nested too deep."""
    depth = 0
    for token in _TOKEN.finditer(text):
        kind, words = token.lastgroup, token[0].casefold()
        depth += (kind == "open") - (kind == "close")
        # "SERVICE:x" is one name to us, but two words to an engine that looks for the keyword first.
        if (kind == "word" and "service" in words) or (kind == "prefixed" and words.startswith("service:")):
            raise QueryError(f"{_place(text, token.start())}: {_REFUSED['ServiceGraphPattern']}")
        if depth > DEEPEST:
            raise QueryError(f"{_place(text, token.start())}: brackets are nested deeper than {DEEPEST}; ask simpler")


def _parse(text: str) -> object:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        try:
            return parseQuery(text)
        except TypeError:
            # rdflib cannot negate a decimal in a triple ("?s ?p -1.0"). With another sign the tree is the same.
            return parseQuery(_MINUS.sub("+", text))
    except ParseBaseException as error:
        raise _reason(text, _place(text, error.loc)) from None
    except RecursionError:
        raise QueryError("the query is nested too deep to be checked; ask simpler") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        # Its parser makes values as it reads, and some cannot be made. What nobody has looked at does not pass.
        raise QueryError(f"the query cannot be checked: {' '.join(str(error).split())[:200]}; ask simpler") from None


def _reason(text: str, place: str) -> QueryError:
    """Why rdflib could not parse; the engine knows the place better, and `_scan` saw that it cannot reach out."""
    from pyoxigraph import Store

    if re.match(
        r"(?i)\s*(prefix\s+\S*\s*<[^>]*>\s*)*(insert|delete|load|clear|drop|create|add|move|copy|with)\b", text
    ):
        return QueryError(f"{place}: the dataset is only read; ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    try:
        Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        return misunderstood(text, error)
    except RuntimeError as error:
        return QueryError(f"{place}: {' '.join(str(error).split())[:200]}")
    return QueryError(f"{place}: this is not SPARQL 1.1 as we can check it; ask in plainer terms")


def _names(tree: object) -> Iterator[str]:
    """The names of all nodes of a parsed query, the outermost first."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, CompValue):
            yield node.name
            left.extend(node.values())
        elif isinstance(node, list | tuple | ParseResults):
            left.extend(node)


def _find_word(text: str, word: str) -> int:
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word" and token[0].upper() == word:
            return token.start()
    return 0


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return f"line {line}, column {column}"
