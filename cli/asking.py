"""Asking: `undersigned query` asks a question of the catalog."""

import math
from pathlib import Path

import click

from undersigned.cli.front import CORPUS
from undersigned.cli.listing import FORMAT, show


@click.command()
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="List the queries, with what they take.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; can be given again.")
@CORPUS
@FORMAT
def query(name: str | None, listing: bool, params: tuple[str, ...], corpus: Path | None, format: str) -> None:
    """Ask the question called NAME.

    Names given as parameters may be any alias: ChinaAid, China Aid Association.

    Examples:
      undersigned query --list
      undersigned query cosigners --param org="PEN America"
      undersigned query letters_signed_by_both --param a=ChinaAid --param b="PEN America" --format csv
    """
    from undersigned.queries import load_catalog

    if listing or name is None:
        _list(format)
        return
    load_catalog().question(name)  # an unknown name needs no corpus to be told
    given = _given(params)
    from undersigned.cli.walk import open_corpus

    frame = load_catalog(open_corpus(corpus)).run(name, **given)
    show(
        list(frame.columns),
        [tuple(_plain(cell) for cell in row) for row in frame.itertuples(index=False)],
        format=format,
    )


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
