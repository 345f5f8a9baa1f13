"""Asking anything: `undersigned sparql` answers a query that somebody wrote."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS
from undersigned.cli.listing import FORMATS, show

if TYPE_CHECKING:
    from undersigned.graph.rdf.door import Limits
    from undersigned.graph.rdf.gate import Checked
    from undersigned.graph.rdf.rows import Result

_TRIPLES = ("turtle", "nquads")
_DAY = 24 * 60 * 60
_NUMBER = click.IntRange(min=0)


@click.command()
@click.argument("text", metavar="QUERY")
@click.option("--seconds", default=60, type=_NUMBER, show_default=True, help="CPU time it may take; 0 for no limit.")
@click.option("--memory", default=4, type=_NUMBER, show_default=True, help="Gigabytes it may take; 0 for no limit.")
@click.option(
    "--rows",
    default=100_000,
    type=_NUMBER,
    show_default=True,
    help="Rows it may give, ten cells for each; 0 for no limit.",
)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL store, and not the corpus; SELECT and ASK only.")
@CORPUS
@click.option(
    "--format",
    "format",
    type=click.Choice((*FORMATS, *_TRIPLES)),
    help="A table for people, CSV or JSON for programs; of CONSTRUCT and DESCRIBE also Turtle, or triples line by "
    "line.  [default: table; turtle of CONSTRUCT and DESCRIBE]",
)
def sparql(
    text: str,
    seconds: int,
    memory: int,
    rows: int,
    endpoint: str | None,
    corpus: Path | None,
    format: str | None,
) -> None:
    """Answer a SPARQL query: the text itself, the name of a .rq file, or - for stdin.

    The query may only read (SELECT, ASK, CONSTRUCT, DESCRIBE), and only the dataset: SERVICE, FROM and updates are
    refused. Prefixes such as und:, dct: and skos: need not be declared. An answer that is larger than allowed is
    refused, not cut.

    Examples:
      undersigned sparql 'SELECT ?letter { ?letter a und:JointLetter }'
      undersigned sparql 'DESCRIBE ?letter { ?letter dct:identifier "apec" }' --format turtle
      undersigned sparql question.rq --format json
      undersigned sparql long.rq --seconds 0 --rows 0 --memory 0
      undersigned sparql question.rq --endpoint http://127.0.0.1:7878/query
    """
    from undersigned.cli.walk import open_corpus
    from undersigned.graph.rdf.door import Limits, ask, check
    from undersigned.graph.rdf.limits import too_large

    limits = Limits(seconds=seconds, memory=memory * 2**30, rows=rows, wall=5 * seconds)
    checked = check(_question_text(text), limits)  # a malformed one needs no corpus to be told
    made = checked.form in {"CONSTRUCT", "DESCRIBE"}
    if format in _TRIPLES and not made:
        raise click.UsageError(f"--format {format} is for CONSTRUCT and DESCRIBE; {checked.form} gives rows")
    # The gate has just been passed.
    if endpoint is not None:
        result = _asked_of(endpoint, checked, limits)
    else:
        result = ask(open_corpus(corpus), checked.text, limits, trusted=True)
    if made and format not in FORMATS:
        from undersigned.graph.rdf.triples import triples

        click.echo(triples(result, format or "turtle"), nl=False)
        return
    # Each row is printed with all the names, or with gaps as wide.
    if limits.size and len(result.rows) * sum(map(len, result.columns)) > limits.size:
        raise too_large(limits)
    plain = [tuple(None if term is None else term.value for term in row) for row in result.rows]
    show(result.columns, plain, format=format or "table")


def _asked_of(endpoint: str, checked: "Checked", limits: "Limits") -> "Result":
    """The answer of a store, which sees to its memory by itself; its seconds are those until the answer is here."""
    from undersigned.graph.endpoint import conversation, store_of
    from undersigned.graph.errors import QueryError
    from undersigned.graph.rdf.limits import too_many, too_wide
    from undersigned.graph.rdf.names import PREFIXES

    if checked.form not in {"SELECT", "ASK"}:
        raise QueryError(f"{checked.form} is for a corpus; a store is asked by SELECT or ASK")
    used = ((name, iri) for name, iri in PREFIXES.items() if f"{name}:" in checked.text)
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in used)
    with conversation(store_of(endpoint, os.environ, seconds=limits.seconds or _DAY)) as store:
        result = store.ask(declared + checked.text)
    if limits.rows and len(result.rows) > limits.rows:
        raise too_many(limits)
    if limits.cells and len(result.rows) * len(result.columns) > limits.cells:
        raise too_wide(limits)
    return result


def _question_text(text: str) -> str:
    from undersigned.graph.errors import QueryError

    if text == "-":
        return sys.stdin.read()
    if not text.isprintable() and any("\ud800" <= character <= "\udfff" for character in text):
        raise QueryError("the query holds bytes that are not UTF-8; type it again, or give a .rq file saved as UTF-8")
    if not text.endswith(".rq") or any(character.isspace() for character in text.strip()):
        return text
    try:
        return Path(text).read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{text}: cannot be read: {error.strerror}; give the query itself, a .rq file or -") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{text}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
