"""Showing: `undersigned view` opens the pages of a build."""

from pathlib import Path

import click

from undersigned.cli.front import CORPUS, tell


@click.command()
@CORPUS
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the build is, when not as usual.")
@click.option("--open", "open_", is_flag=True, help="Open the page in a browser.")
def view(corpus: Path | None, out: Path | None, open_: bool) -> None:
    """Print where the pages of the last build are, and open them with --open.

    Example:
      undersigned view --open
    """
    from undersigned.cli.manifest import fingerprint, read_manifest
    from undersigned.cli.walk import SITE, default_build, the_corpus
    from undersigned.graph.errors import OutputError

    found = the_corpus(corpus)
    folder = out or default_build(found, Path.cwd())
    page = folder / SITE / "index.html"
    manifest = read_manifest(folder)
    if manifest is None or not page.is_file():
        raise OutputError(f"{folder}: no build here; `undersigned build` makes the pages")
    if manifest.fingerprint != fingerprint(found):
        tell("the corpus has changed since this build; `undersigned build` makes the pages anew")
    click.echo(page.resolve())
    if open_:
        import webbrowser

        if not webbrowser.open(page.resolve().as_uri()):
            tell("no browser could be opened; open the page yourself")
