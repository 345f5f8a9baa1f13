"""Reading: `undersigned extract` reads letters without a corpus, `undersigned check` looks for what is not in order."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS, note
from undersigned.cli.listing import FORMAT, show
from undersigned.graph.errors import InputError

if TYPE_CHECKING:
    from undersigned.graph.model import Letter
    from undersigned.graph.rdf import Dataset, Report

_SIGNED = ("no", "organization", "acronym", "person", "role", "country", "capacity", "confidence")


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "format", type=click.Choice(("json", "table")), default="json", show_default=True)
@click.option("--no-text", is_flag=True, help="Leave the letter's text out of the JSON.")
def extract(files: tuple[Path, ...], format: str, no_text: bool) -> None:
    """Read each FILE and print the facts found in it; no corpus is needed.

    One file gives one JSON object, several give JSON lines. A FILE ending in .yaml is a fact sheet.

    Examples:
      undersigned extract letter.txt --format table
      undersigned extract letters/*.txt --no-text > facts.jsonl
    """
    letters = [_read(file) for file in files]
    if format == "json":
        _print_json(letters, text=not no_text)
    else:
        _print_tables(letters)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@CORPUS
@FORMAT
def check(file: Path | None, corpus: Path | None, format: str) -> None:
    """Hold the corpus, or a dataset FILE (.ttl, .trig, .nq), against the rules for its shape.

    Prints violations, the letters whose declared number of signatories differs from what was found, and every issue.
    Exits with 1 when a rule is violated; what is merely uncertain is listed and does not count.

    Examples:
      undersigned check
      undersigned check partner.ttl --format csv
    """
    from undersigned.cli.walk import open_corpus
    from undersigned.graph.rdf import Dataset, validate

    dataset = Dataset.read(file) if file is not None else open_corpus(corpus)
    report = validate(dataset)
    rows = [*_findings(dataset, report), *_known(dataset, report)]
    show(("what", "letter", "where", "message"), rows, format=format)
    broken = sum(finding.severity == "violation" for finding in report.violations)
    note(f"{_size(dataset, report)}: {broken} violations, {len(rows) - broken} things to know")
    if not report.conforms:
        click.get_current_context().exit(1)


def _read(file: Path) -> "Letter":
    if file.suffix.lower() in (".yaml", ".yml"):
        from undersigned.graph.corpus import read_sheet

        return read_sheet(file, id=file.stem)
    from undersigned.graph.extract import extract as extracted
    from undersigned.graph.ingest import read_source

    return extracted(read_source(file), id=file.stem)


def _print_json(letters: list["Letter"], *, text: bool) -> None:
    from undersigned.graph.contract import letter_to_json

    for letter in letters:
        # One object for people to read; several as JSON lines, which programs can take one by one.
        click.echo(
            json.dumps(letter_to_json(letter, text=text), ensure_ascii=False, indent=1 if len(letters) == 1 else None)
        )


def _print_tables(letters: list["Letter"]) -> None:
    from undersigned.cli.portrait import portrait, signed

    for letter in letters:
        click.echo(letter.source.name)
        for line in portrait(letter):
            click.echo(f"  {line}")
        show(_SIGNED, [signed(each) for each in letter.signatories], format="table")


Row = tuple[object, object, object, object]


def _known(dataset: "Dataset", report: "Report") -> list[Row]:
    """Differences and issues; what is too faulty to be read has violations that say so."""
    try:
        return [*_differences(dataset), *_issues(dataset)]
    except InputError:
        if report.conforms:
            raise
        note("the dataset is too faulty to list its counts and issues; mend the violations first")
        return []


def _size(dataset: "Dataset", report: "Report") -> str:
    triples = f"{len(dataset):,} triples"
    try:
        return f"{sum(1 for _ in dataset.letters())} letters, {triples}"
    except InputError:
        if report.conforms:
            raise
        return triples


def _findings(dataset: "Dataset", report: "Report") -> Iterator[Row]:
    for finding in report.violations:
        if finding.severity != "violation" and (finding.path or "").endswith("claimedSignatoryCount"):
            continue  # `_differences` says by how much
        where = finding.focus.removeprefix(dataset.base)
        value = "" if finding.value is None else f" (found {finding.value})"
        yield finding.severity, _letter_of(where), where, f"{finding.message}{value}"


def _letter_of(place: str) -> str | None:
    """The id of the letter that something with this short IRI belongs to."""
    return place.split("/")[1] if place.startswith("letter/") else None


def _differences(dataset: "Dataset") -> Iterator[Row]:
    for letter in dataset.letters():
        if letter.claimed_count is not None and letter.claimed_count != letter.found_count:
            unit = f" {letter.claimed_unit}" if letter.claimed_unit else ""
            message = f"declares {letter.claimed_count}{unit}, {letter.found_count} found"
            yield (
                "count",
                letter.id,
                None,
                message if letter.complete else f"{message}; its list is known to be cut off",
            )


def _issues(dataset: "Dataset") -> Iterator[Row]:
    for issue in dataset.issues():
        if issue.code == "count-mismatch":
            continue  # as above
        where = None if issue.evidence is None else f"{issue.evidence.start}-{issue.evidence.end}"
        yield issue.severity, issue.letter_id, where, f"{issue.code}: {issue.message}"
