"""Templates: the queries and updates of this room, each a file beside this module, with their terms filled in."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.terms import written
from undersigned.graph.slots import filled


def query(name: str, **terms: Sequence[Term]) -> str:
    """The query in `name`.rq, with terms for its slots."""
    return filled(_text(f"{name}.rq"), {key: " ".join(map(written, some)) for key, some in terms.items()})


def update(name: str, graph: str, triples: bytes = b"") -> str:
    """The update in `name`.ru for the named graph `graph`; `triples` are N-Triples, which SPARQL reads as well."""
    text = _text(f"{name}.ru").replace("<graph>", written(Term("iri", graph)))
    return text.replace("#= triples\n", triples.decode())


@cache
def _text(file: str) -> str:
    return resources.files("undersigned.graph.endpoint").joinpath(file).read_text("utf-8")
