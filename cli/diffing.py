"""Comparing: `undersigned diff` says what changed between two builds, two datasets or two corpora."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import printable, tell

if TYPE_CHECKING:
    from undersigned.graph.export.changes import Change, Changes
    from undersigned.graph.rdf import Dataset

_SHOWN = 12
"""So many changes of one kind are told in words; the rest is counted. Data have all of them."""


@click.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option(
    "--format",
    "format",
    type=click.Choice(("words", "json", "nquads")),
    default="words",
    show_default=True,
    help="Words for people, or data: nquads prints what was added, and what was removed in comments.",
)
@click.option("--added", type=click.Path(path_type=Path), metavar="FILE", help="Write the triples that are new.")
@click.option("--removed", type=click.Path(path_type=Path), metavar="FILE", help="Write the triples that are gone.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there is a difference.")
def diff(old: Path, new: Path, format: str, added: Path | None, removed: Path | None, exit_code: bool) -> None:
    """Say what changed from OLD to NEW: builds, dataset files or corpus folders.

    Letters, signatures, who is who, prisoners, facts, judgements and issues come in words, then the number of triples.
    The files of --added and --removed are N-Quads: OLD without the one and with the other is NEW.

    Examples:
      undersigned diff build-of-may build
      undersigned diff partner-old.nq partner-new.nq --removed gone.nq --added new.nq
    """
    from undersigned.cli.grounds import check_outside
    from undersigned.cli.outfile import write_atomically
    from undersigned.graph.errors import OutputError
    from undersigned.graph.export.changes import changes

    for file in (added, removed):
        if file is not None:
            check_outside(file)
            if file.exists() and any(each.exists() and file.samefile(each) for each in (old, new)):
                raise OutputError(f"{file}: is what is compared; name another file")
    if added is not None and removed is not None and added.resolve() == removed.resolve():
        raise OutputError(f"{removed}: the same file for what was added and what was removed; name two files")
    found = changes(_opened(old), _opened(new))
    for file, lines in ((added, found.added), (removed, found.removed)):
        if file is not None:
            write_atomically(file, iter([_text(lines).encode()]))
            tell(f"wrote {file}: {len(lines):,} triples")
    if format == "json":
        counts = {"added": len(found.added), "removed": len(found.removed)}
        told = {"same": found.none, "triples": counts, "changes": [asdict(change) for change in found.told]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif format == "nquads":
        click.echo(_text([*(f"# - {line}" for line in found.removed), *found.added]), nl=False)
    else:
        for line in _words(found):
            click.echo(line)
    if exit_code and not found.none:
        click.get_current_context().exit(1)


def _opened(path: Path) -> "Dataset":
    """The dataset of a corpus, of a build, or in a file."""
    from undersigned.cli.walk import DATASET, default_build, open_dataset
    from undersigned.graph.corpus.folder import SETTINGS, read_corpus
    from undersigned.graph.errors import InputError
    from undersigned.graph.rdf import Dataset

    if path.is_dir() and (path / SETTINGS).is_file():
        corpus = read_corpus(path)
        return open_dataset(corpus, default_build(corpus, Path.cwd()))[0]
    if path.is_dir():
        if not (path / DATASET).is_file():
            raise InputError(
                f"{path}: holds neither {SETTINGS} nor {DATASET}; name a build, a corpus or a dataset file"
            )
        return Dataset.read(path / DATASET)
    return Dataset.read(path)


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _words(found: "Changes") -> Iterator[str]:
    from undersigned.graph.export.changes import KINDS

    if found.none:
        yield "No difference: the same triples in the same graphs"
        return
    for kind, group in groupby(found.told, key=lambda change: change.kind):
        listed = list(group)
        yield f"{KINDS[kind]} ({len(listed):,})"
        yield from (f"  {printable(_line(change))}" for change in listed[:_SHOWN])
        if len(listed) > _SHOWN:
            yield f"  and {len(listed) - _SHOWN:,} more"
    if not found.told:
        yield "Nothing that is told in words; only triples differ"
    yield f"Triples: {len(found.added):,} added, {len(found.removed):,} removed"


def _line(change: "Change") -> str:
    letter = f"{change.letter}: " if change.letter is not None else ""
    if change.kind == "untold":
        return f"{change.about}: {change.before} gone, {change.now} new"
    if change.kind == "letters joined":
        return f"{change.about} → {change.letter}"
    if change.kind == "letter parted":
        return f"{change.letter} → {change.about}"
    if change.before is not None and change.now is not None:
        return f"{letter}{change.about}: {change.before} → {change.now}"
    if change.kind == "fact changed":
        return f"{letter}{change.about}: {change.before or 'none'} → {change.now or 'none'}"
    if change.kind == "split":
        return f"{change.about}, once part of {change.before}"
    if change.kind in ("joined", "id changed"):
        return f"{change.about} → {change.now}"
    beside = change.before or change.now
    return f"{letter}{change.about}" + (f" ({beside})" if beside is not None else "")
