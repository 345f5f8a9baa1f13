"""Telling: `undersigned show` prints the card of one entity or letter, `undersigned why` why something is there."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.completing import any_name
from undersigned.cli.front import CORPUS, printable
from undersigned.cli.listing import as_table

if TYPE_CHECKING:
    from undersigned.graph.network import Card, Why
    from undersigned.graph.rdf import Dataset

_FORMAT = click.option(
    "--format",
    "format",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="A page for people, or JSON for programs.",
)

_KINDS = ("organization", "person", "post", "region", "law", "body", "event", "letter")

_KIND = click.option("--kind", type=click.Choice(_KINDS), help="What NAME is of, where several kinds share it.")

_MOST = 20
"""Rows of a section that are printed for people."""


@click.command()
@click.argument("name", shell_complete=any_name)
@_KIND
@CORPUS
@_FORMAT
def show(name: str, kind: str | None, corpus: Path | None, format: str) -> None:
    """Print the card of NAME: signatures, partners, mentions, other names, relations, judgements, open questions.

    NAME may be any name, id or IRI of an entity or a letter.

    Examples:
      undersigned show ChinaAid
      undersigned show organization/pen-america --format json
      undersigned show 2023-11-apec-biden
    """
    _something(name)
    from undersigned.cli.walk import open_corpus
    from undersigned.graph.network import card
    from undersigned.queries.finding import find

    dataset = open_corpus(corpus)
    made = card(dataset, find(dataset, name, kind=kind).iri)
    if format == "json":
        _print_json(_card_json(made))
    else:
        _print_card(made)


@click.command()
@click.argument("name", metavar="IRI|NAME", shell_complete=any_name)
@click.argument("other", metavar="[NAME2]", required=False, shell_complete=any_name)
@_KIND
@CORPUS
@_FORMAT
def why(name: str, other: str | None, kind: str | None, corpus: Path | None, format: str) -> None:
    """Print why something is in the dataset: the words in the letters, the rules, and the people who judged.

    Of a name every printed form is listed, with its letter and its place there (code points, from start to end); of
    two names the letters that both signed, with both printed lines; of an IRI what stands behind that statement,
    evidence or judgement.

    Examples:
      undersigned why ChinaAid
      undersigned why ChinaAid "PEN America"
      undersigned why letter/2023-11-apec-biden/signature/11
    """
    _something(name)
    _something("NAME2" if other is None else other)
    from undersigned.cli.walk import open_corpus
    from undersigned.graph.network import reasons, tie
    from undersigned.queries.finding import find

    dataset = open_corpus(corpus)
    if other is None:
        made = reasons(dataset, _statement(dataset, name) or find(dataset, name, kind=kind).iri)
    else:
        made = tie(dataset, find(dataset, name, kind=kind).iri, find(dataset, other).iri)
    if format == "json":
        _print_json(_why_json(made))
    else:
        _print_why(made)


def _something(name: str) -> None:
    if not name.strip():
        raise click.UsageError("the name is empty; give a name, an id or an IRI")


def _statement(dataset: "Dataset", name: str) -> str | None:
    """The IRI of something that has no name: of a statement, of evidence, of a judgement, whole or from its base on."""
    iri = name.strip()
    for each in (iri, dataset.base + iri):
        if ":" in each and ("/" in iri or iri.startswith("dataset")) and next(dataset.about(each), None) is not None:
            return each
    return None


def _print_card(card: "Card") -> None:
    click.echo(f"{printable(card.name)}\n{card.kind}, {card.id}\n")
    for name, value in card.facts:
        shown = "; ".join(value) if isinstance(value, tuple) else str(value)
        click.echo(f"{name}: {printable(shown)}")
    for section in card.sections:
        click.echo(f"\n{section.name} ({len(section.rows):,})")
        click.echo(as_table(_words(section.columns), section.rows[:_MOST]), nl=False)
        if len(section.rows) > _MOST:
            click.echo(f"… and {len(section.rows) - _MOST:,} more; --format json has all")


def _words(columns: tuple[str, ...]) -> list[str]:
    return [column.replace("_", " ") for column in columns]


def _print_why(why: "Why") -> None:
    click.echo(printable(why.answer))
    for sentence in why.nearest:
        click.echo(f"  {printable(sentence)}")
    several = len({reason.who for reason in why.reasons}) > 1
    for reason in why.reasons:
        head = " ".join(each for each in (reason.date, reason.letter) if each is not None)
        who = f"{reason.who} " if several else ""
        click.echo(f"\n{head or 'beside the letters'}\n  {printable(who + reason.says)}")
        if reason.words is not None:
            click.echo(f"  {printable(reason.words)!r}, {reason.start}-{reason.end}")
        if reason.rule is not None:
            sure = "" if reason.confidence is None else f", confidence {reason.confidence:g}"
            click.echo(f"  by the rule {printable(reason.rule)}{sure}")
        if reason.source is not None:
            click.echo(f"  says {printable(reason.source)}")
        click.echo(f"  <{reason.iri}>")


def _card_json(card: "Card") -> dict[str, object]:
    return {
        "iri": card.iri,
        "id": card.id,
        "name": card.name,
        "kind": card.kind,
        "facts": {name: list(value) if isinstance(value, tuple) else value for name, value in card.facts},
        **{
            section.name: [
                {name: _plain(cell) for name, cell in zip(section.columns, row, strict=True)} for row in section.rows
            ]
            for section in card.sections
        },
    }


def _why_json(why: "Why") -> dict[str, object]:
    from dataclasses import asdict

    rows = [{name: value for name, value in asdict(each).items() if value is not None} for each in why.reasons]
    return {"answer": why.answer, "nearest": list(why.nearest), "reasons": rows}


def _plain(cell: object) -> object:
    """A name as its parts, so that programs need not look it up again."""
    from undersigned.graph.named import Named

    return {"name": str(cell), "id": cell.id, "iri": cell.iri} if isinstance(cell, Named) else cell


def _print_json(content: dict[str, object]) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=1))
