import json
from pathlib import Path

from tests.cli.conftest import Run
from undersigned.graph.rdf import Dataset


def signers(corpus: Path) -> list[str]:
    """The names of two organizations under one letter."""
    dataset = Dataset.read(corpus / "build" / "dataset.nq")
    rows = [row for row in dataset.signatures() if row.organization is not None]
    return [row.named_as for row in rows if row.letter == rows[0].letter][:2]


def test_show_prints_a_card(run: Run, built_once: Path) -> None:
    """Facts and sections, for people."""
    name, other = signers(built_once)
    shown = run("show", name, "--corpus", built_once)
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith(f"{name}\norganization, organization/")
    assert "\nsignatures (" in shown.stdout
    assert other in shown.stdout.partition("\npartners (")[2]


def test_show_prints_json(run: Run, built_once: Path) -> None:
    """All rows, names with their IRIs, for programs."""
    name, other = signers(built_once)
    card = json.loads(run("show", name, "--corpus", built_once, "--format", "json").stdout)
    assert (card["name"], card["kind"]) == (name, "organization")
    assert other in {row["partner"]["name"] for row in card["partners"]}
    assert set(card["signatures"][0]) == {"date", "letter", "title", "as", "named_as"}
    assert card["signatures"][0]["letter"]["iri"].startswith("https://example.org/doors/letter/")


def test_a_name_of_nothing_is_one_line(run: Run, built_once: Path) -> None:
    """With the nearest names, and exit code 2."""
    name, _ = signers(built_once)
    wrong = f"{name}x"
    for command in (("show", wrong), ("why", wrong), ("why", name, wrong)):
        shown = run(*command, "--corpus", built_once)
        assert shown.exit_code == 2
        assert shown.stderr.count("\n") == 1
        assert name in shown.stderr.partition("nearest")[2]
    assert run("show", " ", "--corpus", built_once).exit_code == 2


def test_why_prints_the_lines_behind_a_tie(run: Run, built_once: Path) -> None:
    """Both printed lines, with rule and place."""
    name, other = signers(built_once)
    shown = run("why", name, other, "--corpus", built_once)
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith(f"{name} and {other} both signed 2 letters\n")
    assert shown.stdout.count("by the rule") == 4


def test_why_takes_the_iri_of_a_statement(run: Run, built_once: Path) -> None:
    """Whole, or from the base on; as JSON with the same reasons."""
    name, _ = signers(built_once)
    reason = json.loads(run("why", name, "--corpus", built_once, "--format", "json").stdout)["reasons"][0]
    short = reason["iri"].removeprefix("https://example.org/doors/")
    for iri in (reason["iri"], short):
        again = json.loads(run("why", iri, "--corpus", built_once, "--format", "json").stdout)
        assert again["reasons"][0]["words"] == reason["words"]
        assert again["reasons"][0]["start"] == reason["start"]
