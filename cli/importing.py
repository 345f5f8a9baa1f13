"""Importing: `undersigned import` makes a corpus of a dataset that somebody else has published."""

import hashlib
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import note, printable
from undersigned.graph.errors import CorpusError, InputError

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset

LARGEST = 512 * 2**20
"""So many bytes a file that is imported may have."""


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def import_(file: Path, folder: Path) -> None:
    """Make a corpus in DIR of a dataset FILE that somebody else has published.

    FILE is Turtle, TriG, N-Quads, N-Triples or JSON-LD (.ttl, .trig, .nq, .nt, .jsonld, .json).
    The file is held against the shapes first, as `undersigned check FILE` does, and nothing is written when it breaks
    a rule; that takes about half a minute for each 200,000 triples. The corpus can be built, asked, viewed, exported
    and compared like any other. The letters' texts are not in a dataset, so that nothing can be added to it or judged.

    Example:
      undersigned import partner.nq letters-of-a-partner
    """
    from undersigned.cli.swap import replacing
    from undersigned.graph.export import export
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.received import doubts, foreign, received

    _check_free(folder)
    digest = _digest(file)
    read = Dataset.read(file)
    with _waiting(f"holding {len(read):,} triples against the shapes"):
        dataset = received(read, str(file))
    strange = foreign(dataset)
    if strange:
        terms = ", ".join(f"<{term:.100}>" for term in sorted(strange)[:3]) + (", ..." if len(strange) > 3 else "")
        note(f"{strange.total():,} triples in other vocabularies are kept, and nothing is made of them: {terms}")
    for each in doubts(dataset):
        note(each)
    (content,) = export(dataset, "nquads").values()
    with replacing(folder, is_ours=lambda _: False) as fresh:
        from undersigned.graph.corpus.folder import IMPORTED, SETTINGS

        (fresh / IMPORTED).write_bytes(content)
        (fresh / SETTINGS).write_text(_settings(dataset, file.name, digest), encoding="utf-8")
    letters = sum(1 for _ in dataset.letters())
    click.echo(
        f"Made {printable(str(folder))} of {printable(str(file))}: {letters:,} letter{'s' * (letters != 1)},"
        f" {len(dataset):,} triples; the letters' texts are not in it. Try: undersigned build --corpus"
        f" {shlex.quote(str(folder))}"
    )


@contextmanager
def _waiting(doing: str) -> Iterator[None]:
    """Show on a terminal that something takes its time; say nothing through a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(doing):
        yield


def _check_free(folder: Path) -> None:
    from undersigned.cli.grounds import corpus_around

    around = corpus_around(folder)
    if around is not None:
        raise CorpusError(f"{folder}: lies within the corpus {around}; a corpus needs a folder outside of any other")
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise CorpusError(f"{folder}: is there already and not empty; an import makes a folder of its own")


def _digest(file: Path) -> str:
    try:
        if file.is_dir():
            raise InputError(f"{file}: is a folder; give the file of a dataset, like {file / 'dataset.nq'}")
        if file.exists() and not file.is_file():
            raise InputError(f"{file}: is no plain file; save what it gives to a file, and give that")
        if file.stat().st_size > LARGEST:
            raise InputError(f"{file}: is larger than {LARGEST >> 20} MB; ask for a selection of it")
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        raise InputError(f"{file}: no such file; give a .ttl, .trig, .nq or .jsonld file") from None
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error


def _settings(dataset: "Dataset", name: str, digest: str) -> str:
    from undersigned.graph.corpus.toml import toml_line

    known = name.encode(errors="replace").decode()
    return (
        "# This corpus was imported from linked data; the letters' texts are not here, and it is not edited.\n"
        + toml_line("title", " ".join(dataset.title.split()) or "Imported letters")
        + toml_line("base_iri", dataset.base)
        + toml_line("licence", dataset.licence)
        + "\n# The file that it came from.\n[imported]\n"
        + toml_line("name", known)
        + toml_line("sha256", digest)
    )
