"""Exporting: `undersigned export` gives the dataset as files for other tools, each format alone or all together."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS, note, printable, tell
from undersigned.cli.listing import FORMAT
from undersigned.cli.selecting import SELECTION, selection_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from undersigned.graph.corpus import Corpus
    from undersigned.graph.export import Format
    from undersigned.graph.rdf import Dataset

ALL = "all"
"""What stands in the place of a format for every one of them."""

REFUSED = frozenset({"rdfxml", "rdf/xml", "rdf-xml", "rdf", "xml", "owl", "trix"})
"""Formats that some ask for and that we neither write nor read."""


class _Name(click.ParamType[str]):
    """The name of a format; which ones there are is looked up when somebody asks."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, if there is such a format."""
        from undersigned.graph.export import FORMATS

        if value in FORMATS or value == ALL:
            return value
        if value.lower() in REFUSED:
            why = "is not one of the formats: RDF in XML is not safe to read; turtle holds the same"
        else:
            why = f"is not one of {', '.join(FORMATS)}, {ALL}"
        return self.fail(f"{value!r} {why}", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The names that begin so."""
        from click.shell_completion import CompletionItem

        from undersigned.graph.export import FORMATS

        del ctx, param
        known = {**{name: each.summary for name, each in FORMATS.items()}, ALL: "every format, into a folder"}
        return [CompletionItem(name, help=told) for name, told in known.items() if name.startswith(incomplete)]


@click.command()
@click.argument("name", metavar="FORMAT", required=False, type=_Name())
@CORPUS
@SELECTION
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write to this file instead of stdout, or into this folder where there are several files.",
)
@click.option("--list", "listing", is_flag=True, help="List the formats, with what they hold.")
@FORMAT
def export(
    name: str | None,
    corpus: Path | None,
    output: Path | None,
    listing: bool,
    format: str,
    *,
    since: str | None,
    region: tuple[str, ...],
    letters: tuple[str, ...],
    only_validated: bool,
) -> None:
    """Give the dataset as files for other tools, the same bytes every time.

    Formats of one file go to stdout unless -o names a file; those of several files, and "all", go into the folder that
    -o names, with their checksums, all or nothing. A folder that holds anything else is never touched, nor is any file
    of a corpus or of a build.

    Examples:
      undersigned export --list
      undersigned export turtle -o letters.ttl
      undersigned export gexf --since 2021 -o cosigning.gexf
      undersigned export csv -o tables
      undersigned export all -o everything
      undersigned export nquads | gzip > letters.nq.gz
    """
    if listing or name is None:
        _list(format)
        return
    from undersigned.cli.walk import default_build, open_dataset, the_corpus
    from undersigned.graph.export import FORMATS
    from undersigned.graph.rdf.listing import EXPORTED, listed

    _check_place(name, output)
    meant = the_corpus(corpus)
    whole, slow = open_dataset(meant, default_build(meant, Path.cwd()))
    if slow is not None:
        note(slow)
    dataset = selection_of(whole, since, region, letters, only_validated=only_validated)
    if name == ALL or FORMATS[name].media_type in EXPORTED.values():
        # What is written here is not what a build left: a file alone knows of no other, and not what it will be called.
        dataset = listed(dataset, EXPORTED if name == ALL else {})
    if name == ALL:
        assert output is not None
        _write_all(dataset, output)
    elif FORMATS[name].folder:
        assert output is not None
        _write_folder(output, _files(dataset, name))
    else:
        ((_, content),) = _files(dataset, name).items()
        _write_file(content, output)
    _warn(meant)


def _list(format: str) -> None:
    from undersigned.cli.listing import show
    from undersigned.graph.export import FORMATS

    rows: list[tuple[object, ...]] = [
        (name, "folder" if each.folder else "file", each.media_type, each.package, each.summary)
        for name, each in FORMATS.items()
    ]
    rows.append((ALL, "folder", None, None, "every format above, with checksums"))
    show(("format", "gives", "media type", "needs", "holds"), rows, format=format)


def _check_place(name: str, output: Path | None) -> None:
    """Raise OutputError where the format cannot go, before anything is read."""
    from undersigned.cli.export_folder import check_folder
    from undersigned.cli.grounds import check_outside
    from undersigned.graph.errors import OutputError
    from undersigned.graph.export import FORMATS

    if name == ALL or FORMATS[name].folder:
        if output is None:
            raise OutputError(f"{name} is several files; name a folder for them with -o DIR")
        check_folder(output)
    elif output is None and FORMATS[name].binary and sys.stdout.isatty():
        raise OutputError(f"{name} is no text for a terminal; name a file with -o FILE")
    elif output is not None and output.is_dir():
        raise OutputError(f"{output}: is a folder, and {name} is one file; name a file with -o FILE")
    if output is not None:
        check_outside(output)


def _files(dataset: "Dataset", name: str) -> Mapping[str, bytes]:
    from undersigned.graph.export import export as exported

    return exported(dataset, name)


def _write_file(content: bytes, output: Path | None) -> None:
    from undersigned.cli.outfile import write_atomically

    if output is None:
        click.echo(content, nl=False)
    else:
        write_atomically(output, iter([content]))
        tell(f"wrote {output}: {len(content):,} bytes")


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    from undersigned.cli.export_folder import write_folder

    written = write_folder(folder, files)
    tell(f"wrote {folder}: {len(written):,} files, {sum(map(len, written.values())):,} bytes")


def _write_all(dataset: "Dataset", folder: Path) -> None:
    """Every format that can be had: files at the top, those of several files in folders of their own."""
    from undersigned.graph.export import FORMATS
    from undersigned.graph.export.checksums import canonical

    files = dict(canonical(dataset))
    with _progress() as progress:
        for number, (name, each) in enumerate(FORMATS.items(), start=1):
            progress(name, number, len(FORMATS))
            if _is_missing(each):
                tell(f"left out {name}, which needs {each.package}; pip install it to have this format too")
                continue
            own = _files(dataset, name)
            files |= {f"{name}/{file}": content for file, content in own.items()} if each.folder else own
    _write_folder(folder, files)


def _is_missing(format: "Format") -> bool:
    from importlib.util import find_spec

    return format.package is not None and find_spec(format.package) is None


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show on a terminal which format is being made; say nothing through a pipe."""
    if not sys.stderr.isatty():
        yield lambda _name, _number, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting")

        def progress(name: str, number: int, total: int) -> None:
            bar.update(task, description=printable(name), completed=number - 1, total=total)

        yield progress


def _warn(corpus: "Corpus") -> None:
    """Say that IRIs are not anybody's own yet; the example that ships with us is meant to have such."""
    from undersigned.cli.walk import is_example
    from undersigned.graph.corpus.folder import DEFAULT_BASE

    if corpus.base_iri == DEFAULT_BASE and not is_example(corpus):
        note(
            f"all IRIs begin with {DEFAULT_BASE}, which is nobody's: set base_iri in {corpus.root / 'corpus.toml'}"
            " before you give this to a partner"
        )
