"""Claims: what a store holds that a push would destroy or mix with its own; each check is one line for a person."""

from collections.abc import Collection, Sequence

from undersigned.graph.endpoint.exchange import Conversation
from undersigned.graph.endpoint.templates import query
from undersigned.graph.errors import EndpointError
from undersigned.graph.rdf.rows import Term

AT_ONCE = 200
"""Graphs that one query names; stores have limits for its length."""


def check_alone(store: Conversation, base: str) -> None:
    """EndpointError when the store holds a dataset of ours under another base IRI."""
    found = [row[0].value for row in store.ask(query("others"), ("base",)).rows if row[0] is not None]
    others = [other for other in found if other != base]
    if others:
        raise EndpointError(
            f"{store.store.host}: holds another corpus, {others[0]:.200}, and the questions would mix the two; push to"
            " a store of its own (--beside: bring it there anyway, for SPARQL of your own)"
        )


def check_ours(
    store: Conversation, base: str, known: Collection[str], owner: str | None, here: Collection[str], title: str
) -> None:
    """EndpointError when what was pushed under `base` is of another corpus: by its title, or by all of its letters."""
    host = store.store.host
    if owner is not None and owner != title:
        raise EndpointError(
            f"{host}: {base} is there already, pushed from {owner[:80]!r}, and this is {title[:80]!r}; set a base_iri"
            " of its own, or take its place with --replace"
        )
    letters = {graph for graph in known if graph.startswith(f"{base}letter/")}
    if letters and letters.isdisjoint(here):
        counted = "its one letter is not" if len(letters) == 1 else f"none of its {len(letters):,} letters is"
        raise EndpointError(
            f"{host}: {base} is there already, and {counted} in this corpus; set a base_iri of its own, or take its"
            " place with --replace"
        )


def check_unclaimed(store: Conversation, graphs: Sequence[str]) -> None:
    """EndpointError when one of these graphs, which no push brought, holds something."""
    for start in range(0, len(graphs), AT_ONCE):
        some = [Term("iri", graph) for graph in graphs[start : start + AT_ONCE]]
        found = store.ask(query("holding", graph=some), ("graph",)).rows
        if found and found[0][0] is not None:
            raise EndpointError(
                f"{store.store.host}: the graph {found[0][0].value:.200} is there, and no push of ours brought it; move"
                " it, or overwrite it with --replace"
            )
