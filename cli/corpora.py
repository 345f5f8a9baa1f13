"""Corpora: `undersigned init` makes one, `undersigned add` puts letters into it."""

import os
import shlex
from pathlib import Path

import click

from undersigned.cli.front import CORPUS, tell


@click.command()
@click.argument("folder", type=click.Path(), metavar="DIR")
@click.option("--title", help="What the corpus is called; its folder's name when not given.")
def init(folder: str, title: str | None) -> None:
    """Make an empty corpus in DIR, with a corpus.toml to fill in.

    Example:
      undersigned init letters-of-our-coalition --title "Letters of our coalition"
    """
    from undersigned.graph.corpus import init_corpus

    if not folder:
        raise click.UsageError("DIR is empty; name a folder")
    settings = init_corpus(Path(folder), title=title)
    quoted = shlex.quote(folder)
    click.echo(f"Made {settings}; set base_iri and licence there, then: undersigned add FILE --corpus {quoted}")


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@CORPUS
@click.option("--url", help="The address at which the letter was found.")
@click.option("--date", help="Its date: 2021-02-18, 2021-02 or 2021; it goes before the letter's own.")
@click.option("--publisher", help="Who published it.")
@click.option("--id", "id", help="The name of its folder; made from date and title when not given.")
@click.option(
    "--signatories", type=click.Path(path_type=Path), help="A table of those who signed: .csv, .tsv, .xlsx, .json."
)
def add(
    files: tuple[Path, ...],
    corpus: Path | None,
    url: str | None,
    date: str | None,
    publisher: str | None,
    id: str | None,
    signatories: Path | None,
) -> None:
    """Copy each FILE into the corpus as received, and say what was read in it.

    A FILE ending in .yaml is a fact sheet. A file that is in the corpus already changes nothing, and when one cannot
    be read none is added. A --date that is not the letter's own is kept, and the issue date-differs names both.
    Letters signed in an online form have their --signatories in a table of its own, which is copied with the letter;
    letter.signatories.csv beside letter.html is found by itself.

    Examples:
      undersigned add letter.txt --url https://example.org/letter --date 2023-11
      undersigned add drafts/*.md --corpus our-letters
      undersigned add letter.html --signatories list.csv
    """
    from undersigned.cli.portrait import portrait
    from undersigned.cli.walk import is_example
    from undersigned.graph.corpus import Stated, add_letters, find_corpus
    from undersigned.graph.errors import CorpusError

    if len(files) > 1 and id is not None:
        raise click.UsageError("--id names one letter; give one FILE with it")
    if len(files) > 1 and signatories is not None:
        raise click.UsageError("--signatories belong to one letter; give one FILE with them")
    found, _ = find_corpus(corpus, os.environ, Path.cwd())
    if corpus is None and is_example(found):
        raise CorpusError(
            "letters are added to a corpus of your own: `undersigned init DIR`, then add with --corpus DIR"
        )
    for added in add_letters(found, files, stated=Stated(url, date, publisher), id=id, signatories=signatories):
        if added.letter is None:
            tell(f"{added.file}: the same bytes are in the corpus already, as {added.already}; nothing was changed")
            continue
        click.echo(f"Added {added.file} as {added.letter.id}")
        for line in portrait(added.letter):
            click.echo(f"  {line}")
