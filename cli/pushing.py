"""Pushing: `undersigned push` brings the dataset to a SPARQL store."""

from pathlib import Path

import click

from undersigned.cli.building import progressing
from undersigned.cli.endpoints import filling
from undersigned.cli.front import CORPUS


@click.command()
@click.option(
    "--endpoint", metavar="URL", help="Where the store answers SPARQL queries; else [endpoint] of corpus.toml."
)
@click.option(
    "--graph-store",
    metavar="URL",
    help="Where it takes named graphs (SPARQL 1.1 Graph Store Protocol); found by itself for Oxigraph and Virtuoso.",
)
@click.option("--update", metavar="URL", help="Where it takes SPARQL Update, for a store without a graph store.")
@click.option("--again", is_flag=True, help="Send every graph, also those that the store says it has.")
@click.option("--replace", is_flag=True, help="Take the place of another corpus, or of graphs that no push brought.")
@click.option("--beside", is_flag=True, help="Also to a store with another corpus; `query` then refuses to mix them.")
@click.option("--placeholder", is_flag=True, help="Also under the base IRI that `init` writes, which is nobody's.")
@CORPUS
def push(  # noqa: PLR0917 (click hands every option over by name)
    endpoint: str | None,
    graph_store: str | None,
    update: str | None,
    again: bool,
    replace: bool,
    beside: bool,
    placeholder: bool,
    corpus: Path | None,
) -> None:
    """Bring the dataset to a SPARQL store, named graph by named graph.

    Only graphs that have changed are sent, and those of letters that are gone are dropped; graphs that push did not
    bring are never touched. A push that was stopped goes on where it was. It is always the whole corpus: what a
    selection leaves out would be dropped. The user and the password are those in UNDERSIGNED_ENDPOINT_USER and
    UNDERSIGNED_ENDPOINT_PASSWORD.

    Examples:
      undersigned push --endpoint http://127.0.0.1:7878/query
      undersigned query strongest_pairs --endpoint http://127.0.0.1:7878/query
    """
    from undersigned.cli.front import note
    from undersigned.cli.walk import default_build, open_dataset, the_corpus
    from undersigned.graph.corpus.folder import DEFAULT_BASE
    from undersigned.graph.endpoint import push as bring
    from undersigned.graph.errors import EndpointError
    from undersigned.graph.rdf.parcels import ontology_parcel, parcel_of, parcels
    from undersigned.queries import load_catalog
    from undersigned.queries.executables import executables

    found = the_corpus(corpus)
    with filling(found, endpoint, graph_store, update) as store:
        dataset, slow = open_dataset(found, default_build(found, Path.cwd()))
        if slow is not None:
            note(slow)
        if dataset.base == DEFAULT_BASE and not placeholder:
            raise EndpointError(
                f"the base IRI is still {DEFAULT_BASE}, which every new corpus has; set base_iri in corpus.toml to one"
                " that is yours, or say --placeholder to try"
            )
        questions = executables(load_catalog().list(), endpoint=store.store.query).encode()
        brought = [
            *parcels(dataset),
            ontology_parcel(dataset.base),
            parcel_of(f"{dataset.base}graph/queries", questions),
        ]
        with progressing() as progress:
            done = bring(
                store,
                brought,
                base=dataset.base,
                title=dataset.title,
                again=again,
                replace=replace,
                beside=beside,
                progress=progress,
            )
    click.echo(
        f"sent {done.sent} of {done.graphs} graphs ({done.triples:,} triples), {done.unchanged} unchanged,"
        f" {done.dropped} dropped"
    )
