"""Resolving: `undersigned compare` says whether two names are one and why, `undersigned resolve` sorts many names."""

import io
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.completing import signer_name
from undersigned.cli.listing import FORMAT, show
from undersigned.graph.errors import InputError

if TYPE_CHECKING:
    from undersigned.graph.resolve.listed import NameKind

_KIND = click.option(
    "--kind",
    type=click.Choice(("organization", "person")),
    default="organization",
    show_default=True,
    help="What the names are of.",
)


@click.command()
@click.argument("left", shell_complete=signer_name)
@click.argument("right", shell_complete=signer_name)
@_KIND
@FORMAT
def compare(left: str, right: str, kind: "NameKind", format: str) -> None:
    """Say whether LEFT and RIGHT are one, and why: same, review or different.

    The answer rests on the names and on the reference that ships with undersigned; no corpus is read. "review" means
    that a person has to decide.

    Examples:
      undersigned compare ChinaAid "China Aid Association"
      undersigned compare "Amnesty International" "Amnesty International USA" --format json
      undersigned compare --kind person "Gao Zhisheng" "Gao Zhi-sheng"
    """
    for side, name in (("LEFT", left), ("RIGHT", right)):
        if not name.strip():
            raise click.UsageError(f"{side} is empty; give a name as it is printed")
    from undersigned.graph.resolve.listed import compare_names

    verdict = compare_names(left, right, kind)
    relation = verdict.relation and f"{'right' if verdict.inverse else 'left'} may be a {verdict.relation} the other"
    rows = [(verdict.answer.value, clue.name, clue.score, clue.sentence, relation) for clue in verdict.clues]
    show(
        ("answer", "clue", "score", "reason", "relation"),
        rows or [(verdict.answer.value, None, None, None, relation)],
        format=format,
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--column", metavar="NAME", help="The column of a CSV file that holds the names.")
@click.option("--questions", is_flag=True, help="List what a person should decide, instead of the names.")
@_KIND
@FORMAT
def resolve(file: Path, column: str | None, questions: bool, kind: "NameKind", format: str) -> None:
    """Sort the names in FILE: one name a line, or a column of a CSV file; - reads stdin.

    Every name gets the id of the organization or person it is of. Only what is certain is joined; with --questions
    the pairs that may be one are listed, the weightiest first.

    Examples:
      undersigned resolve names.txt
      undersigned resolve members.csv --column organization --format csv
      undersigned resolve names.txt --questions
    """
    names = _names(_read(file), column, file)
    from undersigned.graph.resolve.listed import resolve_names

    clusters, ids = resolve_names(names, kind)
    labels = clusters.by_id
    if questions:
        asked = [
            (labels[each.left].label, labels[each.right].label, each.reason, each.weight, each.relation)
            for each in clusters.questions
        ]
        show(("left", "right", "reason", "weight", "relation"), asked, format=format)
        return
    size = Counter(ids)
    rows = [(name, id, labels[id].label, size[id]) for name, id in zip(names, ids, strict=True)]
    show(("name", "entity", "label", "names"), rows, format=format)


def _read(file: Path) -> str:
    from undersigned.graph.ingest.limits import read_bounded

    data = sys.stdin.buffer.read() if str(file) == "-" else read_bounded(file, what="list")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _names(text: str, column: str | None, file: Path) -> list[str]:
    if column is None:
        names = [" ".join(line.split()) for line in text.splitlines()]
    else:
        names = [" ".join(cell.split()) for cell in _column(text, column, file)]
    found = [name for name in names if name]
    if not found:
        raise InputError(f"{file}: no names in it; write one a line, or name a --column of a CSV file")
    return found


def _column(text: str, column: str, file: Path) -> list[str]:
    """The cells of one column of a CSV file."""
    import csv

    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if column not in (rows.fieldnames or ()):
            there = ", ".join(rows.fieldnames or ()) or "none"
            raise InputError(f"{file}: no column {column!r}; the columns are {there}")
        return [str(row[column] or "") for row in rows]
    except csv.Error as error:
        raise InputError(f"{file}: line {rows.line_num}: not a table ({error}); save it as .csv anew") from None
