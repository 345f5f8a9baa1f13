import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factory import letter, org, person
from undersigned.cli.summary import asked, lines, summarize
from undersigned.cli.walk import BuildReport
from undersigned.graph.corpus import read_corpus
from undersigned.graph.model import Letter
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve import resolve


def said(root: Path, *letters: Letter) -> list[str]:
    """The summary of a build of these letters."""
    corpus = read_corpus(root)
    clusters = resolve(letters)
    dataset = Dataset.from_letters(letters, clusters, base=corpus.base_iri, title="Doors", licence="")
    return lines(BuildReport(root / "build", True, 1, summarize(corpus, letters, clusters, dataset)), corpus)


def test_who_only_works_somewhere_does_not_make_it_sign(root: Path) -> None:
    """An affiliation is not counted among the organizations that signed."""
    alone = letter(signed_by=[org("Free Tibet"), person("Jo Ann", of="A University", individual=True)])
    assert "Found      2 signatures by 1 organization and 1 person" in said(root, alone)


def test_questions_are_sentences_with_the_names(root: Path) -> None:
    """So that a person can answer without opening a file."""
    letters = [letter(signed_by=[org("Covenant Watch"), org("Covenants Watch")])]
    (question,) = asked(resolve(letters))
    assert question.startswith("Covenant Watch [organization/covenant-watch] / Covenants Watch [")
    told = said(root, *letters)
    assert f"             {question}" in told
    assert any("undersigned review --corpus" in line for line in told)


@pytest.mark.parametrize("name", ["PEN America", "Women’s Group", "It's $HOME; `rm`"])
def test_what_to_try_next_can_be_pasted(root: Path, name: str) -> None:
    """Whatever the busiest organization is called."""
    tried = next(line for line in said(root, letter(signed_by=[org(name)])) if "cosigners" in line)
    words = shlex.split(tried.strip())
    assert words[-2:] == ["--param", f"org={name}"]


def test_letters_of_one_date_are_not_said_to_span_time(root: Path) -> None:
    """One date, or none."""
    one = letter(date="2021-02-18")
    assert any(line.endswith(", 2021-02-18") for line in said(root, one))
    assert not any(" to 2021" in line for line in said(root, one))
    undated = replace(one, date=None)
    assert any("1 without a date" in line for line in said(root, undated))
