"""Answers: what the engine says to a query, as plain values."""

from pyoxigraph import QueryBoolean, QuerySolutions, Store

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf.gate import misunderstood
from undersigned.graph.rdf.names import PREFIXES, XSD
from undersigned.graph.rdf.rows import Result, Term
from undersigned.graph.rdf.terms import term_of, written


def answer(store: Store, query: str) -> Result:
    """Ask `query` of all graphs of `store` together; QueryError when the engine does not understand it.

    The prefixes of `undersigned.graph.rdf.names.PREFIXES` need not be declared.

    >>> answer(Store(), "ASK {}").rows
    [(Term(kind='literal', value='true', datatype='http://www.w3.org/2001/XMLSchema#boolean', language=None),)]
    """
    try:
        found = store.query(query, use_default_graph_as_union=True, prefixes=PREFIXES)
        if isinstance(found, QueryBoolean):
            words = "true" if found else "false"
            return Result(("answer",), [(Term("literal", words, XSD["boolean"].value),)])
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Result(columns, [tuple(None if v is None else term_of(v) for v in row) for row in found])
        triples = {tuple(term_of(term) for term in triple) for triple in found}
    except SyntaxError as error:
        raise misunderstood(query, error) from None
    except OSError as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())[:300]}") from None
    # A set of triples has no order of its own; sorting gives the same rows every time.
    return Result(("s", "p", "o"), [*sorted(triples, key=lambda triple: [written(term) for term in triple])])
