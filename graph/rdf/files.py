"""Files of linked data received from anyone: Turtle, TriG and N-Quads, read with suspicion.

RDF/XML is never read: its entities can be made to expand without end. Blank nodes and quoted triples are refused,
since what has no name cannot be exported the same way twice.
"""

from pathlib import Path

from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Store, Triple, parse

from undersigned.graph.errors import InputError

FORMATS: dict[str, RdfFormat] = {".ttl": RdfFormat.TURTLE, ".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS}
"""The files we read, by suffix."""


def read_store(path: Path) -> Store:
    """Read a file of linked data; InputError when it is missing, of another kind, or not well formed."""
    syntax = FORMATS.get(path.suffix.lower())
    if syntax is None:
        raise InputError(f"{path}: linked data is read from {', '.join(FORMATS)} files only; convert it to one of them")
    store = Store()
    try:
        # A chunk at a time would leave half a file in the store, so all of it is parsed before any of it is kept.
        store.bulk_extend([_accepted(quad, path) for quad in parse(path=str(path), format=syntax)])
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give the path of a .ttl, .trig or .nq file") from None
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not well-formed {syntax.name}: {_one_line(error)}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or _one_line(error)}") from error
    return store


def _accepted(quad: Quad, path: Path) -> Quad:
    for term in (quad.subject, quad.object, quad.graph_name):
        if isinstance(term, BlankNode):
            raise InputError(f"{path}: has blank nodes (near {str(quad)[:120]!r}); give every node an IRI")
        if isinstance(term, Triple) or (isinstance(term, Literal) and term.direction is not None):
            raise InputError(f"{path}: uses RDF 1.2 (near {str(quad)[:120]!r}); we read RDF 1.1 only")
    return quad


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
