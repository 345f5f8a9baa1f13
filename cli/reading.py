"""Reading: `undersigned extract` reads letters without a corpus, `undersigned check` looks for what is not in order."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.asking_models import KEY, MODEL, URL, asking
from undersigned.cli.front import CORPUS, note, tell
from undersigned.cli.listing import FORMAT, show
from undersigned.graph.errors import InputError

if TYPE_CHECKING:
    from undersigned.graph.model import Letter
    from undersigned.graph.propose import Ask
    from undersigned.graph.rdf import Dataset, Report

_SIGNED = ("no", "organization", "acronym", "person", "role", "country", "capacity", "confidence")


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "format", type=click.Choice(("json", "table", "html")), default="json", show_default=True)
@click.option("--no-text", is_flag=True, help="Leave the letter's text out of the JSON.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write JSON or HTML to FILE, not to stdout."
)
@click.option(
    "--signatories", type=click.Path(path_type=Path), help="A table of those who signed: .csv, .tsv, .xlsx, .json."
)
@click.option(
    "--llm",
    is_flag=True,
    help="Let a language model propose further facts, as quotations of the letter. The letter's whole text leaves this"
    " machine: it is sent to the server at --llm-url. Without --llm nothing is ever sent.",
)
@click.option("--llm-url", envvar=URL, show_envvar=True, metavar="URL", help="The server, like https://host/v1.")
@click.option(
    "--llm-model", envvar=MODEL, show_envvar=True, metavar="NAME", help=f"The model; a key is read from {KEY}."
)
def extract(
    files: tuple[Path, ...],
    *,
    format: str,
    no_text: bool,
    output: Path | None,
    signatories: Path | None,
    llm: bool,
    llm_url: str | None,
    llm_model: str | None,
) -> None:
    """Read each FILE and print the facts found in it; no corpus is needed.

    One file gives one JSON object, several give JSON lines. A FILE ending in .yaml is a fact sheet. As html, one FILE
    gives one page, with every fact lit up in the letter's text and the issues beside it. The --signatories of a letter
    may stand in a table of its own; letter.signatories.csv beside letter.html is found by itself.

    Examples:
      undersigned extract letter.txt --format table
      undersigned extract letter.txt --format html -o page.html
      undersigned extract letters/*.txt --no-text > facts.jsonl
      undersigned extract letter.txt --llm --llm-url http://localhost:8080/v1 --llm-model NAME
    """
    if format == "html" and len(files) > 1:
        raise InputError(f"a page shows one letter, got {len(files)} files; name one FILE for --format html")
    if format == "table" and output is not None:
        raise click.UsageError("a table is printed; -o goes with --format json or html")
    if len(files) > 1 and signatories is not None:
        raise click.UsageError("--signatories belong to one letter; give one FILE with them")
    with asking(wanted=llm, url=llm_url, model=llm_model) as ask:
        letters = [_read(file, signatories, ask) for file in files]
    if format == "table":
        _print_tables(letters)
    elif format == "html":
        _put(_page(letters[0]), output)
    else:
        _put(_json(letters, text=not no_text), output)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@CORPUS
@FORMAT
def check(file: Path | None, corpus: Path | None, format: str) -> None:
    """Hold the corpus, or a dataset FILE (.ttl, .trig, .nq, .nt, .jsonld, .json), against the rules for its shape.

    Prints violations, the letters whose declared number of signatories differs from what was found, every issue, the
    judgements that could not be followed or contradict each other, and what would keep partners from importing it.
    Exits with 1 when a rule is violated; what is merely uncertain is listed and does not count.

    Examples:
      undersigned check
      undersigned check partner.ttl --format csv
    """
    from undersigned.cli.walk import open_reported
    from undersigned.graph.rdf import Dataset, validate
    from undersigned.graph.rdf.received import examined, refusal

    dataset, reports = (Dataset.read(file), ()) if file is not None else open_reported(corpus)
    report = examined(dataset) if file is not None else validate(dataset)
    told: list[Row] = [("judgement", None, None, each) for each in reports]
    refused = refusal(dataset) if file is None else None
    if refused is not None:
        told.append(("import", None, None, refused))
    rows = [*_findings(dataset, report), *_known(dataset, report), *told]
    show(("what", "letter", "where", "message"), rows, format=format)
    broken = sum(finding.severity == "violation" for finding in report.violations)
    note(f"{_size(dataset, report)}: {broken} violations, {len(rows) - broken} things to know")
    if not report.conforms:
        click.get_current_context().exit(1)


def _read(file: Path, signatories: Path | None = None, ask: "Ask | None" = None) -> "Letter":
    if file.suffix.lower() in (".yaml", ".yml"):
        if signatories is not None:
            raise InputError(f"{file}: a fact sheet lists its signatories itself; leave --signatories out")
        from undersigned.graph.corpus import read_sheet

        return read_sheet(file, id=file.stem)
    from undersigned.graph.extract import extract as extracted
    from undersigned.graph.ingest import read_source

    letter = extracted(read_source(file, signatories=signatories), id=file.stem)
    if ask is None:
        return letter
    from undersigned.graph.propose import propose

    return propose(letter, ask)


def _json(letters: list["Letter"], *, text: bool) -> str:
    from undersigned.graph.contract import letter_to_json

    # One object for people to read; several as JSON lines, which programs can take one by one.
    indent = 1 if len(letters) == 1 else None
    told = (json.dumps(letter_to_json(letter, text=text), ensure_ascii=False, indent=indent) for letter in letters)
    return "".join(f"{line}\n" for line in told)


def _page(letter: "Letter") -> str:
    from undersigned.viz.reading import reading_page

    return reading_page(letter)


def _put(content: str, output: Path | None) -> None:
    """Print, or write to a file that is there whole or not at all."""
    if output is None:
        click.echo(content, nl=False)
        return
    from undersigned.cli.outfile import write_atomically

    data = content.encode("utf-8", errors="backslashreplace")
    write_atomically(output, iter([data]))
    tell(f"wrote {output}: {len(data):,} bytes")


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
    for letter in (*dataset.letters(), *dataset.versions()):
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
        yield issue.severity, issue.printed_in or issue.letter_id, where, f"{issue.code}: {issue.message}"
