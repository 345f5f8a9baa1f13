"""Answers: what the engine says to a query, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf.gate import misunderstood
from undersigned.graph.rdf.names import PREFIXES, XSD
from undersigned.graph.rdf.rows import Result, Term
from undersigned.graph.rdf.terms import term_of, written

Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is still being found: its columns, and its rows, which can be had once."""

    columns: tuple[str, ...]
    rows: Iterable[Row]


def answer(store: Store, query: str) -> Result:
    """Ask `query` of all graphs of `store` together; QueryError when the engine does not understand it.

    The prefixes of `undersigned.graph.rdf.names.PREFIXES` need not be declared.

    >>> answer(Store(), "ASK {}").rows
    [(Term(kind='literal', value='true', datatype='http://www.w3.org/2001/XMLSchema#boolean', language=None),)]
    """
    whole = found(store, query)
    return Result(whole.columns, [*whole.rows])


def found(store: Store, query: str, *, union: bool = True, most: int = 0) -> Answer:
    """The answer to `query`, row by row as the engine finds it; QueryError, also while rows are taken, when it cannot.

    `union` asks all graphs together, else the default graph unless the query says GRAPH. Of the triples of CONSTRUCT
    and DESCRIBE, which are sorted first, one more than `most` is enough; 0 is for all.
    """
    try:
        said = store.query(query, use_default_graph_as_union=union, prefixes=PREFIXES)
    except SyntaxError as error:
        raise misunderstood(query, error) from None
    except (OSError, RuntimeError) as error:
        raise _unanswered(error) from None
    if isinstance(said, QueryBoolean):
        return Answer(("answer",), [(Term("literal", "true" if said else "false", XSD["boolean"].value),)])
    if isinstance(said, QuerySolutions):
        return Answer(tuple(variable.value for variable in said.variables), _solutions(said))
    return Answer(("s", "p", "o"), _triples(said, most))


def _solutions(said: QuerySolutions) -> Iterator[Row]:
    """The rows. Blank nodes, which only a query makes, are called by the order in which they come, not by chance."""
    blanks: dict[str, Term] = {}

    def plain(value: NamedNode | Literal | BlankNode | Triple) -> Term:
        term = term_of(value)
        return blanks.setdefault(term.value, Term("blank", f"b{len(blanks)}")) if term.kind == "blank" else term

    try:
        for row in said:
            yield tuple(None if value is None else plain(value) for value in row)
    except (OSError, RuntimeError) as error:
        raise _unanswered(error) from None


def _triples(said: QueryTriples, most: int) -> list[Row]:
    """The triples, each once. A set has no order of its own; sorting gives the same rows every time."""
    triples: set[Triple] = set()
    try:
        for triple in said:
            triples.add(triple)
            if most and len(triples) > most:
                break
    except (OSError, RuntimeError) as error:
        raise _unanswered(error) from None
    if any(isinstance(term, BlankNode) for triple in triples for term in (triple.subject, triple.object)):
        # A blank node gets another name every time; what it is to the others gives it one that lasts.
        named = Dataset(Quad(*triple) for triple in triples)
        named.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        triples = {quad.triple for quad in named}
    plain = [tuple(term_of(term) for term in triple) for triple in triples]
    return [*sorted(plain, key=lambda triple: [written(term) for term in triple])]


def _unanswered(error: Exception) -> QueryError:
    return QueryError(f"the query cannot be answered: {' '.join(str(error).split())[:300]}")
