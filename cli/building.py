"""Building: `undersigned build` makes everything of a corpus."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS, printable

if TYPE_CHECKING:
    from undersigned.cli.walk import Progress


@click.command()
@CORPUS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to; CORPUS/build when not given, and ./build for the example.",
)
def build(corpus: Path | None, out: Path | None) -> None:
    """Make everything of the corpus: tables, linked data and pages.

    Writes DIR/site/index.html, DIR/tables/*.csv, DIR/dataset.ttl and DIR/dataset.nq, and prints what was read, found,
    uncertain, and what to try next. Letters that have not changed are not read again; a build that is stopped leaves
    the last one in place.

    Examples:
      undersigned build
      undersigned build --corpus our-letters --out public
    """
    from undersigned.cli.summary import lines
    from undersigned.cli.walk import build as build_corpus
    from undersigned.cli.walk import default_build, the_corpus

    found = the_corpus(corpus)
    with progressing() as progress:
        report = build_corpus(found, out or default_build(found, Path.cwd()), progress=progress)
    for line in lines(report, found):
        click.echo(line.rstrip())


@contextmanager
def progressing() -> Iterator["Progress"]:
    """Show on a terminal what is being done; say nothing through a pipe."""
    from undersigned.cli.walk import quiet

    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text("starting")) as status:
        yield lambda doing, done, total: status.update(
            Text(f"{printable(doing)} ({done} of {total})" if total else printable(doing))
        )
