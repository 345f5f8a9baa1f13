"""Asking: `undersigned query` asks a question of the catalog."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.completing import query_name, query_param
from undersigned.cli.endpoints import ENDPOINT, remote
from undersigned.cli.front import CORPUS
from undersigned.cli.listing import FORMAT, show

if TYPE_CHECKING:
    from undersigned.queries.answering import Embedded


@click.command()
@click.argument("name", required=False, shell_complete=query_name)
@click.option("--list", "listing", is_flag=True, help="List the queries, with what they take.")
@click.option("--turtle", is_flag=True, help="List them as Turtle (SHACL SPARQLExecutable), for an endpoint to hold.")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=query_param,
    help="A parameter; can be given again.",
)
@ENDPOINT
@click.option("--local", is_flag=True, help="Ask the corpus itself, whatever its corpus.toml says of an endpoint.")
@click.option(
    "--seconds", default=60, type=click.IntRange(min=0), show_default=True, help="CPU time it may take; 0 for no limit."
)
@CORPUS
@FORMAT
def query(  # noqa: PLR0917 (click hands every option over by name)
    name: str | None,
    listing: bool,
    turtle: bool,
    params: tuple[str, ...],
    endpoint: str | None,
    local: bool,
    seconds: int,
    corpus: Path | None,
    format: str,
) -> None:
    """Ask the question called NAME.

    Names given as parameters may be any alias: ChinaAid, China Aid Association.

    Examples:
      undersigned query --list
      undersigned query --list --turtle > questions.ttl
      undersigned query cosigners --param org="PEN America"
      undersigned query letters_signed_by_both --param a=ChinaAid --param b="PEN America" --format csv
      undersigned query letters_by_year --endpoint http://127.0.0.1:7878/query
    """
    from undersigned.queries import load_catalog

    if turtle:
        from undersigned.queries import executables

        click.echo(executables(load_catalog().list(), endpoint=endpoint), nl=False)
        return
    if listing or name is None:
        _list(format)
        return
    load_catalog().question(name)  # an unknown name needs no corpus to be told
    given = _given(params)
    with remote(endpoint, corpus, local=local) as store:
        frame = load_catalog(store or _embedded(corpus, seconds)).run(name, **given)
    show(
        list(frame.columns),
        [tuple(_plain(cell) for cell in row) for row in frame.itertuples(index=False)],
        format=format,
    )


def _embedded(corpus: Path | None, seconds: int) -> "Embedded":
    """The corpus, asked within limits. Its rows are not limited: they are of our own questions, and all are wanted."""
    from undersigned.cli.walk import open_corpus
    from undersigned.graph.rdf.door import Limits
    from undersigned.queries.answering import Embedded

    return Embedded(open_corpus(corpus), limits=Limits(seconds=seconds, rows=0, wall=5 * seconds))


def _list(format: str) -> None:
    from undersigned.queries import load_catalog

    rows = []
    for asked in load_catalog().list():
        takes = ", ".join(f"{each.name}{'' if each.required else '?'}" for each in asked.params)
        rows.append((asked.topic, asked.name, takes, asked.summary))
    show(("topic", "query", "params", "answers"), rows, format=format)


def _given(params: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for each in params:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"--param takes NAME=VALUE, got {each!r}")
        if name.strip() in given:
            raise click.UsageError(f"--param {name.strip()} is given twice")
        given[name.strip()] = value
    return given


def _plain(cell: object) -> object:
    """A cell of a frame as a plain value: what pandas has for "nothing" becomes None, numpy's numbers Python's."""
    import pandas as pd

    if cell is pd.NA or cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None
    item = getattr(cell, "item", None)
    return item() if callable(item) else cell
