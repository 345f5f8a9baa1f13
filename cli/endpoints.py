"""Endpoints: which SPARQL store a command speaks with, from its options, `corpus.toml` and the environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.graph.errors import EndpointError

if TYPE_CHECKING:
    from undersigned.graph.corpus import Corpus
    from undersigned.graph.endpoint import Conversation, Store
    from undersigned.queries.remote import Remote

ENDPOINT = click.option(
    "--endpoint",
    metavar="URL",
    help="Ask this SPARQL store, which holds the dataset (`undersigned push`), and not the corpus. Without it: the"
    " [endpoint] of corpus.toml, if it has one.",
)
"""The option of commands that can ask a store instead of a corpus."""


@contextmanager
def remote(option: str | None, corpus: Path | None, *, local: bool) -> Iterator["Remote | None"]:
    """The store that is to be asked: that of the option, else that of the corpus; None when it is the corpus itself."""
    if local and option is not None:
        raise click.UsageError("--local asks the corpus, --endpoint a store; give one of them")
    store, base = (None, None) if local else _asked(option, corpus)
    if store is None:
        yield None
        return
    from undersigned.graph.endpoint import conversation
    from undersigned.queries.remote import Remote

    with conversation(store) as speaking:
        yield Remote(speaking, base=base)


@contextmanager
def filling(
    corpus: "Corpus", endpoint: str | None, graph_store: str | None, update: str | None
) -> Iterator["Conversation"]:
    """The store that is to be filled with `corpus`: that of the options, else that of `corpus.toml`."""
    from undersigned.graph.endpoint import conversation, store_of

    said = corpus.endpoint
    if endpoint is None:
        if said is None:
            raise EndpointError("push needs the address of a SPARQL store; say it with --endpoint, or [endpoint] query")
        endpoint = said.query
        if graph_store is None and update is None:
            graph_store, update = said.graph_store, said.update
    with conversation(store_of(endpoint, os.environ, graph_store=graph_store, update=update)) as speaking:
        yield speaking


def _asked(option: str | None, corpus: Path | None) -> "tuple[Store | None, str | None]":
    """The store to ask, and the base IRI of the corpus that is meant, where there is one."""
    from undersigned.graph.corpus import find_corpus
    from undersigned.graph.endpoint import store_of

    found, unexpected = find_corpus(corpus, os.environ, Path.cwd())
    if option is not None:
        # A corpus that is only at hand says nothing about a store that was named; one that was named too does.
        return store_of(option, os.environ), found.base_iri if corpus is not None and unexpected is None else None
    if found.endpoint is not None:
        return store_of(found.endpoint.query, os.environ), found.base_iri
    return None, None
