"""`undersigned versions`, on a corpus whose letter was put up a second time."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything
from tests.graph.postings.letters import TEXT
from undersigned.cli.walk import build
from undersigned.graph.corpus import read_corpus

HEAD = "{title}\n\n4 May 2022\n\nDear Chancellor Scholz,\n\nOn behalf of {count} organizations, we write to you.\n\n"
FIRST = ("Free Tibet", "Hong Kong Watch", "Lawyers Beyond Walls")
MORE = (*FIRST, "Harbour Watch", "Open Ports Network")


def printed(title: str, names: tuple[str, ...], text: tuple[str, ...] = TEXT) -> str:
    """A letter as plain text."""
    body = "\n\n".join(text)
    listed = "\n".join(f"{number}. {name}" for number, name in enumerate(names, start=1))
    return f"{HEAD.format(title=title, count=len(names))}{body}\n\nSigned by:\n\n{listed}\n"


@pytest.fixture(scope="module")
def posted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of one letter in two postings, and another letter, with its build."""
    folder = tmp_path_factory.mktemp("posted") / "corpus"
    other = (
        "A song festival was forbidden in the valley, and its singers wait for their day in an open court of law.",
    )
    for id, text in (
        ("harbour", printed("Open the harbour town", FIRST)),
        ("harbour-again", printed("Groups write to Berlin", MORE)),
        ("songs", printed("Let the valley sing", FIRST, other)),
    ):
        (folder / "letters" / id).mkdir(parents=True)
        (folder / "letters" / id / "letter.txt").write_text(text)
    (folder / "letters" / "harbour-again" / "letter.toml").write_text('url = "https://example.org/berlin"\n')
    (folder / "corpus.toml").write_text(
        'title = "Harbours"\nbase_iri = "https://example.org/h/"\nlicence = "CC0-1.0"\n'
    )
    build(read_corpus(folder), folder / "build")
    return folder


def test_letters_put_up_more_than_once_are_listed(run: Run, posted: Path) -> None:
    """A row a posting; nothing is written."""
    before = everything(posted)
    result = run("versions", "--corpus", posted, "--format", "json")
    assert result.exit_code == 0
    rows = [(row["letter"], row["posting"], row["signatories"], row["url"]) for row in json.loads(result.stdout)]
    assert rows == [("harbour", "harbour", 3, None), ("harbour", "harbour-again", 5, "https://example.org/berlin")]
    assert everything(posted) == before


@pytest.mark.parametrize("name", ["harbour", "harbour-again", "Groups write to Berlin"])
def test_one_letter_shows_what_changed(run: Run, posted: Path, name: str) -> None:
    """By the id or the title of any posting: where they stand, and who signed late, and which words differ."""
    rows = json.loads(run("versions", name, "--corpus", posted, "--format", "json").stdout)
    assert [(row["what"], row["posting"], row["now"], row["url"]) for row in rows] == [
        ("posting", "harbour", "Open the harbour town (2022-05-04, en)", None),
        ("posting", "harbour-again", "Groups write to Berlin (2022-05-04, en)", "https://example.org/berlin"),
        ("late", "harbour-again", "Harbour Watch", None),
        ("late", "harbour-again", "Open Ports Network", None),
        ("words", "harbour-again", "Groups write to Berlin", None),
        ("words", "harbour-again", "5", None),
    ]


def test_a_letter_put_up_once_has_one_row(run: Run, posted: Path) -> None:
    """And a note that says so."""
    result = run("versions", "songs", "--corpus", posted)
    assert result.stdout.count("posting") == 2
    assert result.stderr == "it was put up once\n"


def test_a_corpus_without_reposts_has_nothing_to_list(run: Run, built_once: Path) -> None:
    """The head alone, and a note."""
    result = run("versions", "--corpus", built_once, "--format", "csv")
    assert result.stdout == "letter,posting,date,title,publisher,language,signatories,url\n"
    assert "no letter here was put up more than once" in result.stderr


def test_a_letter_that_is_not_there_is_a_mistake(run: Run, posted: Path) -> None:
    """In one line, with what is near."""
    result = run("versions", "harbor", "--corpus", posted)
    assert result.exit_code == 2
    assert result.stderr.startswith("undersigned: no letter here is called 'harbor'; the nearest")
    assert result.stderr.count("\n") == 1


def test_the_build_counts_the_letter_once(run: Run, posted: Path) -> None:
    """In the summary, the tables and the pages."""
    said = run("build", "--corpus", posted).stdout
    assert "2 letters in 3 postings (3 documents)" in said
    assert "8 signatures by 5 organizations" in said
    assert "1 question for a person" in said
    index = (posted / "build" / "site" / "index.html").read_text("utf-8")
    assert index.count("also posted") == 1
    tables = posted / "build" / "tables"
    assert (tables / "letters.csv").read_text().count("\n") == 4
    assert "harbour-again,Groups write to Berlin" in (tables / "letters.csv").read_text()
    signed = [line for line in (tables / "organizations.csv").read_text().splitlines() if "Free Tibet" in line]
    assert ",2,2,2022-05-04,2022-05-04," in signed[0]
    assert run("check", "--corpus", posted).exit_code == 0
