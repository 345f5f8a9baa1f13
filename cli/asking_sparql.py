"""Asking anything: `undersigned sparql` answers a query that somebody wrote."""

import sys
from pathlib import Path

import click

from undersigned.cli.front import CORPUS
from undersigned.cli.listing import FORMAT, show

SECONDS = 60
"""CPU seconds that a query may take unless somebody says otherwise."""


@click.command()
@click.argument("text", metavar="QUERY")
@click.option("--seconds", default=SECONDS, show_default=True, help="CPU time the query may take; 0 lifts all limits.")
@CORPUS
@FORMAT
def sparql(text: str, seconds: int, corpus: Path | None, format: str) -> None:
    """Answer a SPARQL query: the text itself, the name of a .rq file, or - for stdin.

    The query may only read, and only the dataset: SERVICE, FROM and updates are refused.

    Examples:
      undersigned sparql 'SELECT ?letter { ?letter a und:JointLetter }'
      undersigned sparql question.rq --format json
    """
    from undersigned.cli.walk import open_corpus
    from undersigned.graph.rdf import parse_select
    from undersigned.graph.rdf.bounded import bounded

    asked = _question_text(text)
    parse_select(asked)  # a malformed one needs no corpus to be told
    dataset = open_corpus(corpus)
    result = bounded(lambda: dataset.select(asked), seconds=max(0, seconds))
    rows = [tuple(None if term is None else term.value for term in row) for row in result.rows]
    show(result.columns, rows, format=format)


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
